import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export interface Published {
	/** The address of the client's module. */
	readonly client: string;
	readonly remove: () => Promise<void>;
}

interface Manifest {
	readonly publishConfig: { readonly exports: Readonly<Record<string, string>> };
	readonly dependencies?: Readonly<Record<string, string>>;
}

const own = ['http', 'auth', 'client'];

/** The built client and what it needs, laid out as npm installs them. `root` is this repository. */
export async function publish(root: URL): Promise<Published> {
	const folder = await realpath(await mkdtemp(join(tmpdir(), 'webex-bench-')));
	const modules = join(folder, 'node_modules');
	await mkdir(join(modules, '@webex-nodes'), { recursive: true });
	const linked = new Set<string>();
	for (const name of own) {
		const source = fileURLToPath(new URL(`packages/${name}/`, root));
		const target = join(modules, '@webex-nodes', name);
		const manifest = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as Manifest;
		await cp(join(source, 'dist'), join(target, 'dist'), { recursive: true });
		const { exports } = manifest.publishConfig;
		const published = { name: `@webex-nodes/${name}`, type: 'module', exports };
		await writeFile(join(target, 'package.json'), JSON.stringify(published));
		for (const dependency of Object.keys(manifest.dependencies ?? {})) {
			if (dependency.startsWith('@webex-nodes/') || linked.has(dependency)) continue;
			linked.add(dependency);
			const installed = await realpath(join(source, 'node_modules', dependency));
			await mkdir(dirname(join(modules, dependency)), { recursive: true });
			// Windows lets everybody make a junction, and only administrators a link.
			await symlink(installed, join(modules, dependency), 'junction');
		}
	}
	const entry = join(modules, '@webex-nodes', 'client', 'dist', 'index.mjs');
	return {
		client: pathToFileURL(entry).href,
		remove: async () => await rm(folder, { recursive: true }),
	};
}
