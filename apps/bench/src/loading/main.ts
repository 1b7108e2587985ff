// npm run bench:loading: how long the client and the nodes of n8n take to load, after a build.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { measureLoading } from './measure.ts';

const require = createRequire(import.meta.url);
const runs = 15;
const client = dirname(require.resolve('@webex-nodes/client/package.json'));
const nodes = dirname(require.resolve('n8n-nodes-webex/package.json'));
const { n8n } = JSON.parse(readFileSync(`${nodes}/package.json`, 'utf8')) as {
	readonly n8n: { readonly nodes: readonly string[] };
};
const required = n8n.nodes.map((path) => `require('./${path}')`).join('; ');

const results = {
	client: await measureLoading({ code: `await import('./dist/index.mjs')`, folder: client, runs }),
	// n8n has loaded this one long before.
	nodes: await measureLoading({
		code: `const require = (await import('node:module')).createRequire(process.cwd() + '/package.json'); require('n8n-workflow'); const first = performance.now(); ${required}; `.replace(
			/$/,
			'',
		),
		folder: nodes,
		runs,
	}),
};
process.stdout.write(`${JSON.stringify(results)}\n`);
