import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type FileHandle, mkdtemp, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { withFileLock } from './lock.ts';

let path: string;
beforeEach(async () => {
	path = join(await mkdtemp(join(tmpdir(), 'webex-auth-lock-')), 'token.lock');
});

const diskFull = Object.assign(new Error('ENOSPC: no space left on device, write'), {
	code: 'ENOSPC',
});

/** A file on a disk that is full; counts handles that were closed. */
function onFullDisk() {
	const counts = { opened: 0, closed: 0 };
	const openOnFullDisk: typeof open = async (...file) => {
		const handle = await open(...file);
		counts.opened += 1;
		return new Proxy(handle, {
			get: (target: FileHandle, name) => {
				if (name === 'writeFile') return () => Promise.reject(diskFull);
				if (name !== 'close') return Reflect.get(target, name);
				return async () => {
					counts.closed += 1;
					await target.close();
				};
			},
		});
	};
	return { counts, open: openOnFullDisk };
}

test('on a full disk no handle stays open and no empty lock stays behind', async () => {
	const { counts, open } = onFullDisk();
	const work = async () => 'not reached';
	await expect(withFileLock(path, work, { open })).rejects.toThrow('no space left on device');
	expect([counts, existsSync(path)]).toEqual([{ opened: 1, closed: 1 }, false]);
	expect(await withFileLock(path, async () => 'next', { patience: 0 })).toBe('next');
});

/** Windows answers this to whoever opens the file of another holder while it is being removed. */
function beingRemoved(times: number) {
	let calls = 0;
	const openLater: typeof open = async (...file) => {
		calls += 1;
		if (calls <= times) throw Object.assign(new Error('EPERM: not permitted'), { code: 'EPERM' });
		rmSync(path, { force: true });
		return await open(...file);
	};
	return { open: openLater };
}

// One is made, and read, in each round: both fail.
test.each([
	['win32', 6, 'done'],
	['win32', Number.POSITIVE_INFINITY, 'EPERM: not permitted'],
	['linux', 1, 'EPERM: not permitted'],
])('on %s, a lock that nobody can open %d times', async (platform, times, result) => {
	writeFileSync(path, 'another holder');
	const options = { ...beingRemoved(times), platform, patience: 200 };
	const said = withFileLock(path, async () => 'done', options).catch((error) => error.message);
	expect(await said).toBe(result);
});

test('the lock names its holder while the work runs, and is gone afterwards', async () => {
	const owner = await withFileLock(path, async () => readFileSync(path, 'utf8'));
	expect([owner, readdirSync(join(path, '..'))]).toEqual([
		expect.stringMatching(/^[0-9a-f-]{36}$/),
		[],
	]);
});
