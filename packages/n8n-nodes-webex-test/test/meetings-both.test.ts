import type { INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byId, operationsOf } from '../src/one-node.ts';

let harness: Harness;
beforeEach(async () => {
	harness = await createHarness({
		now: () => Date.parse('2027-03-04T12:00:00Z'),
		meetings: false,
		scope: 'spark:all meeting:preferences_read meeting:schedules_read meeting:schedules_write',
	});
});
afterEach(async () => await harness.close());

const rest = operationsOf('webexMeetings', () => harness);
const xml = operationsOf('webexMeetingsXml', () => harness);
const options = { timezone: 'Europe/Berlin' };

const form: INodeParameters = {
	topic: 'Dispatch',
	start: '2027-07-01T09:00:00',
	duration: 45,
	repeat: 'weekly',
	days: ['THURSDAY'],
	times: 3,
	options: { agenda: 'One', attendees: 'a@x.example, b@x.example', password: 'Fern12345' },
};

test.each([
	['XML', xml],
	['REST', rest],
])('what %s has created, both nodes return with the same fields and values', async (_name, by) => {
	const [created] = await by.json('meeting', 'create', form, options);
	const meetingKey = byId(String(created?.['meetingKey']));
	const get = async (node: typeof xml) =>
		(await node.json('meeting', 'get', { meetingKey, includeSecrets: true }, options))[0] ?? {};
	expect(await get(rest)).toMatchObject(await get(xml));
	const list = async (node: typeof xml) =>
		await node.json('meeting', 'getMany', { returnAll: true }, options);
	expect(await list(rest)).toMatchObject(await list(xml));
});

test.each([
	['XML', xml],
	['REST', rest],
])('%s updates and deletes with the same inputs', async (_name, by) => {
	const [created] = await xml.json('meeting', 'create', form, options);
	const meetingKey = byId(String(created?.['meetingKey']));
	const changes = { topic: 'Renamed', agenda: 'Two' };
	const [updated] = await by.json('meeting', 'update', { meetingKey, changes }, options);
	expect(updated).toMatchObject({ meetingKey: created?.['meetingKey'], updated: true });
	const [item] = await rest.json('meeting', 'get', { meetingKey }, options);
	expect(item).toMatchObject(changes);
	expect(await by.json('meeting', 'delete', { meetingKey })).toMatchObject([
		{ meetingKey: created?.['meetingKey'], deleted: true },
	]);
	expect(await rest.json('meeting', 'getMany', {}, options)).toEqual([]);
});
