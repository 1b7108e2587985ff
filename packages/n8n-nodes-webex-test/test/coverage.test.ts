import { type RestClient, rest } from '@webex-nodes/client';
import { resources as messages } from 'n8n-nodes-webex/nodes/WebexMessages/resources.ts';
import { resources as rooms } from 'n8n-nodes-webex/nodes/WebexRooms/resources.ts';
import type { Field } from 'n8n-nodes-webex/src/field.ts';
import { expect, test } from 'vitest';

/** Operations of the contract that no node calls, each with its reason. */
const unreached: Readonly<Record<string, string>> = {
	'people.me': 'The test of the credential asks for it by its address.',
};

/** Notes the operation that is called, and gives nothing. */
function recordingClient(called: Set<string>): RestClient {
	const method = (name: string) => async () => {
		called.add(name);
		return {};
	};
	const entries = Object.entries(rest).map(([resource, operations]) => [
		resource,
		Object.fromEntries(
			Object.keys(operations).map((name) => [name, method(`${resource}.${name}`)]),
		),
	]);
	return Object.fromEntries(entries) as RestClient;
}

const defaults = (fields: readonly Field[]) =>
	Object.fromEntries(
		fields.map(({ name, type, default: value }) => [
			name,
			type === 'resourceLocator' || value === '' ? 'something' : value,
		]),
	);

test('every operation of the contract is reached from a node, or excused with a reason', async () => {
	const called = new Set<string>();
	const webex = recordingClient(called);
	for (const { operations } of Object.values({ ...messages, ...rooms })) {
		for (const { fields, run } of Object.values(operations)) {
			await run(webex, defaults(fields) as never);
		}
	}
	const declared = Object.entries(rest).flatMap(([resource, operations]) =>
		Object.keys(operations).map((name) => `${resource}.${name}`),
	);
	expect([...called, ...Object.keys(unreached)].sort()).toEqual(declared.sort());
});
