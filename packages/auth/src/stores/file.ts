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

/** A text in a file, encrypted with AES-256-GCM, for its owner only. */
export interface SealedFile {
	load(): Promise<string | undefined>;
	/** Resolves once the text would survive a crash; the old one stays in place until then. */
	save(text: string | undefined): Promise<void>;
}

/** Keeps one token in a file, encrypted. Several processes may share it. */
export function fileStore({ path, key, onStep, ...lock }: FileStoreOptions): TokenStore {
	const file = sealedFile({ path, key, ...(onStep && { onStep }) });
	// Within the process callers wait in memory; across processes by the lock file.
	const queue = createQueue();
	return {
		load: async () => {
			const text = await file.load();
			return text === undefined ? undefined : new Token(JSON.parse(text) as TokenFields);
		},
		save: async (token) => await file.save(token && JSON.stringify(token.reveal())),
		exclusively: async (work) => {
			await mkdir(dirname(path), { recursive: true, mode: 0o700 });
			return await queue(() => withFileLock(`${path}.lock`, work, lock));
		},
	};
}

export function sealedFile({
	path,
	key: keyText,
	onStep = () => {},
}: Pick<FileStoreOptions, 'key' | 'onStep' | 'path'>): SealedFile {
	const key = readKey(keyText);

	async function load(): Promise<string | undefined> {
		await requirePrivate(path, 'path');
		const text = await readFile(path, 'utf8').catch(ignoreMissing);
		if (text === undefined) return undefined;
		try {
			return unseal(key, text);
		} catch (error) {
			throw new WebexInputError('path', `${path} ${(error as Error).message}`);
		}
	}

	async function save(text: string | undefined): Promise<void> {
		await mkdir(dirname(path), { recursive: true, mode: 0o700 });
		if (text === undefined) {
			await rm(path, { force: true });
			return;
		}
		await removeLeftovers(path);
		const next = `${path}.${randomUUID()}.new`;
		onStep('create');
		const file = await open(next, 'wx', 0o600);
		try {
			onStep('write');
			await file.writeFile(seal(key, text));
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

	return { load, save };
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
