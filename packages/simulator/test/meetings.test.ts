import { describe, expect, test } from 'vitest';
import { base, noon, setUp } from './fixture.ts';

// The clock stands still at 2026-11-22T12:00:00Z, a Sunday.
const tomorrow = { start: '2026-11-23T09:00:00Z', end: '2026-11-23T09:30:00Z' };
const weekly = {
	title: 'Depot briefing',
	...tomorrow,
	recurrence: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,WE;COUNT=6',
};

/** A bad request says what is wrong in detail. */
const failure = (status: number, text: RegExp | string = '') =>
	expect.objectContaining({ status, errors: [expect.stringMatching(text)] });

/** A token for one of the demo people, with these scopes. */
function tokenOf(simulator: ReturnType<typeof setUp>['simulator'], name: string, scopes: string[]) {
	const person = simulator.world.findPersonByEmail(`${name}@fernhill.example`);
	return simulator.tokens.issueFixed({
		personId: person?.id ?? '',
		scopes,
		expiresAt: Number.POSITIVE_INFINITY,
	}).value;
}

const own = ['meeting:schedules_read', 'meeting:schedules_write'];

test('a meeting is created with what Webex adds to it', async () => {
	const { webex } = setUp();
	const meeting = await webex.meetings.create({
		title: 'Depot briefing',
		agenda: 'Snow',
		start: '2026-11-23 09:00:40',
		end: '2026-11-23 09:30:59',
		timezone: 'Asia/Shanghai',
		enabledJoinBeforeHost: true,
		joinBeforeHostMinutes: 5,
		trackingCodes: [{ name: 'Department', value: 'Depots' }],
		registration: { requireFirstName: true },
	});
	expect(meeting).toMatchObject({
		id: expect.stringMatching(/^[0-9a-f]{32}$/),
		meetingNumber: expect.stringMatching(/^\d{11}$/),
		title: 'Depot briefing',
		agenda: 'Snow',
		password: expect.stringMatching(/^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])/),
		phoneAndVideoSystemPassword: expect.stringMatching(/^\d{8}$/),
		meetingType: 'meetingSeries',
		state: 'active',
		timezone: 'Asia/Shanghai',
		start: '2026-11-23T09:00:00+08:00',
		end: '2026-11-23T09:30:00+08:00',
		hostEmail: 'amara.okafor@fernhill.example',
		hostKey: expect.stringMatching(/^\d{6}$/),
		siteUrl: 'fernhill.webex.com',
		webLink: expect.stringMatching(/^https:\/\/fernhill\.webex\.com\//),
		registerLink: expect.stringMatching(/register/),
		sipAddress: `${meeting.meetingNumber}@fernhill.webex.com`,
		scheduledType: 'meeting',
		enabledJoinBeforeHost: true,
		joinBeforeHostMinutes: 5,
		publicMeeting: false,
		registration: { requireFirstName: true },
		trackingCodes: [{ name: 'Department', value: 'Depots' }],
	});
	expect(meeting).not.toHaveProperty('recurrence');
	expect(await webex.meetings.get({ meetingId: meeting.id })).toEqual({
		...meeting,
		timezone: 'UTC',
		start: '2026-11-23T01:00:00Z',
		end: '2026-11-23T01:30:00Z',
	});
});

test.each([
	[{ title: 'x'.repeat(129) }, /128/],
	[{ title: ' ' }, /title/],
	[{ agenda: 'x'.repeat(1301) }, /1300/],
	[{ start: 'tomorrow' }, /ISO 8601/],
	[{ start: '2026-11-22T11:58:00Z', end: '2026-11-22T12:30:00Z' }, /before the current/],
	[{ end: '2026-11-23T09:09:00Z' }, /10 minutes/],
	[{ end: '2026-11-24T09:00:00Z' }, /23 hours 59 minutes/],
	[{ end: '2026-11-23T08:00:00Z' }, /before the start/],
	[{ start: '2037-11-23T09:00:00Z', end: '2037-11-23T09:30:00Z' }, /10 years/],
	[{ timezone: 'Mars/Olympus' }, /IANA/],
	[{ recurrence: 'every day' }, /recurrence/],
	[{ recurrence: 'FREQ=HOURLY;COUNT=3' }, /recurrence/],
	[{ integrationTags: ['1', '2', '3', '4'] }, /integrationTags is 3/],
	[{ integrationTags: ['x'.repeat(65)] }, /64/],
	[{ invitees: [{ email: 'nobody' }] }, /invitee/],
	[{ joinBeforeHostMinutes: 30 }, /joinBeforeHostMinutes/],
	[{ scheduledType: 'webinar' as const }, /sessionTypeId/],
	[{ visualWatermarkOpacity: 81 }, /between 5 and 80/],
	[{ trackingCodes: [{ name: '', value: 'x' }] }, /tracking code/],
	[{ adhoc: true }, /roomId/],
])('%j is refused with the reason', async (field, reason) => {
	const { webex } = setUp();
	const creating = webex.meetings.create({ title: 'Briefing', ...tomorrow, ...field });
	await expect(creating).rejects.toThrow(failure(400, reason));
});

test.each(['title', 'start', 'end'] as const)('%s is needed', async (field) => {
	const { webex } = setUp();
	const draft = { title: 'Briefing', ...tomorrow, [field]: undefined };
	await expect(webex.meetings.create(draft)).rejects.toThrow(failure(400, field));
});

test('a start within this minute is the next one', async () => {
	const { webex } = setUp({ now: () => noon + 16_000 });
	const { start } = await webex.meetings.create({
		title: 'Now',
		start: '2026-11-22T12:00:41Z',
		end: '2026-11-22T12:20:00Z',
	});
	expect(start).toBe('2026-11-22T12:01:00Z');
});

describe('a series', () => {
	test('has occurrences at the same time on the wall, in summer and in winter', async () => {
		const { webex } = setUp({ now: () => Date.parse('2026-10-20T00:00:00Z') });
		const { id } = await webex.meetings.create({
			title: 'Across the change',
			start: '2026-10-22T09:00:00',
			end: '2026-10-22T10:00:00',
			timezone: 'Europe/Berlin',
			recurrence: 'FREQ=DAILY;UNTIL=20261027T080000Z',
		});
		const listed = await webex.meetings.list({ meetingSeriesId: id, to: '2026-11-30' });
		expect(listed.map(({ start }) => start)).toEqual([]);
		const all = await webex.meetings.list({
			meetingSeriesId: id,
			from: '2026-10-20',
			to: '2026-11-30',
		});
		expect(all.map(({ start }) => start)).toEqual([
			'2026-10-22T07:00:00Z',
			'2026-10-23T07:00:00Z',
			'2026-10-24T07:00:00Z',
			'2026-10-25T08:00:00Z',
			'2026-10-26T08:00:00Z',
			'2026-10-27T08:00:00Z',
		]);
	});

	test.each([
		['FREQ=DAILY;COUNT=5000', 1826],
		['FREQ=WEEKLY;COUNT=5000', 261],
		['FREQ=MONTHLY;COUNT=100', 60],
		['FREQ=YEARLY;COUNT=100', 5],
	])('%s ends after %d occurrences', async (recurrence, count) => {
		const { webex } = setUp();
		const { id } = await webex.meetings.create({ ...weekly, recurrence });
		const all = webex.meetings.list({ meetingSeriesId: id, from: '2026-11-01', to: '2040-01-01' });
		expect(await all).toHaveLength(count);
	});

	test('an occurrence is changed and cancelled alone, until the series gets another plan', async () => {
		const { webex } = setUp();
		const series = await webex.meetings.create(weekly);
		const range = { meetingSeriesId: series.id, from: '2026-11-22', to: '2027-01-01' };
		const [first, second, third] = await webex.meetings.list(range);
		const changed = await webex.meetings.patch({ meetingId: first?.id ?? '', title: 'Long one' });
		expect(changed).toMatchObject({
			id: `${series.id}_20261123T090000Z`,
			meetingSeriesId: series.id,
			meetingType: 'scheduledMeeting',
			title: 'Long one',
			isModified: true,
			state: 'scheduled',
		});
		await webex.meetings.delete({ meetingId: second?.id ?? '' });
		await expect(webex.meetings.get({ meetingId: second?.id ?? '' })).rejects.toThrow(failure(404));
		const left = await webex.meetings.list(range);
		expect(left.map(({ title, isModified }) => [title, isModified])).toEqual([
			['Long one', true],
			...Array(4).fill(['Depot briefing', false]),
		]);
		expect(left[1]?.id).toBe(third?.id);
		expect(await webex.meetings.list({ ...range, isModified: true })).toHaveLength(1);
		await webex.meetings.patch({ meetingId: series.id, agenda: 'Same plan' });
		expect(await webex.meetings.list({ ...range, isModified: true })).toHaveLength(1);
		await webex.meetings.patch({
			meetingId: series.id,
			start: '2026-11-23T10:00:00Z',
			end: '2026-11-23T10:30:00Z',
		});
		const again = await webex.meetings.list(range);
		expect(again.map(({ title }) => title)).toEqual(Array(6).fill('Depot briefing'));
	});
});

test('a change keeps what it does not name, and null removes', async () => {
	const { webex } = setUp();
	const meeting = await webex.meetings.create({ ...weekly, agenda: 'Snow', publicMeeting: true });
	const { title = '', password = '', start = '', end = '' } = meeting;
	const updated = await webex.meetings.update({
		meetingId: meeting.id,
		title,
		password,
		start,
		end,
		reminderTime: 30,
	});
	expect(updated).toEqual({ ...meeting, reminderTime: 30 });
	const patched = await webex.meetings.patch({
		meetingId: meeting.id,
		agenda: null,
		recurrence: null,
	});
	const { agenda: _agenda, recurrence: _recurrence, ...rest } = updated;
	expect(patched).toEqual(rest);
});

test('a patch may name its content type as the description does', async () => {
	const { simulator, webex } = setUp();
	const { id } = await webex.meetings.create(weekly);
	const response = await simulator.request(
		new Request(`${base}/v1/meetings/${id}`, {
			method: 'PATCH',
			headers: {
				authorization: `Bearer ${simulator.personalToken}`,
				'content-type': 'application/json-patch+json',
			},
			body: JSON.stringify({ title: 'Renamed' }),
		}),
	);
	expect(await response.json()).toMatchObject({ id, title: 'Renamed' });
});

describe('a list', () => {
	const at = (start: string, minutes = 30) => ({
		start,
		end: new Date(Date.parse(start) + minutes * 60_000).toISOString(),
	});

	test('shows the coming 7 days, the next occurrence of each series, in the asked zone', async () => {
		const { webex } = setUp();
		const near = await webex.meetings.create({ title: 'Near', ...at('2026-11-29T11:00:00Z') });
		await webex.meetings.create({ title: 'Far', ...at('2026-11-29T12:00:00Z') });
		const series = await webex.meetings.create(weekly);
		expect(await webex.meetings.list({ timezone: 'America/New_York' })).toEqual([
			expect.objectContaining({
				id: `${series.id}_20261123T090000Z`,
				meetingType: 'scheduledMeeting',
				timezone: 'America/New_York',
				start: '2026-11-23T04:00:00-05:00',
			}),
			expect.objectContaining({ id: `${near.id}_20261129T110000Z`, title: 'Near' }),
		]);
		const whole = await webex.meetings.list({ current: false });
		expect(whole.map(({ id, meetingType }) => [id, meetingType])).toEqual([
			[series.id, 'meetingSeries'],
			[near.id, 'meetingSeries'],
		]);
	});

	test('shows the series themselves where the switch says so', async () => {
		const { webex } = setUp({ switches: { meetingsListed: 'series' } });
		const { id } = await webex.meetings.create(weekly);
		expect(await webex.meetings.list()).toEqual([expect.objectContaining({ id })]);
	});

	test('finds a series that overlaps the range, although it began before', async () => {
		const { webex } = setUp();
		const series = await webex.meetings.create({
			...weekly,
			recurrence: 'FREQ=MONTHLY;BYMONTHDAY=23;COUNT=12',
		});
		const inMarch = { from: '2027-03-20', to: '2027-03-27' };
		expect(await webex.meetings.list({ ...inMarch, current: false })).toEqual([
			expect.objectContaining({ id: series.id }),
		]);
		expect(await webex.meetings.list({ from: '2027-03-24', to: '2027-04-20' })).toEqual([]);
		expect(await webex.meetings.list({ ...inMarch, meetingType: 'scheduledMeeting' })).toEqual([
			expect.objectContaining({ id: `${series.id}_20270323T090000Z` }),
		]);
	});

	test.each([
		[{}, '2026-11-22T12:00:00Z', '2026-11-29T12:00:00Z'],
		[{ from: '2027-01-10T00:00:00Z' }, '2027-01-10T00:00:00Z', '2027-01-17T00:00:00Z'],
		[{ to: '2027-01-10T00:00:00Z' }, '2027-01-03T00:00:00Z', '2027-01-10T00:00:00Z'],
	])('with %j has the documented window', async (range, from, to) => {
		const { webex } = setUp();
		const edges: [string, string][] = [
			['first', at(from).start],
			['last', new Date(Date.parse(to) - 60_000).toISOString()],
			['beyond', to],
		];
		for (const [title, start] of edges) await webex.meetings.create({ title, ...at(start) });
		const listed = await webex.meetings.list(range);
		expect(listed.map(({ title }) => title)).toEqual(['first', 'last']);
	});

	test('has 10 on a page unless more are asked for, and 100 at most', async () => {
		const { simulator, webex } = setUp();
		for (let count = 0; count < 101; count++) {
			await webex.meetings.create({ title: `${count}`, ...tomorrow });
		}
		const sizeOf = async (query: string) => {
			const headers = { authorization: `Bearer ${simulator.personalToken}` };
			const asked = new Request(`${base}/v1/meetings${query}`, { headers });
			const answer = await simulator.request(asked);
			const { items } = (await answer.json()) as { items: unknown[] };
			return [items.length, answer.headers.get('link')?.includes('rel="next"')];
		};
		expect(await sizeOf('')).toEqual([10, true]);
		expect(await sizeOf('?max=100')).toEqual([100, true]);
		expect(await sizeOf('?max=500')).toEqual([100, true]);
		expect(await webex.meetings.list()).toHaveLength(101);
	});

	test('finds by number, address or room, whatever the range', async () => {
		const { simulator, webex } = setUp();
		const [roomId = ''] = simulator.world.rooms.keys();
		const far = await webex.meetings.create({
			title: 'Far',
			...at('2027-05-01T09:00:00Z'),
			roomId,
		});
		const found = [expect.objectContaining({ id: far.id })];
		const { meetingNumber = '', webLink = '' } = far;
		expect(await webex.meetings.list({ meetingNumber, current: false })).toEqual(found);
		expect(await webex.meetings.list({ webLink, current: false })).toEqual(found);
		expect(await webex.meetings.list({ roomId })).toEqual(found);
		await expect(webex.meetings.list({ roomId, meetingNumber })).rejects.toThrow(
			failure(400, /mutually exclusive/),
		);
	});

	test('refuses a range that ends before it begins, and a zone that there is not', async () => {
		const { webex } = setUp();
		const turned = webex.meetings.list({ from: '2026-12-02', to: '2026-12-01' });
		await expect(turned).rejects.toThrow(failure(400, /from cannot be after to/));
		await expect(webex.meetings.list({ timezone: 'Nowhere' })).rejects.toThrow(
			failure(400, /IANA/),
		);
	});

	test('is filtered by state', async () => {
		const { webex } = setUp();
		await webex.meetings.create({ title: 'Soon', ...at('2026-11-22T12:10:00Z') });
		await webex.meetings.create({ title: 'Later', ...at('2026-11-23T12:10:00Z') });
		const ready = await webex.meetings.list({ state: 'ready' });
		expect(ready.map(({ title }) => title)).toEqual(['Soon']);
	});
});

describe('who may do what', () => {
	const invitees = [{ email: 'jonas.lindqvist@fernhill.example' }];

	test('an invited person reads the meeting without the key of the host, and changes nothing', async () => {
		const { simulator, webex, as } = setUp();
		const meeting = await webex.meetings.create({ ...weekly, invitees });
		const jonas = as(tokenOf(simulator, 'jonas.lindqvist', own));
		const { hostKey: _hostKey, ...seen } = meeting;
		expect(await jonas.meetings.get({ meetingId: meeting.id })).toEqual(seen);
		expect(await jonas.meetings.list()).toHaveLength(1);
		await expect(jonas.meetings.delete({ meetingId: meeting.id })).rejects.toThrow(failure(403));
		await expect(jonas.meetings.patch({ meetingId: meeting.id, title: 'Mine' })).rejects.toThrow(
			failure(403),
		);
	});

	test('others need the password', async () => {
		const { simulator, webex, as } = setUp();
		const { id, password = '' } = await webex.meetings.create(weekly);
		const hana = as(tokenOf(simulator, 'hana.sato', own));
		await expect(hana.meetings.get({ meetingId: id })).rejects.toThrow(failure(403));
		expect(await hana.meetings.list()).toEqual([]);
		expect(await hana.meetings.get({ meetingId: id, password })).toMatchObject({ id });
	});

	test('only the scopes of an administrator act for another host', async () => {
		const { simulator, webex, as } = setUp();
		const hostEmail = 'jonas.lindqvist@fernhill.example';
		const created = await webex.meetings.create({ ...weekly, hostEmail });
		expect(created).toMatchObject({ hostEmail });
		expect(await webex.meetings.list()).toEqual([]);
		expect(await webex.meetings.list({ hostEmail })).toHaveLength(1);
		const admin = as(tokenOf(simulator, 'amara.okafor', ['meeting:admin_schedule_write']));
		await admin.meetings.patch({ meetingId: created.id, hostEmail, title: 'By an administrator' });
		const user = as(tokenOf(simulator, 'amara.okafor', own));
		await expect(user.meetings.create({ ...weekly, hostEmail })).rejects.toThrow(failure(403));
		expect(await user.meetings.list({ hostEmail })).toEqual([]);
		const jonas = as(tokenOf(simulator, 'jonas.lindqvist', own));
		expect(await jonas.meetings.get({ meetingId: created.id })).toMatchObject({
			title: 'By an administrator',
		});
		await admin.meetings.delete({ meetingId: created.id, hostEmail });
		expect(await jonas.meetings.list()).toEqual([]);
	});

	test('reading and writing have scopes of their own; a room needs spark:all; a bot has no meetings', async () => {
		const { simulator, webex, as } = setUp();
		const reader = as(tokenOf(simulator, 'amara.okafor', ['meeting:schedules_read']));
		await expect(reader.meetings.create(weekly)).rejects.toThrow(failure(403));
		expect(await reader.meetings.list()).toEqual([]);
		const writer = as(tokenOf(simulator, 'amara.okafor', own));
		const [roomId = ''] = simulator.world.rooms.keys();
		await expect(writer.meetings.create({ ...weekly, roomId })).rejects.toThrow(failure(403));
		expect(await webex.meetings.create({ ...weekly, roomId })).toMatchObject({ roomId });
		const bot = as(simulator.botToken);
		await expect(bot.meetings.list()).rejects.toThrow(failure(404));
	});

	test('an integration tag is seen only by the integration that set it', async () => {
		const { webex, simulator, as } = setUp();
		const { id } = await webex.meetings.create({ ...weekly, integrationTags: ['ticket-7'] });
		expect(await webex.meetings.list({ integrationTag: 'ticket-7' })).toHaveLength(1);
		expect(await webex.meetings.list({ integrationTag: 'ticket-8' })).toEqual([]);
		const { tokens, integration, world } = simulator;
		const amara = world.findPersonByEmail('amara.okafor@fernhill.example')?.id ?? '';
		const { access_token: token } = tokens.grant(integration, amara, own);
		expect(await as(token).meetings.get({ meetingId: id })).not.toHaveProperty('integrationTags');
	});
});

test('an ad hoc meeting of a room is one, is not listed, and cannot be changed', async () => {
	const { simulator, webex } = setUp();
	const [roomId = ''] = simulator.world.rooms.keys();
	const draft = { title: 'Now', ...tomorrow, adhoc: true, roomId };
	const meeting = await webex.meetings.create(draft);
	expect(meeting).toMatchObject({ start: '2026-11-22T12:05:00Z', end: '2026-11-22T12:20:00Z' });
	expect(await webex.meetings.create(draft)).toEqual(meeting);
	expect(await webex.meetings.list()).toEqual([]);
	const changing = webex.meetings.patch({ meetingId: meeting.id, title: 'Later' });
	await expect(changing).rejects.toThrow(failure(400, /ad-hoc/));
});

test('most of an ad hoc meeting is not for the caller to choose', async () => {
	const { simulator, webex } = setUp();
	const { world } = simulator;
	const [roomId = ''] = world.rooms.keys();
	const asked = {
		...tomorrow,
		adhoc: true,
		roomId,
		timezone: 'Asia/Tokyo',
		scheduledType: 'webinar' as const,
		sessionTypeId: 628,
		recurrence: 'FREQ=DAILY;COUNT=3',
		joinBeforeHostMinutes: 0,
		publicMeeting: true,
		allowAnyUserToBeCoHost: false,
		unlockedMeetingJoinSecurity: 'blockFromJoin' as const,
		invitees: [{ email: 'zoe@example.com' }],
		integrationTags: ['ticket-9'],
		registration: { requireJobTitle: true },
		reminderTime: 30,
	};
	const meeting = await webex.meetings.create(asked);
	expect(meeting).toMatchObject({
		title: 'Amara Okafor',
		start: '2026-11-22T12:05:00Z',
		scheduledType: 'meeting',
		allowAnyUserToBeCoHost: true,
		allowAuthenticatedDevices: true,
		enabledJoinBeforeHost: true,
		enableConnectAudioBeforeHost: true,
		joinBeforeHostMinutes: 5,
		allowFirstUserToBeCoHost: false,
		enableAutomaticLock: false,
		publicMeeting: false,
		unlockedMeetingJoinSecurity: 'allowJoinWithLobby',
		reminderTime: 15,
	});
	for (const ignored of ['recurrence', 'integrationTags', 'registration']) {
		expect(meeting).not.toHaveProperty(ignored);
	}
	const invited = await webex.meetingInvitees.list({ meetingId: meeting.id });
	const members = [...world.membersOf(roomId).keys()].map((id) => world.people.get(id)?.email);
	expect(invited.map(({ email }) => email).toSorted()).toEqual(
		members.filter((email) => email !== 'amara.okafor@fernhill.example').toSorted(),
	);
});

test('webhooks of the host hear of creation, change and deletion, without secrets', async () => {
	const { simulator, webex, as } = setUp();
	const jonas = as(tokenOf(simulator, 'jonas.lindqvist', own));
	const hook = { name: 'm', targetUrl: 'http://127.0.0.1:9/', resource: 'meetings', event: 'all' };
	const { id: webhookId } = await webex.webhooks.create(hook);
	await jonas.webhooks.create(hook);
	const { id } = await webex.meetings.create({
		...weekly,
		invitees: [{ email: 'jonas.lindqvist@fernhill.example' }],
	});
	await webex.meetings.patch({ meetingId: id, title: 'Renamed' });
	await webex.meetings.delete({ meetingId: id });
	await simulator.webhooks.settled();
	const heard = simulator.webhooks.deliveries.map(({ webhookId: to, event, body }) => [
		to,
		event,
		JSON.parse(body).data,
	]);
	const data = { id, meetingType: 'meetingSeries', hostEmail: 'amara.okafor@fernhill.example' };
	expect(heard).toEqual(
		expect.arrayContaining([
			[webhookId, 'created', expect.objectContaining({ ...data, title: 'Depot briefing' })],
			[webhookId, 'updated', expect.objectContaining({ ...data, title: 'Renamed' })],
			[webhookId, 'deleted', expect.objectContaining(data)],
		]),
	);
	expect(heard).toHaveLength(3);
	for (const [, , sent] of heard) {
		expect(Object.keys(sent)).not.toEqual(expect.arrayContaining(['password']));
		expect(sent).not.toHaveProperty('hostKey');
	}
});
