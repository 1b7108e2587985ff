import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replaceFile } from './replace-file.ts';

/** A rename that fails some times before it works, and what was waited in between. */
function failing(code: string, times: number) {
	const calls: string[] = [];
	const waits: number[] = [];
	return {
		calls,
		waits,
		sleep: async (pause: number) => waits.push(pause),
		move: async (from: string, to: string) => {
			calls.push(`${from} ${to}`);
			if (calls.length <= times) throw Object.assign(new Error(code), { code });
		},
	};
}

test('a file takes the place of another one', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'replace-file-'));
	const [from, to] = [join(folder, 'new'), join(folder, 'old')];
	await writeFile(from, 'new');
	await writeFile(to, 'old');
	await replaceFile(from, to);
	expect(await readFile(to, 'utf8')).toBe('new');
});

test.each(['EPERM', 'EACCES', 'EBUSY'])('on Windows, %s is waited for', async (code) => {
	const { calls, waits, ...options } = failing(code, 2);
	await replaceFile('a', 'b', { platform: 'win32', ...options });
	expect([calls, waits]).toEqual([
		['a b', 'a b', 'a b'],
		[10, 20],
	]);
});

test.each([
	['win32', 'EPERM', 8],
	['win32', 'ENOENT', 1],
	['linux', 'EPERM', 1],
])('on %s, %s ends after %i attempts', async (platform, code, attempts) => {
	const { calls, waits, ...options } = failing(code, 100);
	await expect(replaceFile('a', 'b', { platform, ...options })).rejects.toThrow(code);
	expect([calls.length, waits.length]).toEqual([attempts, attempts - 1]);
});
