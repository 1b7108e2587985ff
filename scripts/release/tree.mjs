import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that Node would load a package from, for code in `from`. */
function resolve(name, from) {
	for (let folder = from; ; folder = dirname(folder)) {
		const found = join(folder, 'node_modules', name);
		if (existsSync(join(found, 'package.json'))) return realpathSync(found);
		if (folder === dirname(folder)) return undefined;
	}
}

/**
 * What is installed with a package: itself, then each dependency once, with the folders of what each one needs.
 * Dependencies that are missing although they are not optional are an error.
 */
export function treeOf(folder, bundled = []) {
	const found = new Map();
	const add = (path) => {
		if (found.has(path)) return;
		const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
		const needs = [];
		found.set(path, { folder: path, manifest, needs });
		const optional = Object.keys(manifest.optionalDependencies ?? {});
		for (const name of [...Object.keys(manifest.dependencies ?? {}), ...optional]) {
			const needed = resolve(name, path);
			if (!needed && !optional.includes(name))
				throw new Error(`${manifest.name} needs ${name}, which is not installed`);
			if (needed) needs.push(needed);
		}
		for (const needed of needs) add(needed);
	};
	add(realpathSync(folder));
	for (const path of bundled) {
		found.get(realpathSync(folder)).needs.push(path);
		add(path);
	}
	return [...found.values()];
}
