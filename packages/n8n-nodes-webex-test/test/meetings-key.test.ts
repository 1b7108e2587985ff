import type { Fault } from '@webex-nodes/simulator';
import type { INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byId, type Options, operationsOf } from '../src/one-node.ts';

const scope = 'spark:kms meeting:schedules_read meeting:schedules_write';

let harness: Harness;
beforeEach(async () => {
	harness = await createHarness({
		now: () => Date.parse('2027-03-04T12:00:00Z'),
		meetings: false,
		scope,
	});
});
afterEach(async () => await harness.close());

const { run, json } = operationsOf('webexMeetings', () => harness);

const series = () => [...harness.simulator.world.meetings.series.values()];
const form = { key: 'order-4711', topic: 'Dispatch', start: '2027-07-01T09:00:00Z', duration: 45 };
const createOrUpdate = async (given: INodeParameters = {}, options?: Options) =>
	await json('meeting', 'createOrUpdate', { ...form, ...given }, options);
const statuses = (items: readonly object[]) => items.map((item) => Reflect.get(item, 'status'));

test('a schedule that repeats it makes one meeting, and sends no change when nothing differs', async () => {
	const first = await createOrUpdate({ options: { attendees: 'a@x.example' } });
	const paths: string[] = [];
	harness.simulator.observe(({ method, path }) => paths.push(`${method} ${path}`));
	const again = await createOrUpdate({ options: { attendees: 'A@x.example' } });
	expect([statuses(first), statuses(again), series().length]).toEqual([
		['created'],
		['unchanged'],
		1,
	]);
	expect(paths.filter((each) => !each.startsWith('GET'))).toEqual([]);
	expect(again[0]?.['meetingId']).toBe(first[0]?.['meetingId']);
});

test('two items with the same key are one meeting, whatever comes first', async () => {
	const items = [{ key: 'one' }, { key: 'one' }, { key: 'two' }];
	const done = await createOrUpdate({ key: '={{ $json.key }}' }, { items });
	expect(statuses(done)).toEqual(['created', 'unchanged', 'created']);
	expect(series()).toHaveLength(2);
});

const lost: readonly Fault[] = [
	{ cut: 'body' },
	{ cut: 'connection' },
	{ cut: 'everything', isProcessed: true },
	{ status: 502, isProcessed: true },
];

test.each(lost)(
	'an answer of the create that got lost (%j) makes no second meeting',
	async (fault) => {
		harness.simulator.faults.next({ method: 'POST', at: '/meetings', ...fault });
		const done = await createOrUpdate();
		expect([statuses(done), series().length]).toEqual([['created'], 1]);
		expect(statuses(await createOrUpdate())).toEqual(['unchanged']);
	},
);

test('a title, a time and a password that somebody changed are set back', async () => {
	const [created] = await createOrUpdate({ options: { password: 'Fern12345' } });
	const meetingKey = byId(String(created?.['meetingId']));
	const changes = { topic: 'Other', start: '2027-07-05T09:00:00Z', password: 'Other1234' };
	await json('meeting', 'update', { meetingKey, changes });
	const done = await createOrUpdate({ options: { password: 'Fern12345' } });
	expect(statuses(done)).toEqual(['updated']);
	expect(series().map(({ fields }) => [fields.title, fields.start, fields.password])).toEqual([
		['Dispatch', Date.parse(form.start), 'Fern12345'],
	]);
});

test('a meeting that was deleted is created again', async () => {
	const [created] = await createOrUpdate();
	await json('meeting', 'delete', { meetingKey: byId(String(created?.['meetingId'])) });
	const [again] = await createOrUpdate();
	expect(again).toMatchObject({ status: 'created' });
	expect(again?.['meetingId']).not.toBe(created?.['meetingId']);
});

test("another client's meeting with the same tag is left alone", async () => {
	await createOrUpdate();
	const [own] = series();
	if (!own) throw new Error('There is no meeting');
	harness.simulator.world.meetings.series.set(own.id, {
		...own,
		integrationTags: { another: [form.key] },
	});
	expect(statuses(await createOrUpdate({ topic: 'Mine' }))).toEqual(['created']);
	expect(series().map(({ fields }) => fields.title)).toEqual(['Dispatch', 'Mine']);
});

test('without a start it stays where it is', async () => {
	await createOrUpdate();
	expect(statuses(await createOrUpdate({ start: '' }))).toEqual(['unchanged']);
});

test('a meeting that is over keeps its key, and none is made beside it', async () => {
	const [created] = await createOrUpdate();
	const record = harness.simulator.world.meetings.series.get(String(created?.['meetingId']));
	if (!record) throw new Error('There is no meeting');
	const hour = 3600_000;
	const start = Date.parse('2027-02-01T09:00:00Z');
	harness.simulator.world.meetings.series.set(record.id, {
		...record,
		fields: { ...record.fields, start, end: start + hour },
	});
	const done = await createOrUpdate({ start: '' });
	expect([statuses(done), series().length]).toEqual([['unchanged'], 1]);
});

test('what Webex would cancel is said before', async () => {
	const repeat = { repeat: 'daily', times: 5 };
	const [created] = await createOrUpdate(repeat);
	await json('meeting', 'update', {
		meetingKey: byId(`${created?.['meetingId']}_20270702T090000Z`),
		changes: { topic: 'Other' },
	});
	expect(statuses(await createOrUpdate(repeat))).toEqual(['unchanged']);
	const { error } = await run('meeting', 'createOrUpdate', { ...form, ...repeat, duration: 60 });
	expect(error?.message).toBe('"Cancel Changed Occurrences" must be on');
	const done = await createOrUpdate({ ...repeat, duration: 60, cancelsChanged: true });
	expect(statuses(done)).toEqual(['updated']);
});

test.each([
	[{ key: 'k'.repeat(65) }, '"Key" has 65 characters, and Webex keeps at most 64'],
	[
		{ options: { integrationTags: 'a, b, c' } },
		'"Integration Tags" holds too many: beside the key Webex keeps 2',
	],
])('%j is refused before anything is sent', async (given, description) => {
	const { error } = await run('meeting', 'createOrUpdate', { ...form, ...given });
	expect([error?.description, series().length]).toEqual([description, 0]);
});
