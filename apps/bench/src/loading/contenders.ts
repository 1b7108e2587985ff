// Contenders that load code, each in a process of its own that has not loaded any of it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import type { Contender, Contenders } from '../run/contender.ts';

export interface LoadingSetting {
	/** Of the client as it is published: the address of its module. */
	readonly client: string;
}

const require = createRequire(import.meta.url);
const manifest = require.resolve('n8n-nodes-webex/package.json');
const { n8n } = require(manifest) as { readonly n8n: { readonly nodes: readonly string[] } };
/** What all of them share. */
const shared = 'dist/shared/lib.js';
const inPackage = (path: string) => join(dirname(manifest), path);

/** What n8n has loaded before it loads a node. */
const loadWorkflow = () => {
	createRequire(manifest)('n8n-workflow');
};

const allNodes: Contender<LoadingSetting> = async () => {
	for (const path of n8n.nodes) require(inPackage(path));
	return { count: 1 };
};

/** Only reads the same files and lets the compiler see them. */
const compiled: Contender<LoadingSetting> = async () => {
	for (const path of [...n8n.nodes, shared]) {
		const source = readFileSync(inPackage(path), 'utf8');
		new Script(`(function (exports, require, module) {${source}\n})`, { filename: path });
	}
	return { count: 1 };
};

export const contenders: Contenders<LoadingSetting> = {
	'all nodes': Object.assign(allNodes, { load: loadWorkflow }),
	'nodes, compiled only': Object.assign(compiled, { load: loadWorkflow }),
	client: async ({ client }) => {
		await import(client);
		return { count: 1 };
	},
	"vendor's JS SDK": async () => {
		const peers = createRequire(
			fileURLToPath(new URL('../../peers/package.json', import.meta.url)),
		);
		for (const name of ['webex-core', 'plugin-messages', 'plugin-rooms']) peers(`@webex/${name}`);
		return { count: 1 };
	},
};
