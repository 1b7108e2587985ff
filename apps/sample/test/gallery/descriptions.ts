import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** As much of a field as a workflow file has to agree with. */
export interface Property {
	readonly name: string;
	readonly type?: string;
	readonly options?: readonly { readonly name: string; readonly value?: unknown }[];
	readonly displayOptions?: {
		readonly show?: Readonly<Record<string, readonly unknown[]>>;
	};
}

export interface Description {
	readonly name: string;
	readonly version: number | readonly number[];
	readonly defaults: { readonly name: string };
	readonly properties: readonly Property[];
}

const manifestPath = fileURLToPath(import.meta.resolve('n8n-nodes-webex/package.json'));
const Manifest = z.object({ n8n: z.object({ nodes: z.array(z.string()) }) });

/** Of the nodes as they are built, by the name in a workflow file. */
export function builtDescriptions(): ReadonlyMap<string, Description> {
	const manifest = Manifest.parse(JSON.parse(readFileSync(manifestPath, 'utf8')));
	const load = createRequire(import.meta.url);
	return new Map(
		manifest.n8n.nodes.map((file) => {
			const classes: Record<string, new () => { description: Description }> = load(
				join(dirname(manifestPath), file),
			);
			const NodeClass = classes[basename(file, '.node.js')];
			if (!NodeClass) throw new Error(`${file} has no node`);
			const { description } = new NodeClass();
			return [`n8n-nodes-webex.${description.name}`, description] as const;
		}),
	);
}
