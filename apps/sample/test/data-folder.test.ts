import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { explainFolder, openDataFolder } from '../src/data-folder.ts';

let parent: string;
beforeEach(async () => {
	parent = await mkdtemp(join(tmpdir(), 'sample-data-'));
});

test('makes up secrets once, for its owner only, and reads them the next time', async () => {
	const folder = join(parent, 'a', 'b');
	const first = await openDataFolder(folder);
	const second = await openDataFolder(folder);
	const { mode } = await stat(join(folder, 'secrets.json'));
	expect([second, mode & 0o777]).toEqual([first, 0o600]);
});

test('starts anew when it is asked to', async () => {
	const folder = join(parent, 'a');
	const first = await openDataFolder(folder);
	await writeFile(join(folder, 'database'), 'x');
	const second = await openDataFolder(folder, { reset: true });
	await expect(readFile(join(folder, 'database'))).rejects.toThrow('ENOENT');
	expect(second.encryptionKey).not.toBe(first.encryptionKey);
});

test('says that a part of the path is a file', async () => {
	await writeFile(join(parent, 'file'), 'x');
	const folder = join(parent, 'file', 'data');
	await expect(openDataFolder(folder)).rejects.toThrow(
		`The data folder ${folder} cannot be used: a part of its path is a file. Mend that, or choose another folder with --data.`,
	);
});

test('says that its own file is damaged', async () => {
	await writeFile(join(parent, 'secrets.json'), '{"encryptionKey":');
	await expect(openDataFolder(parent)).rejects.toThrow(/its secrets\.json is damaged/);
});

test.each([
	['EROFS', 'it is on a disk that is mounted read-only'],
	['ENOSPC', 'the disk has less than 200 MB left'],
	['EACCES', 'it may not be written to'],
])('explains %s, also when n8n is already running', (code, reason) => {
	const error = Object.assign(new Error('write'), { code });
	expect(explainFolder('/data', error).message).toBe(
		`The data folder /data cannot be used: ${reason}. Mend that, or choose another folder with --data.`,
	);
});
