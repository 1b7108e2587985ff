import { existsSync } from 'node:fs';
import { type RestClient, rest, type XmlClient, xml } from '@webex-nodes/client';
import { resources as general } from 'n8n-nodes-webex/nodes/Webex/resources.ts';
import { resources as meetings } from 'n8n-nodes-webex/nodes/WebexMeetingsXml/resources.ts';
import { resources as messages } from 'n8n-nodes-webex/nodes/WebexMessages/resources.ts';
import { resources as rooms } from 'n8n-nodes-webex/nodes/WebexRooms/resources.ts';
import type { Field } from 'n8n-nodes-webex/src/engine/field.ts';
import type { Item } from 'n8n-nodes-webex/src/engine/item.ts';
import { expect, test } from 'vitest';
import { hasPreview, previewFile } from '../src/previews.ts';

const scheduledByXml = 'The node Webex Meetings XML schedules meetings, through the XML API.';

/** Operations of the contract that no node calls, each with its reason. */
const unreached: Readonly<Record<string, string>> = {
	'attachmentActions.create': 'People submit cards in the Webex app.',
	'licenses.get': 'A list of a few: API Request reads it.',
	'licenses.list': 'A list of a few: API Request reads it.',
	'meetingPreferences.sites': 'Finds the site of the account for the node Webex Meetings XML.',
	'meetings.create': scheduledByXml,
	'meetings.delete': scheduledByXml,
	'meetings.get': scheduledByXml,
	'meetings.list': scheduledByXml,
	'meetings.patch': scheduledByXml,
	'meetings.update': scheduledByXml,
	'organizations.get': 'A list of a few: API Request reads it.',
	'organizations.list': 'A list of a few: API Request reads it.',
	'roles.get': 'A list of a few: API Request reads it.',
	'roles.list': 'A list of a few: API Request reads it.',
};

/** Notes the operation that is called, and gives nothing. */
function recordingClient(
	contract: Readonly<Record<string, object>>,
	called: Set<string>,
): Record<string, unknown> {
	const method = (name: string) => (): unknown => {
		called.add(name);
		return answer();
	};
	const answer = () => {
		// Enough of everything that operations look into.
		const found = { id: 'something', personId: 'something', emails: [], title: 'something' };
		const pages = async function* () {};
		const all = { ...found, attendeeId: [], register: [], sessionkey: [], user: [], pages };
		return Object.assign([found], all);
	};
	const entries = Object.entries(contract).map(([resource, operations]) => [
		resource,
		Object.fromEntries(
			Object.keys(operations).map((name) => [name, method(`${resource}.${name}`)]),
		),
	]);
	return { ...Object.fromEntries(entries), serverTime: () => undefined };
}

const defaults = (fields: readonly Field[]) =>
	Object.fromEntries(
		fields.map(({ name, type, list, placeholder, default: value }) => [
			name,
			type === 'fixedCollection'
				? []
				: list
					? ['something']
					: type === 'resourceLocator' || value === ''
						? sampleOf(placeholder)
						: value,
		]),
	);

const sampleOf = (placeholder = '') =>
	placeholder.includes('https://') ? 'https://example.com' : 'something';

const nothing = { fileName: 'a', contentType: 'text/plain' };
const bytes = new Uint8Array();
const item: Item = {
	position: () => ({
		executionId: '1',
		origin: 'test',
		nodeId: 'two',
		runIndex: 0,
		itemIndex: 0,
	}),
	inTurn: async () => {},
	findFile: async () => ({ ...nothing, size: 0, read: async () => ({ ...nothing, bytes }) }),
	storeFile: async () => ({ data: '', mimeType: 'text/plain' }),
	hint: () => {},
};

test('every operation of the contract is reached from a node, or excused with a reason', async () => {
	const called = new Set<string>();
	const request = async () => ({});
	const webex = { ...recordingClient(rest, called), request } as unknown as RestClient;
	for (const { operations } of Object.values({ ...general, ...messages, ...rooms })) {
		for (const { fields, ...operation } of Object.values(operations)) {
			// Those that work once for all items call what others call too.
			if (operation.once || operation.ask) continue;
			const values = defaults(fields);
			// Without an ID that was given, the membership is looked for.
			for (const given of [values, { ...values, membershipId: undefined, newTitle: '' }]) {
				await operation.run(webex, given as never, item);
			}
		}
	}
	const declared = Object.entries(rest).flatMap(([resource, operations]) =>
		Object.keys(operations).map((name) => `${resource}.${name}`),
	);
	expect([...called, ...Object.keys(unreached)].sort()).toEqual(declared.sort());
});

test('every operation of the XML API is reached from a node', async () => {
	const called = new Set<string>();
	const webex = recordingClient(xml, called) as unknown as XmlClient;
	const site = { siteName: 'acme', webExId: 'amara@example.com' };
	const client = { webex: { ...webex, request: async () => ({}) }, site, zone: '20' };
	for (const { operations } of Object.values(meetings)) {
		for (const { fields, ...operation } of Object.values(operations)) {
			if (operation.once || operation.ask) continue;
			const { run } = operation;
			const values = defaults(fields);
			await run(client, values as never, item);
			// What a field chooses between.
			for (const { name, options = [] } of fields.filter(({ type }) => type === 'options')) {
				for (const option of options) {
					if ('value' in option && name === 'kind') {
						await run(client, { ...values, kind: option.value } as never, item);
					}
				}
			}
			if (fields.some(({ name }) => name === 'meetingTypeId')) {
				await run(client, { ...values, meetingTypeId: '' } as never, item);
			}
		}
	}
	const declared = Object.entries(xml).flatMap(([service, operations]) =>
		Object.keys(operations).map((name) => `${service}.${name}`),
	);
	const others = {
		'sessions.delete':
			'Meeting, Event and Training Session have a Delete each; XML Request sends it.',
		'users.authenticate': 'Signs the node in.',
	};
	expect([...called, ...Object.keys(others)].sort()).toEqual(declared.sort());
});

test('every operation shows its output before it ever ran', () => {
	const nodes = {
		webex: general,
		webexMeetingsXml: meetings,
		webexMessages: messages,
		webexRooms: rooms,
	};
	const missing = Object.entries(nodes).flatMap(([node, resources]) =>
		Object.entries(resources)
			.filter(([resource]) => hasPreview(resource))
			.flatMap(([resource, { operations }]) =>
				Object.keys(operations).map((operation) => previewFile(node, resource, operation)),
			)
			.filter((file) => !existsSync(file)),
	);
	expect(missing).toEqual([]);
});
