import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteLinks } from './links.ts';
import { anchorOf } from './markdown.ts';
import { read, root, staged } from './project.ts';

export const libraries = ['http', 'auth', 'client', 'simulator'] as const;

interface Library {
	readonly name: string;
	/** What a program imports, such as `./files`, and the source of each. */
	readonly exports: Readonly<Record<string, string>>;
}

/** Writes the reference of each library from its docstrings, with typedoc. */
export function writeApi(): void {
	const generator = join(root, 'apps/docs/generator');
	for (const name of libraries) {
		const folder = join(root, 'packages', name);
		const library = JSON.parse(read(`packages/${name}/package.json`)) as Library;
		const sources = Object.values(library.exports);
		const options = {
			entryPoints: sources.map((source) => join(folder, source)),
			tsconfig: join(folder, 'tsconfig.json'),
			plugin: 'typedoc-plugin-markdown',
			out: join(staged, 'api', name),
			name: library.name,
			readme: 'none',
			router: 'module',
			// A library with one entry has its reference there; the first page of each is its README.
			entryFileName: sources.length === 1 ? 'reference' : 'index',
			hideBreadcrumbs: 'true',
			hidePageHeader: 'true',
			disableSources: 'true',
			skipErrorChecking: 'true',
			excludePrivate: 'true',
			formatWithPrettier: 'false',
			useHTMLAnchors: 'false',
			cleanOutputDir: 'true',
			logLevel: 'Warn',
			'validation.notExported': 'false',
			'validation.invalidLink': 'true',
		};
		const args = Object.entries(options).flatMap(([key, value]) =>
			[value].flat().flatMap((each) => [`--${key}`, each]),
		);
		const program = join(generator, 'node_modules/typedoc/bin/typedoc');
		const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
			cwd: generator,
			encoding: 'utf8',
		});
		if (status !== 0) throw new Error(`typedoc failed for ${name}:\n${stdout}${stderr}`);
		correctAnchors(join(staged, 'api', name));
		writeFirstPage(name, library);
	}
}

/** typedoc numbers anchors of names that are a type and a value, also where the page has only one heading for both. */
function correctAnchors(folder: string): void {
	for (const file of globSync('**/*.md', { cwd: folder })) {
		const path = join(folder, file);
		const text = readFileSync(path, 'utf8');
		const count = (anchor: string) =>
			text
				.split('\n')
				.filter((line) => /^#+ /.test(line) && anchorOf(line.replace(/^#+ /, '')) === anchor)
				.length;
		writeFileSync(
			path,
			text.replaceAll(/\(#([\w-]+)-(\d+)\)/g, (whole, anchor, number) =>
				count(anchor) > 0 && count(anchor) <= Number(number) ? `(#${anchor})` : whole,
			),
		);
	}
}

/** The README, then the entries by the names that a program imports. */
function writeFirstPage(folder: string, { name, exports }: Library): void {
	const entries = Object.entries(exports).map(([entry, source]) => {
		const imported = join(name, entry).replaceAll('\\', '/');
		const page = pageOfEntry(source, Object.keys(exports).length);
		const file = join(staged, 'api', folder, page);
		writeFileSync(file, readFileSync(file, 'utf8').replace(/^# .*$/m, `# ${imported}`));
		return `- [\`${imported}\`](./${page})`;
	});
	const source = `packages/${folder}/README.md`;
	const readme = siteLinks(read(source), source, `api/${folder}/index.md`);
	writeFileSync(
		join(staged, 'api', folder, 'index.md'),
		`${readme}\n## Reference\n\n${entries.join('\n')}\n`,
	);
}

/** typedoc's name for the page of an entry; `index.md` is taken by its own list of entries. */
function pageOfEntry(source: string, count: number): string {
	const page = source.replace(/^\.\/src\//, '').replace(/\.ts$/, '.md');
	if (count === 1) return 'reference.md';
	return page === 'index.md' ? 'index-1.md' : page;
}
