// Checks that what the documents name is there: paths, links, the gallery of workflows, the addresses of pages, and the
// numbers of the benchmarks. "--write" writes the gallery and the addresses.
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { outdated } from '../apps/bench/src/report/stored.ts';
import { addressProblems } from './addresses.mjs';
import { galleryProblems } from './gallery.mjs';
import { main, root, say } from './toolchain.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');
const decisions = readdirSync(join(root, 'docs', 'decisions')).map(
	(name) => `docs/decisions/${name}`,
);
const guides = globSync('docs/*.md', { cwd: root });
const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...guides, ...decisions];

/** Every file and folder of the project, without what is installed or built. */
function projectPaths() {
	const exclude = (name) => /^(node_modules|dist)$/.test(name.name ?? name);
	return globSync('{apps,deploy,docs,etc,packages,scripts}/**', {
		cwd: root,
		exclude,
		withFileTypes: true,
	}).map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'));
}

/** In code: `packages/x/y.ts`, or `y.ts` for a file that is somewhere in the project. */
function missingPaths(document, paths) {
	const named = [...read(document).matchAll(/`([a-z][\w.-]*(?:\/[\w.-]+)*)`/g)]
		.map(([, name]) => name)
		.filter((name) => name.includes('/') || /\.(ts|mjs)$/.test(name));
	return named
		.filter((name) => !paths.some((path) => path.endsWith(`/${name}`)))
		.map((name) => `${document} names ${name}, which does not exist`);
}

function brokenLinks(document) {
	const links = [...read(document).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link]) => link);
	return links
		.filter((link) => !existsSync(join(root, dirname(document), link)))
		.map((link) => `${document} links ${link}, which does not exist`);
}

function openFences(document) {
	const fences = read(document).match(/^`{3,}.*$/gm) ?? [];
	const closing = fences.filter((_, index) => index % 2 === 1);
	const isClosed = fences.length % 2 === 0 && closing.every((fence) => /^`+$/.test(fence));
	return isClosed ? [] : [`${document} has code that does not end`];
}

await main(async (args) => {
	const paths = projectPaths();
	const problems = [
		// First: it writes one of the documents.
		...galleryProblems(args.includes('--write')),
		...documents.flatMap((document) => [
			...missingPaths(document, paths),
			...brokenLinks(document),
			...openFences(document),
		]),
		...addressProblems(args.includes('--write')),
		...outdated(),
	];
	for (const problem of problems) say(problem);
	say(`${documents.length} documents`);
	return problems.length > 0 ? 1 : 0;
});
