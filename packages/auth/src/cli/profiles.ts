import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WebexInputError } from '@webex-nodes/http';
import { z } from 'zod';
import { WebexAuthorizationError } from '../errors.ts';
import { createKey } from '../stores/encryption.ts';
import { fileStore, readKeyFile, sealedFile } from '../stores/file.ts';
import { ignoringCode } from '../stores/system-error.ts';
import type { TokenStore } from '../token.ts';

/** What is needed to refresh a token; encrypted like the token itself. */
const Profile = z.object({
	clientId: z.string().min(1),
	clientSecret: z.string().min(1),
	/** Of the REST API, or of the OAuth endpoints of an old Webex Meetings integration. */
	baseUrl: z.url(),
	/** Only for such an integration. */
	siteName: z.string().min(1).optional(),
	/** Who signed in to the site. */
	webExId: z.string().min(1).optional(),
});
export type Profile = z.infer<typeof Profile>;

export interface Profiles {
	list(): Promise<string[]>;
	/** @throws WebexAuthorizationError when there is no such profile. */
	load(name: string): Promise<{ readonly profile: Profile; readonly store: TokenStore }>;
	/** Makes a key if there is none yet. */
	save(name: string, profile: Profile): Promise<TokenStore>;
	/** Needs no key. @throws WebexAuthorizationError when there is no such profile. */
	forget(name: string): Promise<void>;
}

/** A folder with two encrypted files for each profile, and the key in a file of its own or in the environment. */
export function openProfiles(folder: string, keyText: string | undefined): Profiles {
	const keyPath = join(folder, 'key');
	const path = (name: string, kind: 'profile' | 'token') =>
		join(folder, `${checkName(name)}.${kind}`);
	const file = (name: string, key: string) => sealedFile({ path: path(name, 'profile'), key });
	const store = (name: string, key: string) => fileStore({ path: path(name, 'token'), key });

	async function list(): Promise<string[]> {
		const files = (await readdir(folder).catch(ignoringCode('ENOENT'))) ?? [];
		return files
			.filter((name) => name.endsWith('.profile'))
			.map((name) => name.slice(0, -'.profile'.length))
			.sort();
	}

	async function requireProfile(name: string): Promise<void> {
		checkName(name);
		if ((await list()).includes(name)) return;
		throw new WebexAuthorizationError(`There is no profile "${name}": log in first`);
	}

	async function readKey(): Promise<string> {
		if (keyText) return keyText;
		if ((await readdir(folder)).includes('key')) return await readKeyFile(keyPath);
		throw new WebexInputError(
			'key',
			`${keyPath} is missing, and nothing else can decrypt the profiles: put it back, or log out and log in again`,
		);
	}

	async function makeKey(): Promise<void> {
		await mkdir(folder, { recursive: true, mode: 0o700 });
		const options = { mode: 0o600, flag: 'wx' };
		await writeFile(keyPath, `${createKey()}\n`, options).catch(ignoringCode('EEXIST'));
	}

	return {
		list,
		load: async (name) => {
			await requireProfile(name);
			const key = await readKey();
			const text = await file(name, key).load();
			return { profile: Profile.parse(JSON.parse(text ?? '')), store: store(name, key) };
		},
		save: async (name, profile) => {
			checkName(name);
			if (!keyText) await makeKey();
			const key = await readKey();
			await file(name, key).save(JSON.stringify(profile));
			return store(name, key);
		},
		forget: async (name) => {
			await requireProfile(name);
			await rm(path(name, 'token'), { force: true });
			await rm(path(name, 'profile'), { force: true });
		},
	};
}

function checkName(name: string): string {
	if (/^[\w-]{1,64}$/.test(name)) return name;
	throw new WebexInputError('--profile', 'expected letters, digits, "-" and "_", at most 64');
}
