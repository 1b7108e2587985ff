import { randomUUID } from 'node:crypto';
import { type FileHandle, open as openFile, readFile, rename, rm, utimes } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebexError } from '@webex-nodes/http';
import { hasCode } from './system-error.ts';

/** Another process held the lock for longer than this one was willing to wait. */
export class WebexLockError extends WebexError {
	static override readonly brand = 'WebexLockError';
}

export interface LockOptions {
	/** A holder that has not renewed the lock for this long is taken to be dead. In milliseconds. */
	readonly lease?: number;
	/** How long to wait for another holder. In milliseconds. */
	readonly patience?: number;
}

/** How files are opened, and the system, are parameters: no test can make a full disk, or Windows. */
interface System {
	readonly open: typeof openFile;
	readonly platform: string;
}

/** Windows also answers these while another process is removing the file. */
const leaving = ['EACCES', 'EBUSY', 'EPERM'];

const isLeaving = (error: unknown, platform: string): boolean =>
	platform === 'win32' && leaving.some((code) => hasCode(error, code));

/** For `catch`: no file is there, or none will be in a moment. */
const ignoringGone =
	(platform: string) =>
	(error: unknown): undefined => {
		if (hasCode(error, 'ENOENT') || isLeaving(error, platform)) return undefined;
		throw error;
	};

/**
 * Runs work while a file exists that only one process can create. The holder renews the time of the file; a holder
 * that died stops doing so, and the next process takes the lock from it.
 */
export async function withFileLock<Result>(
	path: string,
	work: () => Promise<Result>,
	{
		lease = 10_000,
		patience = 30_000,
		open = openFile,
		platform = process.platform,
	}: LockOptions & Partial<System> = {},
): Promise<Result> {
	const owner = randomUUID();
	await acquire(path, owner, { lease, patience, open, platform });
	const renewal = setInterval(() => {
		const now = new Date();
		// A renewal that fails makes the lease end early, and must not end the process. Who holds the lock is checked
		// once more before it is removed.
		utimes(path, now, now).catch(() => undefined);
	}, lease / 4);
	renewal.unref();
	try {
		return await work();
	} finally {
		clearInterval(renewal);
		if ((await ownerOf(path, platform)) === owner) await rm(path, { force: true });
	}
}

async function acquire(
	path: string,
	owner: string,
	{ lease, patience, ...system }: Required<LockOptions> & System,
): Promise<void> {
	const deadline = Date.now() + patience;
	for (;;) {
		if (await create(path, owner, system, Date.now() > deadline)) return;
		await removeDead(path, lease, system);
		if (Date.now() > deadline) {
			throw new WebexLockError(
				`${path} is held by another process for more than ${patience / 1000} seconds: is one hanging? Try again, or delete the file when no such process runs`,
			);
		}
		await sleep(5 + Math.random() * 20);
	}
}

async function create(
	path: string,
	owner: string,
	{ open, platform }: System,
	isLast: boolean,
): Promise<boolean> {
	const file = await open(path, 'wx', 0o600).catch((error: unknown) => {
		if (hasCode(error, 'EEXIST')) return undefined;
		// What lasts is a folder that nobody may write to.
		if (isLeaving(error, platform) && !isLast) return undefined;
		throw error;
	});
	if (!file) return false;
	try {
		await writeAndClose(file, owner);
		return true;
	} catch (error) {
		// An empty lock would stop every process until its lease ends.
		await rm(path, { force: true });
		throw error;
	}
}

async function writeAndClose(file: FileHandle, text: string): Promise<void> {
	try {
		await file.writeFile(text);
	} finally {
		await file.close();
	}
}

/** Moving it aside succeeds for one process only; a lock that was moved by mistake is put back. */
async function removeDead(path: string, lease: number, system: System): Promise<void> {
	const age = await ageOf(path, system);
	if (age === undefined || age < lease) return;
	const aside = `${path}.${randomUUID()}`;
	const gone = ignoringGone(system.platform);
	const isMoved = await rename(path, aside).then(() => true, gone);
	if (!isMoved) return;
	const moved = await ageOf(aside, system);
	if (moved !== undefined && moved < lease) await rename(aside, path);
	else await rm(aside, { force: true });
}

/** Read through a handle: some network disks answer the time of a path from a cache. */
async function ageOf(path: string, { open, platform }: System): Promise<number | undefined> {
	const file = await open(path, 'r').catch(ignoringGone(platform));
	if (!file) return undefined;
	try {
		const { mtimeMs } = await file.stat();
		return Date.now() - mtimeMs;
	} finally {
		await file.close();
	}
}

const ownerOf = async (path: string, platform: string): Promise<string | undefined> =>
	await readFile(path, 'utf8').catch(ignoringGone(platform));
