import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../toolchain.mjs';
import { fileNameOf } from './packages.mjs';

export const reportOf = (name, kind) => join(root, 'etc', `${fileNameOf(name)}.${kind}`);

/** Parts of a bundle have a hash in their names, and previews are many: what stays is listed. */
const stable = (path) =>
	path.replace(/-[\w-]{8}(?=\.d\.mts$|\.mjs$)/, '-*').replace(/(__schema__)\/.*/, '$1/…');

/** Of a tarball that is unpacked, with "/" on each system. */
export function filesOf(folder) {
	return globSync('**/*', { cwd: folder })
		.map((path) => path.replaceAll('\\', '/'))
		.filter((path) => statSync(join(folder, path)).isFile())
		.sort();
}

/** What no package may hold. */
export function forbidden(folder) {
	const files = filesOf(folder);
	const read = (path) => readFileSync(join(folder, path), 'utf8');
	const missing = ['LICENSE', 'README.md', 'CHANGELOG.md', 'package.json']
		.filter((name) => !files.includes(name))
		.map((name) => `has no ${name}`);
	const unwanted = files
		.filter((path) => /(\.test\.|\.test-d\.|(^|\/)(test|tests|fixtures|node_modules)\/)/.test(path))
		.map((path) => `holds a test: ${path}`);
	const maps = files.flatMap((path) => {
		if (path.endsWith('.map')) {
			const { sources = [], sourcesContent } = JSON.parse(read(path));
			const lost = sources.filter((source) => !existsSync(join(folder, dirname(path), source)));
			return lost.length > 0 && !sourcesContent ? [`${path} points at ${lost[0]}`] : [];
		}
		if (!/\.[cm]?js$/.test(path)) return [];
		const [, map] = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(read(path)) ?? [];
		const isThere = !map || map.startsWith('data:') || existsSync(join(folder, dirname(path), map));
		return isThere ? [] : [`${path} names ${map}, which is not in it`];
	});
	return [...missing, ...unwanted, ...maps];
}

/** Compares the files with the list in "etc", so that nothing comes or goes unseen. */
export function contentProblems({ name, unpacked, isWritten }) {
	const list = [...new Set(filesOf(unpacked).map(stable))].join('\n');
	const path = reportOf(name, 'files.txt');
	if (isWritten) writeFileSync(path, `${list}\n`);
	const known = existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : [];
	const now = list.split('\n');
	const differences = [
		...now
			.filter((file) => !known.includes(file))
			.map((file) => `has ${file}, which is not listed`),
		...known.filter((file) => !now.includes(file)).map((file) => `lacks ${file}, which is listed`),
	];
	return [...forbidden(unpacked), ...differences];
}
