import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchorOf } from './markdown.ts';
import { root, staged } from './project.ts';

/** The libraries, each with the entries that a program imports. */
export const libraries: Readonly<Record<string, readonly string[]>> = {
	http: ['src/index.ts', 'src/undici.ts'],
	auth: ['src/index.ts', 'src/config.ts', 'src/file.ts', 'src/store-contract.ts'],
	client: ['src/index.ts', 'src/files.ts', 'src/schemas.ts', 'src/xml/server.ts'],
	simulator: ['src/index.ts'],
};

/** Writes the reference of each library from its docstrings, with typedoc. */
export function writeApi(): void {
	const generator = join(root, 'apps/docs/generator');
	for (const [name, entries] of Object.entries(libraries)) {
		const folder = join(root, 'packages', name);
		const options = {
			entryPoints: entries.map((entry) => join(folder, entry)),
			tsconfig: join(folder, 'tsconfig.json'),
			plugin: 'typedoc-plugin-markdown',
			out: join(staged, 'api', name),
			name: `@webex-nodes/${name}`,
			readme: 'none',
			router: 'module',
			entryFileName: 'index',
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
