import { mkdir, mkdtemp, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { explainFolder, openDataFolder, type Secrets } from '../src/data-folder.ts';
import { UserFacingError } from '../src/errors.ts';

let parent: string;
beforeEach(async () => {
	parent = await mkdtemp(join(tmpdir(), 'sample-data-'));
});

const url = 'http://127.0.0.1:5678';

/** As one start of the sample that then ends. */
async function secretsOf(folder: string, reset = false): Promise<Secrets> {
	await using opened = await openDataFolder(folder, { url, reset });
	return opened.secrets;
}

test('creates secrets once, readable by their owner only, and reads them the next time', async () => {
	const folder = join(parent, 'a', 'b');
	const first = await secretsOf(folder);
	const second = await secretsOf(folder);
	const { mode } = await stat(join(folder, 'secrets.json'));
	expect([second, mode & 0o777]).toEqual([first, 0o600]);
});

test('with --reset, starts with an empty folder', async () => {
	const folder = join(parent, 'a');
	const first = await secretsOf(folder);
	await mkdir(join(folder, '.n8n'));
	await writeFile(join(folder, '.n8n', 'database'), 'x');
	const second = await secretsOf(folder, true);
	expect(await readdir(folder)).toEqual(['lock', 'secrets.json']);
	expect(second.encryptionKey).not.toBe(first.encryptionKey);
});

test('says that a part of the path is a file', async () => {
	await writeFile(join(parent, 'file'), 'x');
	const folder = join(parent, 'file', 'data');
	await expect(openDataFolder(folder, { url })).rejects.toThrow(
		`The data folder ${folder} cannot be used: a part of its path is a file. Mend that, or choose another folder with --data.`,
	);
});

test.each(['{"encryptionKey":', '{"encryptionKey":"key"}', ''])(
	'says that its own file is damaged when it contains %j',
	async (text) => {
		await writeFile(join(parent, 'secrets.json'), text);
		await expect(openDataFolder(parent, { url })).rejects.toThrow(
			`The data folder ${parent} cannot be used: its secrets.json is damaged ("npm start -- --reset" starts with empty data).`,
		);
	},
);

test.each([
	['EROFS', 'it is on a disk that is mounted read-only'],
	['ENOSPC', 'the disk has less than 200 MB left'],
	['EACCES', 'it may not be written to'],
])('explains %s, also when n8n is already running', (code, reason) => {
	const error = Object.assign(new Error('write'), { code });
	expect(explainFolder('/data', error)).toEqual(
		new UserFacingError(
			`The data folder /data cannot be used: ${reason}. Mend that, or choose another folder with --data.`,
		),
	);
});
