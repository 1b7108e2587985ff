import { globSync as find, readFileSync } from 'node:fs';
import { defineConfig } from 'tsdown';

/** With "/" on each system. */
const globSync = (pattern) => find(pattern).map((path) => path.replaceAll('\\', '/'));

const entries = globSync(['nodes/*/*.node.ts', 'credentials/*.credentials.ts']);

/** What takes room and tells a reader nothing: the path of its source stays above each part. */
const smaller = {
	name: 'smaller',
	generateBundle(_, bundle) {
		for (const chunk of Object.values(bundle)) {
			if (chunk.type !== 'chunk') continue;
			if (/(?<![./\w])lib\b/.test(chunk.code))
				throw new Error(`${chunk.fileName} uses the name lib`);
			chunk.code = chunk.code
				.replaceAll('require_lib', 'lib')
				.replaceAll(/^\/\/#endregion\n\n?/gm, '')
				.replaceAll(/^\/\/#region /gm, '// ')
				// Five lines for each name, at the end of the file, where all of them have their values.
				.replaceAll(
					/^Object\.defineProperty\(exports, '([\w$]+)', \{\n {2}enumerable: true,\n {2}get: function \(\) \{\n {4}return ([\w$]+);\n {2}\}\n\}\);$/gm,
					'exports.$1 = $2;',
				);
		}
		for (const path of globSync('nodes/*/__schema__/**/*.json')) {
			const source = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
			this.emitFile({ type: 'asset', fileName: path, source });
		}
	},
};

/**
 * CommonJS, one file for each node and credential, one for what they share: with everything in them but n8n-workflow, readable.
 * Docstrings stay in the sources, whose paths are above each part.
 */
export default defineConfig({
	entry: Object.fromEntries(entries.map((path) => [path.replace(/\.ts$/, ''), path])),
	format: 'cjs',
	target: 'node20',
	platform: 'node',
	fixedExtension: false,
	dts: false,
	minify: false,
	plugins: [smaller],
	deps: { neverBundle: ['n8n-workflow'] },
	outputOptions: {
		chunkFileNames: 'shared/[name].js',
		comments: { legal: true, annotation: false, jsdoc: false },
		codeSplitting: { groups: [{ name: 'lib', minShareCount: 2 }] },
	},
	copy: [
		{ from: 'icons', to: 'dist' },
		...globSync('nodes/*/*.node.json').map((from) => ({
			from,
			to: `dist/${from.replace(/\/[^/]+$/, '')}`,
		})),
	],
});
