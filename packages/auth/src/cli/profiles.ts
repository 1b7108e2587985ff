import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WebexInputError } from '@webex-nodes/http';
import { z } from 'zod';
import { createKey } from '../stores/encryption.ts';
import { fileStore, readKeyFile, sealedFile } from '../stores/file.ts';
import type { TokenStore } from '../token.ts';

/** What is needed to refresh a token; encrypted like the token itself. */
const Profile = z.object({
	clientId: z.string().min(1),
	clientSecret: z.string().min(1),
	/** Of the REST API, or of the OAuth endpoints of an old Webex Meetings integration. */
	baseUrl: z.url(),
	/** Only for such an integration. */
	siteName: z.string().min(1).optional(),
});
export type Profile = z.infer<typeof Profile>;

export interface Profiles {
	list(): Promise<string[]>;
	load(name: string): Promise<Profile | undefined>;
	save(name: string, profile: Profile): Promise<void>;
	store(name: string): TokenStore;
	forget(name: string): Promise<void>;
}

/** One folder with two encrypted files for each profile, and the key in a file of its own or in the environment. */
export async function openProfiles(folder: string, keyText?: string): Promise<Profiles> {
	const key = keyText || (await ownKey(folder));
	const path = (name: string, kind: 'profile' | 'token') =>
		join(folder, `${checkName(name)}.${kind}`);
	return {
		list: async () =>
			(await readdir(folder))
				.filter((file) => file.endsWith('.profile'))
				.map((file) => file.slice(0, -'.profile'.length))
				.sort(),
		load: async (name) => {
			const text = await sealedFile({ path: path(name, 'profile'), key }).load();
			return text === undefined ? undefined : Profile.parse(JSON.parse(text));
		},
		save: async (name, profile) =>
			await sealedFile({ path: path(name, 'profile'), key }).save(JSON.stringify(profile)),
		store: (name) => fileStore({ path: path(name, 'token'), key }),
		forget: async (name) => {
			await rm(path(name, 'token'), { force: true });
			await rm(path(name, 'profile'), { force: true });
		},
	};
}

async function ownKey(folder: string): Promise<string> {
	const path = join(folder, 'key');
	await mkdir(folder, { recursive: true, mode: 0o700 });
	await writeFile(path, `${createKey()}\n`, { mode: 0o600, flag: 'wx' }).catch(
		(error: NodeJS.ErrnoException) => {
			if (error.code !== 'EEXIST') throw error;
		},
	);
	return await readKeyFile(path);
}

function checkName(name: string): string {
	if (/^[\w-]{1,64}$/.test(name)) return name;
	throw new WebexInputError('profile', 'expected letters, digits, "-" and "_", 64 at most');
}
