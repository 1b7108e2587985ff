import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../toolchain.mjs';

/** What has a manifest: a change of branches may leave a folder behind, and a system files of its own. */
export function allPackages(from = root) {
	return ['packages', 'apps']
		.flatMap((parent) => readdirSync(join(from, parent)).map((name) => `${parent}/${name}`))
		.filter((folder) => existsSync(join(from, folder, 'package.json')))
		.map((folder) => ({
			folder,
			manifest: JSON.parse(readFileSync(join(from, folder, 'package.json'), 'utf8')),
		}))
		.map((each) => ({ ...each, name: each.manifest.name }));
}

/** The packages that are published, each after those that it needs. `folder` is relative to `from`. */
export function publicPackages(from = root) {
	const all = allPackages(from).filter(({ manifest }) => !manifest.private);
	const sorted = [];
	const add = (each) => {
		if (sorted.includes(each)) return;
		for (const needed of Object.keys(each.manifest.dependencies ?? {})) {
			const own = all.find(({ name }) => name === needed);
			if (own) add(own);
		}
		sorted.push(each);
	};
	for (const each of all) add(each);
	return sorted;
}

/** Such as "webex-nodes-auth" for "@webex-nodes/auth": the beginning of a file name. */
export const fileNameOf = (name) => name.replace('@', '').replaceAll('/', '-');
