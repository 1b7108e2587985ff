import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
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
	}
}
