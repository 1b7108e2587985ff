import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDataFolder } from '../src/data-folder.ts';

const program = fileURLToPath(new URL('open-folder.ts', import.meta.url));
const url = 'http://127.0.0.1:5678';

let folder: string;
let started: ChildProcess[];
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'sample-lock-'));
	started = [];
});
afterEach(() => {
	for (const child of started) child.kill('SIGKILL');
});

/** Another process that opens the folder, and its first line. */
async function openInProcess(...options: string[]) {
	const child = spawn(process.execPath, [program, ...options, folder], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	started.push(child);
	const [line]: string[] = await once(createInterface(child.stdout), 'line');
	return { child, line };
}

async function contents() {
	const names = (await readdir(folder)).sort();
	return await Promise.all(
		names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')]),
	);
}

const inUse = (pid: number | undefined) =>
	`The data folder ${folder} is in use by another "npm start" at ${url} (process ${pid}). Use that one, stop it first, or start a second one with a folder and ports of its own: npm start -- --data <folder> --port <port> --simulator-port <port>`;

test('a second process is refused with the address of the first one, and changes nothing', async () => {
	const { child } = await openInProcess();
	await writeFile(join(folder, 'database'), 'x');
	const before = await contents();
	const second = await openInProcess();
	const third = await openInProcess('--reset');
	expect([second.line, third.line]).toEqual([inUse(child.pid), inUse(child.pid)]);
	expect(await contents()).toEqual(before);
}, 60_000);

test('of four processes that start at the same time, one gets the folder', async () => {
	const opened = await Promise.all([1, 2, 3, 4].map(async () => await openInProcess()));
	const refused = opened.filter(({ line }) => line !== 'opened');
	expect([opened.length, refused.length]).toEqual([4, 3]);
	for (const { line } of refused) expect(line).toContain(`${folder} is in use by another`);
}, 60_000);

test('after kill -9 of its process the folder can be opened at once', async () => {
	const { child } = await openInProcess();
	child.kill('SIGKILL');
	await once(child, 'exit');
	const next = await openInProcess();
	const later = await openInProcess();
	expect([next.line, later.line]).toEqual(['opened', inUse(next.child.pid)]);
}, 60_000);

test('a folder that is closed can be opened again, by the same process too', async () => {
	const first = await openDataFolder(folder, { url });
	await first.close();
	await first.close();
	const second = await openDataFolder(folder, { url });
	await expect(openDataFolder(folder, { url })).rejects.toThrow(inUse(process.pid));
	await second.close();
	expect(second.secrets).toEqual(first.secrets);
});

test('a folder that failed to open is not locked', async () => {
	await writeFile(join(folder, 'secrets.json'), '{');
	await expect(openDataFolder(folder, { url })).rejects.toThrow('its secrets.json is damaged');
	const again = await openDataFolder(folder, { url, reset: true });
	await again.close();
	expect(again.secrets.login.email).toBe('owner@example.com');
});
