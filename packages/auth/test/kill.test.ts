import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createKey, fileStore } from '../src/file.ts';
import { Token } from '../src/index.ts';

const program = fileURLToPath(new URL('./write-and-die.ts', import.meta.url));
const key = createKey();

/** Create, write, sync, close, rename, sync folder. */
const steps = 6;
/** The kill comes before a step, not at a time: one round finds what ten find, unless the machine orders things otherwise. */
const rounds = 10;

/** Runs the program until it is killed before a step, or to its end. */
async function runUntil(step: number, path: string) {
	const child = spawn(process.execPath, [program, path, key, String(step)], { stdio: 'inherit' });
	const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
	return signal;
}

async function writeAndDie(step: number) {
	const folder = await mkdtemp(join(tmpdir(), 'webex-auth-kill-'));
	const path = join(folder, 'token');
	const store = fileStore({ path, key, lease: 100 });
	await store.save(new Token({ accessToken: 'one', issuedAt: 1 }));
	const signal = await runUntil(step, path);
	const found = (await store.load())?.accessToken;
	// The next process is not stopped by the files that the dead one left.
	await store.exclusively(async () => {
		await store.save(new Token({ accessToken: 'three', issuedAt: 3 }));
	});
	const after = (await store.load())?.accessToken;
	return { step, signal, found, after, left: await readdir(folder) };
}

test(`a process that is killed at any step of a write leaves a readable token (${steps * rounds} kills)`, async () => {
	// Node keeps its compiled code only when a program ends by itself: the 240 others start faster then.
	await runUntil(0, join(await mkdtemp(join(tmpdir(), 'webex-auth-kill-')), 'token'));
	const outcomes = [];
	for (let round = 0; round < rounds; round++) {
		const all = Array.from({ length: steps }, (_, index) => writeAndDie(index + 1));
		outcomes.push(...(await Promise.all(all)));
	}
	const expected = (step: number) => ({
		step,
		signal: 'SIGKILL',
		// From the step after the rename on, the new one is there.
		found: step <= 5 ? 'one' : 'two',
		after: 'three',
		left: ['token'],
	});
	expect(outcomes).toEqual(outcomes.map(({ step }) => expected(step)));
	expect(outcomes.length).toBe(steps * rounds);
}, 240_000);
