import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { WebexInputError } from '@webex-nodes/http';
import { replaceFile } from '@webex-nodes/http/files';
import { z } from 'zod';
import { Token, type TokenStore } from '../token.ts';
import { readKey, seal, unseal } from './encryption.ts';
import { type LockOptions, withFileLock } from './lock.ts';
import { createQueue } from './queue.ts';
import { ignoringCode } from './system-error.ts';

export interface FileStoreOptions extends LockOptions {
	/** The file that holds the token; its folder is made when it is missing. */
	readonly path: string;
	/** 32 bytes in base64 or hexadecimal digits: from the environment, or from `readKeyFile`. */
	readonly key: string;
	/** Is called before each step of a write: for tests that end the process there. */
	readonly onStep?: (step: WriteStep) => void;
}

export type WriteStep = 'close' | 'create' | 'rename' | 'sync' | 'sync folder' | 'write';

/** A text in a file, encrypted with AES-256-GCM, for its owner only. */
export interface SealedFile {
	load(): Promise<string | undefined>;
	/** Resolves once the text would survive a crash; the old one stays in place until then. */
	save(text: string | undefined): Promise<void>;
}

/** `TokenFields`, as they are in the file. */
const Fields = z.object({
	accessToken: z.string().min(1),
	issuedAt: z.number(),
	expiresAt: z.number().exactOptional(),
	refreshToken: z.string().exactOptional(),
	refreshTokenExpiresAt: z.number().exactOptional(),
	scopes: z.array(z.string()).readonly().exactOptional(),
});

/** Keeps one token in a file, encrypted. Several processes may share it. */
export function fileStore({ path, key, onStep, ...lock }: FileStoreOptions): TokenStore {
	const file = sealedFile({ path, key, ...(onStep && { onStep }) });
	// Callers of this process wait in memory; those of other processes wait for the lock file.
	const queue = createQueue();
	return {
		load: async () => {
			const text = await file.load();
			return text === undefined ? undefined : new Token(Fields.parse(JSON.parse(text)));
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
		const text = await readFile(path, 'utf8').catch(ignoringCode('ENOENT'));
		if (text === undefined) return undefined;
		try {
			return unseal(key, text);
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			throw new WebexInputError('path', `${path} ${reason}`);
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
		try {
			await write(next, seal(key, text));
			onStep('rename');
			await replaceFile(next, path);
		} catch (error) {
			await rm(next, { force: true });
			throw error;
		}
		onStep('sync folder');
		await syncFolder(dirname(path));
	}

	async function write(path: string, content: string): Promise<void> {
		onStep('create');
		const file = await open(path, 'wx', 0o600);
		try {
			onStep('write');
			await file.writeFile(content);
			onStep('sync');
			await file.sync();
		} finally {
			onStep('close');
			await file.close();
		}
	}

	return { load, save };
}

/** Reads a key from a file that only its owner may read. */
export async function readKeyFile(path: string): Promise<string> {
	await requirePrivate(path, 'keyFile');
	const text = await readFile(path, 'utf8').catch(ignoringCode('ENOENT'));
	if (text === undefined) {
		throw new WebexInputError('keyFile', `expected a key in ${path}, the file does not exist`);
	}
	readKey(text);
	return text.trim();
}

async function requirePrivate(path: string, field: string): Promise<void> {
	// Windows has no such bits: there the folder of the user is what protects the file.
	if (process.platform === 'win32') return;
	const found = await stat(path).catch(ignoringCode('ENOENT'));
	if (found && (found.mode & 0o077) !== 0) {
		throw new WebexInputError(
			field,
			`${path} can be read by others (mode ${(found.mode & 0o777).toString(8)}): run "chmod 600 ${path}", and log in again with a new client secret if others could read it for long`,
		);
	}
}

/** Files of a process that was killed in the middle of a write. Called while no other process writes. */
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
