import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, utimes } from 'node:fs/promises';
import { WebexError } from '@webex-nodes/http';

/** Nobody else gave the lock back in time. */
export class WebexLockError extends WebexError {
	static override readonly brand = 'WebexLockError';
}

export interface LockOptions {
	/** A holder that has not renewed the lock for so long is taken to be dead. In milliseconds. */
	readonly lease?: number;
	/** How long to wait for another holder. In milliseconds. */
	readonly patience?: number;
}

/**
 * Runs work while a file exists that only one process can create. The holder renews the file's time; one that
 * died stops doing so, and the lock is taken from it.
 */
export async function withFileLock<Result>(
	path: string,
	work: () => Promise<Result>,
	{ lease = 10_000, patience = 30_000 }: LockOptions = {},
): Promise<Result> {
	const owner = randomUUID();
	await acquire(path, owner, { lease, patience });
	const renewal = setInterval(() => {
		const now = new Date();
		// Taken by another: the end of the work will notice that too.
		utimes(path, now, now).catch(() => undefined);
	}, lease / 4);
	renewal.unref();
	try {
		return await work();
	} finally {
		clearInterval(renewal);
		if ((await ownerOf(path)) === owner) await rm(path, { force: true });
	}
}

async function acquire(
	path: string,
	owner: string,
	{ lease, patience }: Required<LockOptions>,
): Promise<void> {
	const deadline = Date.now() + patience;
	for (;;) {
		if (await create(path, owner)) return;
		await removeDead(path, lease);
		if (Date.now() > deadline) {
			throw new WebexLockError(
				`${path} is held by another process for more than ${patience / 1000} seconds: is one hanging? Try again, or delete the file when no such process runs`,
			);
		}
		await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20));
	}
}

async function create(path: string, owner: string): Promise<boolean> {
	try {
		const file = await open(path, 'wx', 0o600);
		await file.writeFile(owner);
		await file.close();
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

/** Moving it aside succeeds for one process only; what was moved by mistake is put back. */
async function removeDead(path: string, lease: number): Promise<void> {
	const age = await ageOf(path);
	if (age === undefined || age < lease) return;
	const aside = `${path}.${randomUUID()}`;
	try {
		await rename(path, aside);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
		throw error;
	}
	const moved = await ageOf(aside);
	if (moved !== undefined && moved < lease) await rename(aside, path);
	else await rm(aside, { force: true });
}

async function ageOf(path: string): Promise<number | undefined> {
	try {
		const file = await open(path, 'r');
		const { mtimeMs } = await file.stat();
		await file.close();
		return Date.now() - mtimeMs;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}

async function ownerOf(path: string): Promise<string | undefined> {
	return await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return undefined;
		throw error;
	});
}
