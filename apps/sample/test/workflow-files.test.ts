import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { WorkflowFile } from '../src/n8n/api.ts';
import { cases } from './gallery/cases.ts';
import { builtDescriptions } from './gallery/descriptions.ts';
import { isNote, overlapsOf } from './gallery/layout.ts';
import { unknownParameters } from './gallery/parameters.ts';

const folder = new URL('../workflows/', import.meta.url);
const files = readdirSync(folder).map((name) => {
	const text = readFileSync(new URL(name, folder), 'utf8');
	return { name, text, file: WorkflowFile.parse(JSON.parse(text)) };
});
const descriptions = builtDescriptions();
const categories = ['Administration', 'AI', 'Approvals', 'Archive', 'Chat-ops', 'Meetings'];

/** Tests of workflows that were there before the gallery. */
const otherTests = ['n8n.test.ts', 'meeting-flows.ts', 'approval.ts']
	.map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))
	.join('\n');

/** As n8n names a node that nobody has named, with a number from the second one on. */
const defaultNames = [
	...[...descriptions.values()].map(({ defaults }) => defaults.name),
	...[
		'AI Agent',
		'Aggregate',
		'Code',
		'Convert to File',
		'Data table',
		'Edit Fields',
		'Error Trigger',
	],
	...[
		'Filter',
		'If',
		'Limit',
		'Merge',
		'No Operation, do nothing',
		'OpenAI Chat Model',
		'On form submission',
	],
	...[
		'Read/Write Files from Disk',
		'Schedule Trigger',
		'Split Out',
		'Sticky Note',
		'Summarize',
		'Switch',
	],
	'When clicking ‘Execute workflow’',
];

const toolOf = (type: string) => type.replace(/(Hitl)?Tool$/, '');

test('there are at least 15 of them, of every category', () => {
	expect(files.length).toBeGreaterThanOrEqual(15);
	const used = new Set(files.map(({ file }) => file.tags?.[0]?.name));
	expect([...used].toSorted()).toEqual(categories.toSorted());
});

describe.each(files)('$name', ({ name, text, file }) => {
	const { nodes, connections } = file;
	const notes = nodes.filter(isNote);
	const steps = nodes.filter((node) => !isNote(node));
	const words = notes.map((node) => JSON.stringify(node['parameters'])).join('\n');

	test('says what it is, what it needs and what to set', () => {
		const slug = file.name
			.toLowerCase()
			.replaceAll("'", '')
			.replaceAll(/[^a-z]+/g, '-');
		expect(`${slug}.json`.startsWith(name.replace('.json', ''))).toBe(true);
		expect(file.description).toMatch(/^.{40,200}\.$/s);
		expect(file.tags?.map((tag) => tag.name)).toEqual([
			expect.stringMatching(new RegExp(`^(${categories.join('|')})$`)),
		]);
		expect(file['meta']).toEqual({ needs: expect.arrayContaining([expect.any(String)]) });
		expect(words).toContain(`## ${file.name}`);
		expect(words).toContain('**To set**');
		expect(words).toContain('**Credential');
	});

	test('has nodes of its own names, none on top of another', () => {
		const isDefault = (label: string) =>
			defaultNames.some((each) => label.replace(/\s*\d+$/, '') === each);
		expect(steps.map((node) => node.name).filter(isDefault)).toEqual([]);
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
		expect(overlapsOf(file)).toEqual([]);
	});

	test('uses only what our nodes have', () => {
		const problems = steps
			.filter(({ type }) => type.startsWith('n8n-nodes-webex.'))
			.flatMap((node) => {
				const description = descriptions.get(toolOf(node.type));
				if (!description) return [`${node.type} is no node`];
				const versions = [description.version].flat();
				return [
					...(versions.includes(Number(node['typeVersion'])) ? [] : ['another version']),
					...unknownParameters(node, description),
				].map((problem) => `${node.name}: ${problem}`);
			});
		expect(problems).toEqual([]);
	});

	test('holds nothing of one account, and what a person sets is not in the nodes that use it', () => {
		expect(text).not.toMatch(/Y2lzY29z|Bearer |pinData|accessToken|instanceId/);
		const credentials = steps.flatMap((node) => Object.values(node.credentials ?? {}));
		expect(credentials.filter(({ id }) => !/^(webex(-[a-z]+)*|openai)$/.test(id))).toEqual([]);
		const users = steps.filter(({ type }) => type.startsWith('n8n-nodes-webex.'));
		expect(
			users.filter((node) => /\w@[\w-]+\.\w/.test(JSON.stringify(node['parameters']))),
		).toEqual([]);
	});

	test('does not fail in silence', () => {
		const hasBranch = steps.some((node) => {
			const { main } = (connections[node.name] ?? {}) as { main?: unknown[][] };
			return node['onError'] === 'continueErrorOutput' && (main?.[1]?.length ?? 0) > 0;
		});
		const isShown =
			steps.some((node) => node['onError'] === 'continueRegularOutput') &&
			/\$json\.error/.test(text);
		expect(hasBranch || isShown || words.includes('When a workflow fails')).toBe(true);
		const open = steps.filter((node) => {
			const { main } = (connections[node.name] ?? {}) as { main?: unknown[][] };
			return node['onError'] === 'continueErrorOutput' && !main?.[1]?.length;
		});
		expect(open.map((node) => node.name)).toEqual([]);
	});

	test('has a test on the real n8n', () => {
		const isTested =
			cases.some((each) => each.name === file.name) || otherTests.includes(file.name);
		expect(isTested).toBe(true);
	});
});

test('a table that two workflows create is created again when the other one was first', () => {
	const creating = files.flatMap(({ file }) =>
		file.nodes
			.map((node) => ({ node, table: tableOf(node) }))
			.filter(({ table }) => table !== undefined),
	);
	const shared = creating.filter(
		({ table }) => creating.filter((other) => other.table === table).length > 1,
	);
	expect(shared.map(({ table, node }) => [table, node['retryOnFail']])).toEqual([
		['webex messages', true],
		['webex messages', true],
	]);
});

/** n8n looks for the table and creates it in two steps, so two executions at the same moment both create it. */
function tableOf(node: { readonly type: string; readonly [key: string]: unknown }) {
	const { operation, tableName } = (node['parameters'] ?? {}) as Record<string, unknown>;
	return node.type.endsWith('.dataTable') && operation === 'create' ? tableName : undefined;
}
