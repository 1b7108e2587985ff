import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserFacingError } from './errors.ts';
import { parseJson, readIfExists, writeWhole } from './files.ts';
import { lockFiles, lockFolder } from './lock.ts';

const Secrets = z.object({
	/** n8n encrypts its credentials with it. */
	encryptionKey: z.string(),
	/** Of the owner account. */
	login: z.object({ email: z.string(), password: z.string() }),
});
export type Secrets = z.infer<typeof Secrets>;

export interface DataFolder extends AsyncDisposable {
	readonly secrets: Secrets;
	/** Lets another process use the folder. */
	readonly close: () => Promise<void>;
}

export interface FolderOptions {
	/** Of the editor, for a person who tries to start a second one. */
	readonly url: string;
	/** Starts with an empty folder. */
	readonly reset?: boolean | undefined;
}

/** For n8n's database, its log and some executions. */
const requiredSpace = 200 * 1024 * 1024; // bytes

/** Makes the folder ready, locks it for this process, and reads its secrets, which are created the first time. */
export async function openDataFolder(
	folder: string,
	{ url, reset = false }: FolderOptions,
): Promise<DataFolder> {
	try {
		await create(folder);
		const close = await lockFolder(folder, { pid: process.pid, url });
		try {
			if (reset) await empty(folder);
			await requireSpace(folder);
			return { secrets: await readSecrets(folder), close, [Symbol.asyncDispose]: close };
		} catch (error) {
			await close();
			throw error;
		}
	} catch (error) {
		throw explainFolder(folder, error);
	}
}

async function create(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
		// Node's answer for a new folder on a read-only disk.
		if (error.code === 'ENOENT') throw unusable(folder, 'it cannot be created there');
		throw error;
	});
}

async function empty(folder: string): Promise<void> {
	const names = (await readdir(folder)).filter((name) => !lockFiles.includes(name));
	for (const name of names) await rm(join(folder, name), { recursive: true, force: true });
}

async function requireSpace(folder: string): Promise<void> {
	const { bavail, bsize } = await statfs(folder);
	if (bavail * bsize < requiredSpace) {
		throw Object.assign(new Error('The disk is nearly full'), { code: 'ENOSPC' });
	}
}

async function readSecrets(folder: string): Promise<Secrets> {
	const file = join(folder, 'secrets.json');
	const stored = await readIfExists(file);
	if (stored !== undefined) {
		const { data } = Secrets.safeParse(parseJson(stored));
		if (data) return data;
		throw unusable(
			folder,
			'its secrets.json is damaged ("npm start -- --reset" starts with empty data)',
		);
	}
	const secrets = {
		encryptionKey: randomBytes(24).toString('base64url'),
		login: {
			email: 'owner@example.com',
			// n8n demands a capital letter and a digit.
			password: `Webex1-${randomBytes(9).toString('base64url')}`,
		},
	};
	await writeWhole(file, JSON.stringify(secrets, null, '\t'));
	return secrets;
}

const explanations: Readonly<Record<string, string>> = {
	EACCES: 'it may not be written to',
	EPERM: 'it may not be written to',
	EROFS: 'it is on a disk that is mounted read-only',
	ENOSPC: `the disk has less than ${requiredSpace / 1024 / 1024} MB left`,
	ENOTDIR: 'a part of its path is a file',
	EEXIST: 'a part of its path is a file',
};

/** A sentence instead of an error of the file system; any other error is returned as it is. */
export function explainFolder(folder: string, error: unknown): unknown {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	const reason = explanations[code];
	return reason ? unusable(folder, reason) : error;
}

function unusable(folder: string, reason: string): Error {
	return new UserFacingError(
		`The data folder ${folder} cannot be used: ${reason}. Mend that, or choose another folder with --data.`,
	);
}
