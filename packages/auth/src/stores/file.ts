import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { WebexInputError } from '@webex-nodes/http';
import { Token, type TokenFields, type TokenStore } from '../token.ts';
import { readKey, seal, unseal } from './encryption.ts';
import { type LockOptions, withFileLock } from './lock.ts';
import { createQueue } from './queue.ts';

export interface FileStoreOptions extends LockOptions {
	/** The file that holds the token; its folder is made when it is missing. */
	readonly path: string;
	/** 32 bytes in base64 or hexadecimal digits: from the environment, or from `readKeyFile`. */
	readonly key: string;
	/** Hears of each step of a write before it is taken: for tests that end the process there. */
	readonly onStep?: (step: WriteStep) => void;
}

export type WriteStep = 'close' | 'create' | 'rename' | 'sync' | 'sync folder' | 'write';

/** Keeps one token in a file, encrypted with AES-256-GCM. Several processes may share it. */
export function fileStore({
	path,
	key: keyText,
	onStep = () => {},
	...lock
}: FileStoreOptions): TokenStore {
	const key = readKey(keyText);
	// Within the process callers wait in memory; across processes by the lock file.
	const queue = createQueue();

	const unreadable = (reason: string) => new WebexInputError('path', `${path} ${reason}`);

	async function load(): Promise<Token | undefined> {
		await requirePrivate(path, 'path');
		const text = await readFile(path, 'utf8').catch(ignoreMissing);
		if (text === undefined) return undefined;
		try {
			return new Token(JSON.parse(unseal(key, text)) as TokenFields);
		} catch (error) {
			throw unreadable((error as Error).message);
		}
	}

	/** The old file stays in place until the new one is on the disk whole. */
	async function save(token: Token | undefined): Promise<void> {
		await mkdir(dirname(path), { recursive: true, mode: 0o700 });
		if (!token) {
			await rm(path, { force: true });
			return;
		}
		await removeLeftovers(path);
		const next = `${path}.${randomUUID()}.new`;
		onStep('create');
		const file = await open(next, 'wx', 0o600);
		try {
			onStep('write');
			await file.writeFile(seal(key, JSON.stringify(token.reveal())));
			onStep('sync');
			await file.sync();
		} finally {
			onStep('close');
			await file.close();
		}
		onStep('rename');
		await rename(next, path);
		onStep('sync folder');
		await syncFolder(dirname(path));
	}

	return {
		load,
		save,
		exclusively: async (work) => {
			await mkdir(dirname(path), { recursive: true, mode: 0o700 });
			return await queue(() => withFileLock(`${path}.lock`, work, lock));
		},
	};
}

/** Reads a key that stands in a file of its own, which nobody else may read. */
export async function readKeyFile(path: string): Promise<string> {
	await requirePrivate(path, 'keyFile');
	const text = await readFile(path, 'utf8').catch(ignoreMissing);
	if (text === undefined) {
		throw new WebexInputError('keyFile', `expected a key in ${path}, the file does not exist`);
	}
	readKey(text);
	return text.trim();
}

async function requirePrivate(path: string, field: string): Promise<void> {
	// Windows has no such bits; there the folder of the user protects.
	if (process.platform === 'win32') return;
	const found = await stat(path).catch(ignoreMissing);
	if (found && (found.mode & 0o077) !== 0) {
		throw new WebexInputError(
			field,
			`${path} can be read by others (mode ${(found.mode & 0o777).toString(8)}): "chmod 600 ${path}", and take the secrets in it for known if it was so for long`,
		);
	}
}

/** What a process that was killed in the middle of a write has left; called while nobody else writes. */
async function removeLeftovers(path: string): Promise<void> {
	const folder = dirname(path);
	for (const name of await readdir(folder)) {
		if (name.startsWith(`${basename(path)}.`) && name.endsWith('.new')) {
			await rm(join(folder, name), { force: true });
		}
	}
}

async function syncFolder(folder: string): Promise<void> {
	if (process.platform === 'win32') return;
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
	if (error.code === 'ENOENT') return undefined;
	throw error;
}
