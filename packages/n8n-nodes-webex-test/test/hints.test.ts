import { hideSecrets } from 'n8n-nodes-webex/src/engine/secrets.ts';
import type { IDataObject, INodeTypeDescription } from 'n8n-workflow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byId, operationsOf } from '../src/one-node.ts';
import { loadPackage } from '../src/package.ts';

let harness: Harness;
let descriptions: Record<string, INodeTypeDescription>;

beforeAll(async () => {
	const loader = await loadPackage();
	descriptions = Object.fromEntries(
		Object.keys(loader.known.nodes).map((name) => [
			name,
			(loader.getNode(name).type as { description: INodeTypeDescription }).description,
		]),
	);
	harness = await createHarness({
		now: () => Date.parse('2026-03-04T12:00:00Z'),
		scope: 'spark:all meeting:schedules_read meeting:schedules_write meeting:preferences_read',
	});
});
afterAll(async () => await harness.close());

const hasSecrets = ({ properties }: INodeTypeDescription) =>
	JSON.stringify(properties).includes('"includeSecrets"');

test('each node that can return secrets says where they are, and no other', () => {
	const expected = Object.values(descriptions).filter(hasSecrets);
	const declared = Object.values(descriptions).filter((node) => node.sensitiveOutputFields?.length);
	const names = (nodes: readonly INodeTypeDescription[]) =>
		nodes.map(({ name }) => name).filter((name) => !onlyByOption.includes(name));
	expect(names(declared)).toEqual(names(expected));
	expect(names(declared).length).toBeGreaterThan(4);
});

/** They have the option of the triggers, for events that never hold a secret. */
const onlyByOption = ['webexMessagesTrigger', 'webexRoomsTrigger'];

/** Paths of what the output loses without "Include Secrets". */
function secretsIn(value: unknown, path = ''): string[] {
	if (typeof value !== 'object' || value === null) return [];
	const shown = hideSecrets(value) as IDataObject;
	return Object.entries(value).flatMap(([name, inner]) =>
		name in shown ? secretsIn(inner, `${path}${name}.`) : [`${path}${name}`],
	);
}

test.each([true, false])(
	'secrets of a meeting are at the places that n8n hides (simplify: %s)',
	async (simplify) => {
		for (const name of ['webexMeetings', 'webexMeetingsXml'] as const) {
			const { json } = operationsOf(name, () => harness);
			const [created] = await json('meeting', 'create', {
				topic: 'Dispatch',
				start: '2026-07-01T09:00:00Z',
				options: { password: 'Fern12345' },
			});
			const given = { simplify, includeSecrets: true };
			const meetingKey = byId(String(created?.['meetingKey']));
			const [meeting] = await json('meeting', 'get', { meetingKey, ...given });
			const found = secretsIn(meeting);
			expect(found.length).toBeGreaterThan(0);
			expect(descriptions[name]?.sensitiveOutputFields).toEqual(expect.arrayContaining(found));
		}
	},
);

test('hints of a node look at parameters that it has', () => {
	const hints = Object.values(descriptions).flatMap(({ properties, hints = [] }) =>
		hints.map((hint) => ({ hint, names: new Set(properties.map(({ name }) => name)) })),
	);
	expect(hints.length).toBeGreaterThan(3);
	for (const { hint, names } of hints) {
		const asked = [...(hint.displayCondition ?? '').matchAll(/\$parameter\["(\w+)"\]/g)];
		expect(asked.length).toBeGreaterThan(0);
		for (const [, name = ''] of asked) expect(names).toContain(name);
	}
});

test('who builds workflows by a model learns what each node is for, and finds the nodes beside it', () => {
	const hinted = Object.values(descriptions).filter(({ builderHint }) => builderHint);
	const known = Object.keys(descriptions).map((name) => `n8n-nodes-webex.${name}`);
	expect(hinted.map(({ name }) => name)).toEqual([
		'webex',
		'webexMeetings',
		'webexMeetingsXml',
		'webexMessages',
		'webexPollTrigger',
		'webexRooms',
	]);
	for (const { builderHint } of hinted) {
		expect(builderHint?.searchHint).toMatch(/^[A-Z].*\.$/);
		for (const { nodeType } of builderHint?.relatedNodes ?? []) expect(known).toContain(nodeType);
	}
});
