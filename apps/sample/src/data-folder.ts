import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserFacingError } from './errors.ts';
import type { Login } from './n8n/api.ts';

export interface Secrets {
	/** n8n encrypts its credentials with it. */
	readonly encryptionKey: string;
	/** Of the owner account. */
	readonly login: Login;
}

/** n8n's database, its log and some room for executions. */
const neededSpace = 200 * 1024 * 1024; // bytes

/** Makes the folder ready, and reads or makes up what the instance in it is locked with. */
export async function openDataFolder(folder: string, { reset = false } = {}): Promise<Secrets> {
	try {
		if (reset) await rm(folder, { recursive: true, force: true });
		await mkdir(folder, { recursive: true });
		await requireSpace(folder);
		return await readSecrets(join(folder, 'secrets.json'));
	} catch (error) {
		throw explainFolder(folder, error as NodeJS.ErrnoException);
	}
}

async function requireSpace(folder: string): Promise<void> {
	const { bavail, bsize } = await statfs(folder);
	if (bavail * bsize < neededSpace) {
		throw Object.assign(new Error('The disk is nearly full'), { code: 'ENOSPC' });
	}
}

async function readSecrets(file: string): Promise<Secrets> {
	const stored = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return undefined;
		throw error;
	});
	if (stored) return JSON.parse(stored) as Secrets;
	const secrets = {
		encryptionKey: randomBytes(24).toString('base64url'),
		login: {
			email: 'owner@example.com',
			// n8n wants a capital letter and a digit.
			password: `Webex1-${randomBytes(9).toString('base64url')}`,
		},
	};
	await writeFile(file, JSON.stringify(secrets, null, '\t'), { mode: 0o600 });
	return secrets;
}

const explanations: Readonly<Record<string, string>> = {
	EACCES: 'it may not be written to',
	EPERM: 'it may not be written to',
	EROFS: 'it is on a disk that is mounted read-only',
	ENOSPC: `the disk has less than ${neededSpace / 1024 / 1024} MB left`,
	ENOTDIR: 'a part of its path is a file',
	EEXIST: 'a part of its path is a file',
};

export function explainFolder(folder: string, error: NodeJS.ErrnoException): Error {
	const reason =
		error instanceof SyntaxError
			? 'its secrets.json is damaged ("npm start -- --reset" starts anew)'
			: explanations[error.code ?? ''];
	if (!reason) return error;
	return new UserFacingError(
		`The data folder ${folder} cannot be used: ${reason}. Mend that, or choose another folder with --data.`,
	);
}
