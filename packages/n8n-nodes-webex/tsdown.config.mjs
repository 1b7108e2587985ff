import { globSync } from 'node:fs';
import { defineConfig } from 'tsdown';

const entries = globSync(['nodes/*/*.node.ts', 'credentials/*.credentials.ts']);

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
	deps: { neverBundle: ['n8n-workflow'] },
	outputOptions: {
		chunkFileNames: 'shared/[name].js',
		comments: { legal: true, annotation: false, jsdoc: false },
		codeSplitting: { groups: [{ name: 'lib', minShareCount: 2 }] },
	},
	copy: [
		{ from: 'icons', to: 'dist' },
		...globSync(['nodes/*/*.node.json', 'nodes/*/__schema__']).map((from) => ({
			from,
			to: `dist/${from.replace(/\/[^/]+$/, '')}`,
		})),
	],
});
