import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodesFolder } from './package.ts';

/** What the editor shows of an operation's output before it ever ran. */
interface Preview {
	type: string;
	properties?: Record<string, Preview>;
	items?: Preview;
	version?: number;
}

/** Their output is whatever Webex answers to a request that somebody wrote. */
const withoutPreview = ['apiRequest', 'xmlRequest'];

export function previewFile(node: string, resource: string, operation: string): string {
	const folder = `${node[0]?.toUpperCase()}${node.slice(1)}`;
	return join(nodesFolder, folder, '__schema__', 'v1.0.0', resource, `${operation}.json`);
}

export const hasPreview = (resource: string) => !withoutPreview.includes(resource);

/**
 * Compares what an operation gave with its preview, and refuses what the preview does not know.
 * With WRITE_PREVIEWS=1, adds it to the preview instead.
 */
export function checkPreview(
	node: string,
	{ resource, operation, simplify, options }: INodeParameters,
	items: readonly IDataObject[],
): void {
	if (typeof resource !== 'string' || typeof operation !== 'string') return;
	if ((simplify ?? true) !== true || !hasPreview(resource)) return;
	// A request instead of what the operation returns.
	if ((options as INodeParameters | undefined)?.['dryRun']) return;
	const file = previewFile(node, resource, operation);
	const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Preview) : undefined;
	const seen = items.map(previewOf).reduce(merge, known ?? { type: 'object', properties: {} });
	if (process.env['WRITE_PREVIEWS'] === '1') {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, `${JSON.stringify({ ...seen, version: 1 }, null, '\t')}\n`);
		return;
	}
	if (JSON.stringify(seen) !== JSON.stringify(known)) {
		throw new Error(
			`${resource}: ${operation} gave something that ${file} does not show; "pnpm previews" adds it. Given: ${JSON.stringify(items).slice(0, 500)}`,
		);
	}
}

function previewOf(value: unknown): Preview {
	if (value === null || value === undefined) return { type: 'null' };
	if (Array.isArray(value)) {
		if (value.length === 0) return { type: 'array' };
		return { type: 'array', items: value.map(previewOf).reduce(merge) };
	}
	if (typeof value !== 'object') return { type: typeof value };
	const properties = Object.entries(value).map(([name, inner]) => [name, previewOf(inner)]);
	return { type: 'object', properties: Object.fromEntries(properties) };
}

function merge(known: Preview, seen: Preview): Preview {
	if (seen.type === 'null') return known;
	if (known.type === 'null') return seen;
	// What is now a text, now a list: the first that was seen.
	if (known.type !== seen.type) return known;
	if (known.type === 'array') {
		const items =
			known.items && seen.items ? merge(known.items, seen.items) : (known.items ?? seen.items);
		return { ...known, ...(items && { items }) };
	}
	if (known.type !== 'object') return known;
	const properties = { ...known.properties };
	for (const [name, inner] of Object.entries(seen.properties ?? {})) {
		const before = properties[name];
		properties[name] = before ? merge(before, inner) : inner;
	}
	return { ...known, properties };
}
