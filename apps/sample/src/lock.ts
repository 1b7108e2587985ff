import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { UserFacingError } from './errors.ts';
import { parseJson, readIfExists, writeWhole } from './files.ts';

const Holder = z.object({
	/** Of the process that uses the folder. */
	pid: z.int(),
	/** Of its editor. */
	url: z.string(),
});
type Holder = z.infer<typeof Holder>;

const lockName = 'lock';
const holderName = 'running.json';

/** These files stay when a folder is emptied: a lock file that is deleted and made again locks nothing. */
export const lockFiles: readonly string[] = [lockName, holderName];

/**
 * Locks a folder for this process and returns how to unlock it. The lock is the one that SQLite takes from the system
 * on an empty file: it ends with the process, also after kill -9, so there are no stale locks to detect.
 */
export async function lockFolder(folder: string, holder: Holder): Promise<() => Promise<void>> {
	const database = await acquire(join(folder, lockName));
	if (!database) throw await inUse(folder);
	const file = join(folder, holderName);
	try {
		await writeWhole(file, JSON.stringify(holder));
	} catch (error) {
		database.close();
		throw error;
	}
	return async () => {
		if (!database.isOpen) return;
		await rm(file, { force: true });
		database.close();
	};
}

/** `undefined` when another process holds the lock. */
async function acquire(file: string): Promise<DatabaseSync | undefined> {
	const database = new DatabaseSync(file, { open: false });
	try {
		database.open();
		// No journal file beside it: it would need space, and stay after kill -9.
		database.exec('PRAGMA journal_mode = MEMORY');
		// Of several processes that ask at the same time, exactly one gets this lock.
		database.exec('BEGIN IMMEDIATE');
		return database;
	} catch (error) {
		if (database.isOpen) database.close();
		if (isBusy(error)) return undefined;
		// SQLite does not say why it cannot open or write a file; the system does.
		await (await open(file, 'a')).close();
		throw error;
	}
}

/** @see https://www.sqlite.org/rescode.html#busy */
const isBusy = (error: unknown) =>
	error instanceof Error && 'errcode' in error && error.errcode === 5;

async function inUse(folder: string): Promise<Error> {
	const holder = await readHolder(join(folder, holderName));
	const place = holder ? ` at ${holder.url} (process ${holder.pid})` : '';
	return new UserFacingError(
		`The data folder ${folder} is in use by another "npm start"${place}. Use that one, stop it first, or start a second one with a folder and ports of its own: npm start -- --data <folder> --port <port> --simulator-port <port>`,
	);
}

/** `undefined` in the moment between the lock of another process and what it writes about itself. */
async function readHolder(file: string): Promise<Holder | undefined> {
	return Holder.safeParse(parseJson((await readIfExists(file)) ?? '')).data;
}
