import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PackageDirectoryLoader as Loader } from 'n8n-core';
import { PackageDirectoryLoader } from './n8n.ts';

const manifest = createRequire(import.meta.url).resolve('n8n-nodes-webex/package.json');

/** Where the pages of the project are. */
export const { homepage } = createRequire(import.meta.url)(manifest) as {
	readonly homepage: string;
};

/** Where the nodes are written. */
export const nodesFolder = join(dirname(manifest), 'nodes');

/** The built package, loaded as by another process of n8n: it remembers nothing. */
export async function loadAfresh(): Promise<Loader> {
	const built = join(dirname(manifest), 'dist');
	const { cache } = createRequire(import.meta.url);
	for (const file of Object.keys(cache)) if (file.startsWith(built)) delete cache[file];
	return await loadPackage();
}

/** The built package, loaded as n8n loads it. */
export async function loadPackage(): Promise<Loader> {
	const loader = new PackageDirectoryLoader(dirname(manifest));
	await loader.loadAll();
	return loader;
}
