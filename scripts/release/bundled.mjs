// Builds the package of the current folder into a temporary one and prints, as JSON, the folders of the packages of
// others whose code is in it. Asked of the bundler itself: what it left out is not listed.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const file = process.argv[2] ?? '';
const bundler = createRequire(resolve(file)).resolve('tsdown');
const { build } = await import(pathToFileURL(bundler).href);
const { default: config } = await import(pathToFileURL(resolve(file)).href);
const outDir = mkdtempSync(join(tmpdir(), 'webex-nodes-bundled-'));
const found = new Set();
let modules = 0;
const recorder = {
	name: 'recorder',
	generateBundle(_, bundle) {
		for (const chunk of Object.values(bundle)) {
			for (const [id, { renderedLength }] of Object.entries(chunk.modules ?? {})) {
				if (renderedLength === 0) continue;
				modules += 1;
				const [, folder] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id) ?? [];
				if (folder) found.add(folder);
			}
		}
	},
};
for (const each of [config].flat()) {
	const plugins = [...(each.plugins ?? []), recorder];
	const output = { outDir, dts: false, clean: false, config: false, logLevel: 'error' };
	await build({ ...each, ...output, plugins });
}
rmSync(outDir, { recursive: true });
process.stdout.write(JSON.stringify({ modules, folders: [...found].sort() }));
