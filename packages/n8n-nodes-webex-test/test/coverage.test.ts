import { existsSync } from 'node:fs';
import { rest, xml } from '@webex-nodes/client';
import { resources as general } from 'n8n-nodes-webex/nodes/Webex/resources.ts';
import { resources as meetings } from 'n8n-nodes-webex/nodes/WebexMeetings/resources.ts';
import { resources as meetingsXml } from 'n8n-nodes-webex/nodes/WebexMeetingsXml/resources.ts';
import { resources as messages } from 'n8n-nodes-webex/nodes/WebexMessages/resources.ts';
import { resources as rooms } from 'n8n-nodes-webex/nodes/WebexRooms/resources.ts';
import { expect, test } from 'vitest';
import {
	calledByNodes,
	calledByXmlNode,
	namesOf,
	unreached,
	unreachedXml,
} from '../src/coverage.ts';
import { hasPreview, previewFile } from '../src/previews.ts';

test('every operation of the contract is reached from a node, or excused with a reason', async () => {
	const nodes = await calledByNodes();
	const called = new Set([...nodes.values()].flatMap((operations) => [...operations]));
	expect([...called, ...Object.keys(unreached)].sort()).toEqual(namesOf(rest).sort());
});

test('every operation of the XML API is reached from a node, or excused with a reason', async () => {
	const called = await calledByXmlNode();
	expect([...called, ...Object.keys(unreachedXml)].sort()).toEqual(namesOf(xml).sort());
});

test('every operation shows its output before it ever ran', () => {
	const nodes = {
		webex: general,
		webexMeetings: meetings,
		webexMeetingsXml: meetingsXml,
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
