import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
/** The pages as they are built: copied from `docs`, or made from the code. Not part of the repository. */
export const staged = fileURLToPath(new URL('../generator/.pages/', import.meta.url));
/** The built site. */
export const built = fileURLToPath(new URL('../dist/', import.meta.url));

export const read = (path: string): string =>
	readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

interface Manifest {
	readonly version: string;
	readonly description: string;
	readonly homepage: string;
	readonly repository: { readonly url: string };
	readonly n8n: { readonly nodes: readonly string[]; readonly credentials: readonly string[] };
}

/** Of the published package: it alone says where the site and the repository are. */
export const manifest = JSON.parse(read('packages/n8n-nodes-webex/package.json')) as Manifest;

const repository = manifest.repository.url.replace(/^git\+|\.git$/g, '');

/** The address of a file or folder of the repository on its code host. */
export const onCodeHost = (path: string): string => `${repository}/blob/main/${path}`;

/** Where the site is on its host, such as `/webex-nodes/`. */
export const base = `${new URL(manifest.homepage).pathname.replace(/\/$/, '')}/`;
