import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { resources as general } from 'n8n-nodes-webex/nodes/Webex/resources.ts';
import { resources as meetings } from 'n8n-nodes-webex/nodes/WebexMeetings/resources.ts';
import { resources as meetingsXml } from 'n8n-nodes-webex/nodes/WebexMeetingsXml/resources.ts';
import { resources as messages } from 'n8n-nodes-webex/nodes/WebexMessages/resources.ts';
import { resources as rooms } from 'n8n-nodes-webex/nodes/WebexRooms/resources.ts';
import { expect, test } from 'vitest';

interface Named {
	readonly name: string;
}

type Resources = Readonly<
	Record<string, Named & { readonly operations: Readonly<Record<string, Named>> }>
>;

/** By the names that the panel shows. */
const nodes: Readonly<Record<string, Resources>> = {
	Webex: messages,
	'Webex Rooms': rooms,
	'Webex People, Events and API': general,
	'Webex Meetings': meetings,
	'Webex Meetings XML': meetingsXml,
};

interface Row {
	readonly node: string;
	readonly resources: readonly string[];
	readonly operations: string;
}

/** An empty cell continues the one above. A node may have a table of its own, with its name as the title. */
function rowsOf(file: string): readonly Row[] {
	const lines = readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8').split('\n');
	let [own, node, resource] = ['', '', ''];
	return lines.flatMap((line): readonly Row[] => {
		if (!line.startsWith('|')) {
			own = '';
			return [];
		}
		const given = line.split('|').slice(1, -1);
		const [first = '', second = '', third = ''] = given.map((cell) => cell.trim());
		if (second === 'Operations') own = first;
		if (own) return [{ node: own, resources: first.split(', '), operations: second }];
		node = first || node;
		resource = second || resource;
		return [{ node, resources: resource.split(', '), operations: third }];
	});
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** The whole name, and not the beginning of a longer one: "Get" is not in "Get Many". */
const isNamed = (operations: string, name: string) =>
	new RegExp(`(^|[,;] | and | or )${escaped(name)}([,:;]| (\\(|and|any|by|or|over)|$)`).test(
		operations,
	);

const readmes = ['../../n8n-nodes-webex/README.md'];
const each = readmes.flatMap((readme) => Object.keys(nodes).map((node) => [readme, node] as const));

test.each(each)('%s names each operation of %s', (readme, node) => {
	const rows = rowsOf(readme).filter((row) => row.node === node);
	const missing = Object.values(nodes[node] ?? {}).flatMap(({ name, operations }) =>
		Object.values(operations)
			.filter(
				(operation) =>
					!rows.some(
						(row) => row.resources.includes(name) && isNamed(row.operations, operation.name),
					),
			)
			.map((operation) => `${name}: ${operation.name}`),
	);
	expect(missing).toEqual([]);
});
