import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../project.ts';

interface Preview {
	readonly type: string;
	readonly properties?: Readonly<Record<string, Preview>>;
	readonly items?: Preview;
}

/** What texts look like, by the end of their names; the first that fits. */
const samples: readonly (readonly [RegExp, string])[] = [
	[/(^|\.)(id|\w+Id)$/, 'Y2lzY29zcGFyazovL3VzL…'],
	[/emails?(\.\d+)?$/i, 'amara@example.com'],
	[/(link|url|address|uri|files)$/i, 'https://…'],
	[
		/(created|updated|lastActivity|lastModified|start|end|time|from|to|until|At|date)$/i,
		'2027-07-01T09:00:00.000Z',
	],
	[/displayName$|personName$|^name$|username$/i, 'Amara Okafor'],
	[/roomTitle$|title$/i, 'Network Operations'],
];

function exampleOf({ type, properties = {}, items }: Preview, name: string): unknown {
	if (type === 'object') {
		return Object.fromEntries(
			Object.entries(properties).map(([key, value]) => [key, exampleOf(value, key)]),
		);
	}
	if (type === 'array') return items ? [exampleOf(items, name)] : [];
	if (type === 'number') return 1;
	if (type === 'boolean') return true;
	if (type === 'null') return null;
	return samples.find(([pattern]) => pattern.test(name))?.[1] ?? '…';
}

/** An item as the preview of the operation describes it: the names are exact, the values are not. */
export function exampleItem(folder: string, resource: string, operation: string): object {
	const file = join(
		root,
		`packages/n8n-nodes-webex/nodes/${folder}/__schema__/v1.0.0/${resource}/${operation}.json`,
	);
	if (!existsSync(file)) return {};
	return exampleOf(JSON.parse(readFileSync(file, 'utf8')) as Preview, '') as object;
}

export const jsonBlock = (title: string, item: object): string =>
	[title, '', '```json', JSON.stringify(item, null, 2), '```'].join('\n');

export function outputExample(folder: string, resource: string, operation: string): string {
	const item = exampleItem(folder, resource, operation);
	return Object.keys(item).length === 0 ? '' : jsonBlock('An item of the output:', item);
}
