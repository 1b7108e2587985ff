import type { INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byId, type Options, operationsOf } from '../src/one-node.ts';

const now = () => Date.parse('2027-03-04T12:00:00Z');
const scope =
	'spark:kms spark:people_read meeting:schedules_read meeting:schedules_write meeting:preferences_read';
const owner = 'amara.okafor@fernhill.example';

let harness: Harness;
beforeEach(async () => {
	harness = await createHarness({ now, scope });
});
afterEach(async () => await harness.close());

const { run, json } = operationsOf('webexMeetings', () => harness);

const start = '2027-07-01T09:00:00';
const created = async (parameters: INodeParameters = {}, options?: Options) =>
	(await json('meeting', 'create', { topic: 'Dispatch', start, ...parameters }, options))[0] ?? {};

const stored = (meetingId: unknown) => {
	const found = harness.simulator.world.meetings.series.get(String(meetingId));
	if (!found) throw new Error(`There is no meeting ${meetingId}`);
	return found;
};

test("Create schedules in the workflow's zone, with everything of the form", async () => {
	const item = await created(
		{
			duration: 45,
			options: {
				agenda: 'One\nTwo',
				attendees: 'a@x.example; b@x.example',
				coHosts: ['c@x.example', 'B@x.example'],
				password: 'Fern12345',
				emailInvitations: false,
				isPublic: true,
				openTime: 600,
				additionalFields: '{"reminderTime": 30}',
			},
		},
		{ timezone: 'America/New_York' },
	);
	expect(item).toMatchObject({
		meetingKey: expect.stringMatching(/^\d+$/),
		topic: 'Dispatch',
		start: '2027-07-01T13:00:00.000Z',
		end: '2027-07-01T13:45:00.000Z',
		duration: 45,
		hostWebExID: owner,
		kind: 'meetingSeries',
	});
	expect(JSON.stringify(item)).not.toMatch(/Fern12345|hostKey|meetingPassword/);
	expect(stored(item['meetingId'])).toMatchObject({
		invitees: [
			{ email: 'a@x.example' },
			{ email: 'b@x.example', coHost: true },
			{ email: 'c@x.example', coHost: true },
		],
		fields: {
			title: 'Dispatch',
			agenda: 'One\nTwo',
			password: 'Fern12345',
			start: Date.parse('2027-07-01T13:00:00Z'),
			timezone: 'America/New_York',
			settings: {
				publicMeeting: true,
				enabledJoinBeforeHost: true,
				joinBeforeHostMinutes: 10,
				reminderTime: 30,
			},
		},
	});
});

test('Create in a chosen zone, by name or by the number that the XML API has for it', async () => {
	const zoneOf = async (chosen: string) =>
		stored((await created({ timeZone: byId(chosen) }))['meetingId']).fields.timezone;
	expect([await zoneOf('Asia/Tokyo'), await zoneOf('25')]).toEqual(['Asia/Tokyo', 'Europe/Berlin']);
});

test.each([
	['daily', { interval: 2, ends: 'count', times: 4 }, 'FREQ=DAILY;INTERVAL=2;COUNT=4'],
	[
		'weekly',
		{ days: ['MONDAY', 'FRIDAY'], ends: 'until', until: '2027-08-01T00:00:00' },
		'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,FR;UNTIL=20270801T215959Z',
	],
	['monthly', { dayOfMonth: 15, ends: 'never' }, 'FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=15'],
])('Create makes a %s series', async (repeat, form, expected) => {
	const item = await created({ repeat, ...form }, { timezone: 'Europe/Berlin' });
	expect(stored(item['meetingId']).fields.recurrence).toBe(expected);
	expect(item['repeat']).toBe(repeat.toUpperCase());
});

test('Create says which field a weekly series lacks', async () => {
	const { error } = await run('meeting', 'create', {
		topic: 'X',
		repeat: 'weekly',
		days: '={{ [] }}',
	});
	expect([error?.message, error?.description]).toEqual([
		'"On Days" cannot be used',
		'On Days: choose at least one day of the week',
	]);
});

test('Create without a start begins with the next minute', async () => {
	await harness.close();
	harness = await createHarness({ scope });
	const before = Date.now();
	const item = await created({ start: '' });
	expect(Date.parse(String(item['start'])) - before).toBeLessThan(120_000);
	expect(Date.parse(String(item['start'])) % 60_000).toBe(0);
	expect(item['duration']).toBe(60);
});

test('Get is found by ID, number, number with spaces, and link; secrets only on request', async () => {
	const { meetingId, meetingKey, webLink } = await created({ options: { password: 'Fern12345' } });
	const spaced = String(meetingKey).replaceAll(/(...)/g, '$1 ').trim();
	for (const given of [meetingId, meetingKey, spaced, webLink]) {
		const [item] = await json('meeting', 'get', { meetingKey: byId(String(given)) });
		expect(item).toMatchObject({ meetingId, meetingKey, topic: 'Dispatch' });
		expect(JSON.stringify(item)).not.toMatch(/Fern12345|hostKey|meetingPassword/);
	}
	const raw = await json('meeting', 'get', {
		meetingKey: byId(String(meetingId)),
		simplify: false,
	});
	expect(JSON.stringify(raw)).not.toMatch(/Fern12345|hostKey|"password"|SystemPassword/);
	const [whole] = await json('meeting', 'get', {
		meetingKey: byId(String(meetingId)),
		includeSecrets: true,
	});
	expect(whole).toMatchObject({
		meetingPassword: 'Fern12345',
		hostKey: expect.stringMatching(/\d{6}$/),
	});
});

test('Get says what a number that no meeting has can mean', async () => {
	const { error } = await run('meeting', 'get', { meetingKey: byId('2550 123 4567') });
	expect([error?.message, error?.description]).toEqual([
		'"Meeting" cannot be used',
		'Meeting: no meeting has the number 2550 123 4567, it was deleted, or the account of the credential neither hosts it nor is invited to it',
	]);
});

test('Get Many lists series once, each occurrence, or the next ones, of any period', async () => {
	const form = { start: '2027-07-01T09:00:00Z', repeat: 'weekly', days: ['THURSDAY'], times: 3 };
	const { meetingId } = await created(form);
	const filters = { startsAfter: '2027-06-30T00:00:00Z', startsBefore: '2027-12-31T00:00:00Z' };
	const list = async (kind: string) =>
		(await json('meeting', 'getMany', { kind, returnAll: true, filters })).map((item) => [
			item['kind'],
			item['start'],
		]);
	expect(await list('series')).toEqual([['meetingSeries', '2027-07-01T09:00:00.000Z']]);
	expect(await list('occurrences')).toEqual([
		['scheduledMeeting', '2027-07-01T09:00:00.000Z'],
		['scheduledMeeting', '2027-07-08T09:00:00.000Z'],
		['scheduledMeeting', '2027-07-15T09:00:00.000Z'],
	]);
	expect(await list('next')).toEqual([['scheduledMeeting', '2027-07-01T09:00:00.000Z']]);
	const ofSeries = await json('meeting', 'getMany', {
		kind: 'occurrences',
		filters: { ...filters, series: byId(String(meetingId)) },
	});
	expect(ofSeries).toHaveLength(3);
});

test('Get Many gives no item when there is no meeting, and pages beyond 100', async () => {
	const filters = { startsAfter: '2028-01-01T00:00:00Z', startsBefore: '2029-01-01T00:00:00Z' };
	expect(await json('meeting', 'getMany', { filters })).toEqual([]);
	await created({ start: '2028-01-01T09:00:00Z', repeat: 'daily', times: 130 });
	const listed = await json('meeting', 'getMany', {
		kind: 'occurrences',
		limit: 120,
		filters,
	});
	expect([listed.length, new Set(listed.map(({ start: each }) => each)).size]).toEqual([120, 120]);
});

test('Delete cancels a series, or one occurrence; the second time says that it is gone', async () => {
	const { meetingId, meetingKey } = await created({ repeat: 'daily', times: 3 });
	const key = String(meetingKey);
	expect(
		await json('meeting', 'delete', { meetingKey: byId(`${meetingId}_20270702T090000Z`) }),
	).toEqual([{ meetingId: `${meetingId}_20270702T090000Z`, deleted: true }]);
	expect(await json('meeting', 'delete', { meetingKey: byId(key) })).toEqual([
		{ meetingKey: key, meetingId, deleted: true },
	]);
	const { error } = await run('meeting', 'delete', { meetingKey: byId(String(meetingId)) });
	expect(error?.message).toContain('Webex did not find it');
});

test('Update changes what is set and leaves the rest', async () => {
	const { meetingId } = await created({ duration: 45, options: { agenda: 'One' } });
	const [item] = await json('meeting', 'update', {
		meetingKey: byId(String(meetingId)),
		changes: { topic: 'Renamed' },
	});
	expect(item).toMatchObject({ meetingId, topic: 'Renamed', duration: 45, updated: true });
	expect(stored(meetingId).fields).toMatchObject({ title: 'Renamed', agenda: 'One' });
});

test('Update moves a meeting in the zone of the workflow, and keeps its length', async () => {
	const { meetingId } = await created({ duration: 45 });
	await json(
		'meeting',
		'update',
		{ meetingKey: byId(String(meetingId)), changes: { start: '2027-07-02T09:00:00' } },
		{ timezone: 'Europe/Berlin' },
	);
	expect(stored(meetingId).fields).toMatchObject({
		start: Date.parse('2027-07-02T07:00:00Z'),
		end: Date.parse('2027-07-02T07:45:00Z'),
		timezone: 'Europe/Berlin',
	});
});

test('Update of one occurrence leaves the series, and cannot make it repeat', async () => {
	const { meetingId } = await created({ repeat: 'daily', times: 3 });
	const meetingKey = byId(`${meetingId}_20270702T090000Z`);
	await json('meeting', 'update', { meetingKey, changes: { topic: 'Only this' } });
	expect(stored(meetingId).fields.title).toBe('Dispatch');
	expect(Object.keys(stored(meetingId).exceptions)).toEqual(['20270702T090000Z']);
	const { error } = await run('meeting', 'update', { meetingKey, repeat: 'daily' });
	expect(error?.description).toBe(
		'"Repeat" is of a series as a whole, and this is one occurrence: choose the series',
	);
});

test('Update says what Webex would cancel, and does it only when that is wanted', async () => {
	const { meetingId } = await created({ repeat: 'daily', times: 5 });
	const meetingKey = byId(String(meetingId));
	for (const day of ['02', '04']) {
		const occurrence = byId(`${meetingId}_202707${day}T090000Z`);
		await json('meeting', 'update', { meetingKey: occurrence, changes: { topic: 'Other' } });
	}
	const changes = { start: '2027-07-01T10:00:00Z' };
	const { error } = await run('meeting', 'update', { meetingKey, changes });
	expect([error?.message, error?.description]).toEqual([
		'"Cancel Changed Occurrences" must be on',
		'Webex cancels 2 occurrences of this series that changed on their own when start, end or repetition of the series change. They begin at 2027-07-02 09:00, 2027-07-04 09:00. Nothing was changed.',
	]);
	expect(stored(meetingId).fields.start).toBe(Date.parse('2027-07-01T09:00:00Z'));
	// Neither another title nor the start that it has cancels anything.
	const same = { start: '2027-07-01T09:00:00Z', topic: 'New title' };
	await json('meeting', 'update', { meetingKey, changes: same });
	expect(stored(meetingId).fields.title).toBe('New title');
	expect(Object.keys(stored(meetingId).exceptions)).toHaveLength(2);
	await json('meeting', 'update', { meetingKey, changes, cancelsChanged: true });
	expect(stored(meetingId).fields.start).toBe(Date.parse('2027-07-01T10:00:00Z'));
});

test('Update ends a repetition', async () => {
	const { meetingId } = await created({ repeat: 'daily', times: 3 });
	await json('meeting', 'update', {
		meetingKey: byId(String(meetingId)),
		changes: { isRepeatEnded: true },
	});
	expect(stored(meetingId).fields.recurrence).toBeUndefined();
});

test('Get Preferred Sites gives an item for each site', async () => {
	expect(await json('site', 'getPreferredSites')).toEqual([
		{ siteUrl: 'fernhill.webex.com', default: true },
	]);
});
