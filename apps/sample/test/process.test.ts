import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { isFree } from './ports.ts';

const starter = fileURLToPath(new URL('start-child.ts', import.meta.url));
let started: ChildProcess | undefined;
afterEach(() => started?.kill('SIGKILL'));

const source = `
const server = require('node:net').createServer().listen(0, '127.0.0.1', () => {
	console.log(JSON.stringify({ args: process.argv.slice(1), port: server.address().port }));
});`;

test.each([
	['a program', []],
	['a program that is not written for Node', ['--binary', process.execPath]],
])(
	'%s gets its own arguments, and ends when the process that started it is killed',
	async (_, before) => {
		const program = join(await mkdtemp(join(tmpdir(), 'sample-process-')), 'program.cjs');
		await writeFile(program, source);
		const child = spawn(process.execPath, [starter, ...before, program], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		started = child;
		const [line]: string[] = await once(createInterface(child.stdout), 'line');
		const { args, port } = JSON.parse(line ?? '{}');
		expect([args, await isFree(port)]).toEqual([[program, 'start'], false]);
		child.kill('SIGKILL');
		await once(child, 'exit');
		await expect.poll(() => isFree(port), { timeout: 5000 }).toBe(true);
	},
	30_000,
);
