import type { IDataObject, ILoadOptionsFunctions, INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byId, type Options, operationsOf } from '../src/one-node.ts';

const now = () => Date.parse('2026-03-04T12:00:00Z');
const admin = 'amara.okafor@fernhill.example';
const host = 'jonas.lindqvist@fernhill.example';

let harness: Harness;
beforeEach(async () => {
	harness = await createHarness({ now, scope: 'spark:all meeting:preferences_read' });
});
afterEach(async () => await harness.close());

const { run, json } = operationsOf('webexMeetingsXml', () => harness);

const site = () => harness.simulator.meetingsXml.site;
const created = async (parameters: INodeParameters = {}, options?: Options) =>
	String(
		(await json('meeting', 'create', { topic: 'Dispatch', ...parameters }, options))[0]?.[
			'meetingKey'
		],
	);

describe('Meeting', () => {
	test("Create schedules in the workflow's zone and answers key and calendar", async () => {
		const [item] = await json(
			'meeting',
			'create',
			{
				topic: 'Dock & yard',
				start: '2026-07-01T09:00:00',
				duration: 45,
				options: {
					agenda: 'One\nTwo',
					attendees: 'a@x.example; b@x.example',
					password: 'Fern12345',
				},
			},
			{ timezone: 'America/New_York' },
		);
		expect(item).toEqual({
			meetingKey: expect.stringMatching(/^\d+$/),
			meetingUUID: expect.any(String),
			hostCalendarUrl: expect.stringContaining('ICS=MI'),
			attendeeCalendarUrl: expect.stringContaining('ICS=MI'),
		});
		const stored = site().sessions.get(String(item?.['meetingKey']));
		expect(stored).toMatchObject({
			topic: 'Dock & yard',
			agenda: 'One\nTwo',
			password: 'Fern12345',
			start: Date.parse('2026-07-01T13:00:00Z'),
			timeZoneID: '11',
			duration: 45,
			attendees: [{ email: 'a@x.example' }, { email: 'b@x.example' }],
		});
	});

	test('Create in a chosen zone and with a chosen type', async () => {
		const meetingKey = await created({
			start: '2026-07-01T09:00:00Z',
			timeZone: byId('49'),
			meetingType: byId('214'),
		});
		expect(site().sessions.get(meetingKey)).toMatchObject({
			timeZoneID: '49',
			typeId: '214',
			start: Date.parse('2026-07-01T09:00:00Z'),
		});
	});

	test.each([
		[
			'daily',
			{ interval: 2, ends: 'count', times: 4 },
			{ repeatType: 'DAILY', interval: 2, afterMeetingNumber: 4 },
		],
		[
			'weekly',
			{ days: ['MONDAY', 'FRIDAY'], ends: 'until', until: '2026-05-01T00:00:00Z' },
			{
				repeatType: 'WEEKLY',
				interval: 1,
				dayInWeek: { day: ['MONDAY', 'FRIDAY'] },
				expirationDate: '2026-05-01T23:59:59',
			},
		],
		[
			'monthly',
			{ dayOfMonth: 15, ends: 'never' },
			{ repeatType: 'MONTHLY', interval: 1, dayInMonth: 15 },
		],
	])('Create makes a %s series', async (repeat, form, expected) => {
		const meetingKey = await created({ repeat, ...form });
		expect(site().sessions.get(meetingKey)?.repeat).toEqual(expected);
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

	test('Update changes what is set and leaves the rest', async () => {
		const meetingKey = await created({ start: '2026-07-01T09:00:00Z', duration: 45 });
		const [item] = await json('meeting', 'update', {
			meetingKey: byId(meetingKey),
			changes: { topic: 'Renamed' },
		});
		expect(item).toMatchObject({ meetingKey, updated: true });
		expect(site().sessions.get(meetingKey)).toMatchObject({
			topic: 'Renamed',
			duration: 45,
			start: Date.parse('2026-07-01T09:00:00Z'),
		});
	});

	test('Update moves a meeting in the zone of the workflow', async () => {
		const meetingKey = await created({ start: '2026-07-01T09:00:00Z' });
		await json(
			'meeting',
			'update',
			{ meetingKey: byId(meetingKey), changes: { start: '2026-07-02T09:00:00' } },
			{ timezone: 'Europe/Berlin' },
		);
		expect(site().sessions.get(meetingKey)?.start).toBe(Date.parse('2026-07-02T07:00:00Z'));
	});

	test('Get is flat, without password and host key unless they are asked for', async () => {
		const meetingKey = await created({
			start: '2026-07-01T09:00:00Z',
			options: { password: 'Fern12345' },
		});
		const [item] = await json('meeting', 'get', { meetingKey: byId(meetingKey) });
		expect(item).toEqual({
			meetingKey,
			topic: 'Dispatch',
			start: '2026-07-01T09:00:00.000Z',
			end: '2026-07-01T10:00:00.000Z',
			duration: 60,
			timeZone: 'Atlantic/Reykjavik',
			hostWebExID: admin,
			isInProgress: false,
			meetingType: '3',
			attendees: [],
			meetingUUID: expect.stringMatching(/^[0-9a-f]{32}$/),
		});
		const [whole] = await json('meeting', 'get', {
			meetingKey: byId(meetingKey),
			includeSecrets: true,
		});
		expect(whole).toMatchObject({
			meetingPassword: 'Fern12345',
			hostKey: expect.stringMatching(/\d{6}$/),
		});
	});

	test('Get without Simplify gives everything as Webex wrote it, secrets apart', async () => {
		const meetingKey = await created({ start: '2026-07-01T09:00:00Z', timeZone: byId('4') });
		const [item] = await json('meeting', 'get', { meetingKey: byId(meetingKey), simplify: false });
		expect(item).toMatchObject({
			meetingkey: meetingKey,
			schedule: { startDate: '07/01/2026 02:00:00', timeZoneID: '4', duration: '60' },
			hostJoined: 'false',
			accessControl: { isPublic: 'false' },
		});
		expect(JSON.stringify(item)).not.toMatch(/hostKey|meetingPassword|guestToken/);
	});

	test('Get takes a number with spaces, from an expression', async () => {
		const meetingKey = await created();
		const spaced = meetingKey.replaceAll(/(...)/g, '$1 ').trim();
		const [item] = await json(
			'meeting',
			'get',
			{ meetingKey: byId('={{ $json.number }}') },
			{ items: [{ number: spaced }] },
		);
		expect(item?.['meetingKey']).toBe(meetingKey);
	});

	test('Get Many lists by time, within a scope and of a host', async () => {
		await created({ topic: 'Late', start: '2026-08-01T09:00:00Z' });
		await created({ topic: 'Early', start: '2026-07-01T09:00:00Z' });
		const all = await json('meeting', 'getMany', { returnAll: true });
		const starts = all.map(({ start }) => String(start));
		expect(starts).toEqual([...starts].sort());
		const scoped = await json('meeting', 'getMany', {
			returnAll: true,
			filters: { startsAfter: '2026-07-15T00:00:00Z' },
		});
		expect(scoped.map(({ topic }) => topic)).toEqual(['Late']);
		const others = await json('meeting', 'getMany', { filters: { hostWebExId: host } });
		expect(new Set(others.map(({ hostWebExID }) => hostWebExID))).toEqual(new Set([host]));
		const raw = await json('meeting', 'getMany', { limit: 1, simplify: false });
		expect(raw[0]).toMatchObject({ confName: 'Peak planning', duration: '60' });
	});

	test('Get Many gives no item when there is no meeting', async () => {
		const filters = { startsAfter: '2036-01-01T00:00:00Z' };
		expect(await json('meeting', 'getMany', { filters })).toEqual([]);
	});

	test('Delete cancels; the second time says how to go on', async () => {
		const meetingKey = await created();
		expect(await json('meeting', 'delete', { meetingKey: byId(meetingKey) })).toEqual([
			{ meetingKey, deleted: true },
		]);
		const { error } = await run('meeting', 'delete', { meetingKey: byId(meetingKey) });
		expect([error?.message, error?.description]).toEqual([
			'The Meetings site refused it: Corresponding Meeting not found',
			'No meeting has this key, it was deleted, or the account is not its host. The key is the meeting number without spaces. Exception 060001 of meeting.DelMeeting.',
		]);
	});

	test('Get Join URL and Get Host URL', async () => {
		const meetingKey = await created({ options: { registration: true } });
		const [join] = await json('meeting', 'getJoinUrl', {
			meetingKey: byId(meetingKey),
			options: { registrationId: '4711' },
		});
		expect(join).toMatchObject({
			meetingKey,
			joinMeetingURL: expect.stringContaining('RID=4711'),
			registerMeetingURL: expect.any(String),
		});
		const [hosted] = await json('meeting', 'getHostUrl', { meetingKey: byId(meetingKey) });
		expect(hosted).toMatchObject({
			meetingKey,
			hostMeetingURL: expect.stringContaining(meetingKey),
		});
	});

	test('Additional XML is the way to what no field has; what Webex refuses is told', async () => {
		const meetingKey = await created({
			options: { additionalXml: '<enableOptions><chat>false</chat></enableOptions>' },
		});
		const [item] = await json('meeting', 'get', { meetingKey: byId(meetingKey), simplify: false });
		expect(item).toMatchObject({ enableOptions: { chat: 'false' } });
		const broken = await run('meeting', 'create', {
			topic: 'X',
			options: { additionalXml: '<enableOptions><chat>' },
		});
		expect(broken.error?.message).toBe('"Additional XML" cannot be used');
		const unknown = await run('meeting', 'create', {
			topic: 'X',
			options: { additionalXml: '<nonsense>1</nonsense>' },
		});
		expect(unknown.error?.message).toContain('unknown element meeting.CreateMeeting/nonsense');
	});
});

describe('Attendee', () => {
	test('Add sends 120 items for two meetings in requests of 50, and pairs each person', async () => {
		const one = await created({ topic: 'One' });
		const other = await created({ topic: 'Other' });
		let requests = 0;
		const stop = harness.simulator.observe(({ path }) => {
			if (path.startsWith('/WBXService')) requests += 1;
		});
		const items = Array.from({ length: 120 }, (_, index) => ({
			key: index < 110 ? one : other,
			email: `p${index}@carrier.example`,
		}));
		const { items: added, error } = await run(
			'attendee',
			'add',
			{ meetingKey: byId('={{ $json.key }}'), emails: '={{ $json.email }}' },
			{ items },
		);
		stop();
		expect(error).toBeUndefined();
		expect(requests).toBe(4);
		expect(
			added.map(({ json: { meetingKey, email }, pairedItem }) => [meetingKey, email, pairedItem]),
		).toEqual(items.map(({ key, email }, item) => [key, email, { item }]));
		expect(added.every(({ json: { attendeeId } }) => typeof attendeeId === 'string')).toBe(true);
		expect(site().sessions.get(one)?.attendees).toHaveLength(110);
	});

	test('Add takes a list of addresses longer than a request does', async () => {
		const meetingKey = await created();
		const emails = Array.from({ length: 73 }, (_, index) => `p${index}@carrier.example`);
		const added = await json('attendee', 'add', {
			meetingKey: byId(meetingKey),
			emails: emails.join(', '),
		});
		expect(added.map(({ email }) => email)).toEqual(emails);
	});

	test('Add goes on with the next meeting when one does not exist', async () => {
		const meetingKey = await created();
		const { json: items } = await run(
			'attendee',
			'add',
			{ meetingKey: byId('={{ $json.key }}'), emails: 'a@x.example' },
			{ items: [{ key: '999' }, { key: meetingKey }], continueOnFail: true },
		);
		expect(items).toMatchObject([
			{ error: 'The Meetings site refused it: Corresponding Meeting not found' },
			{ meetingKey, email: 'a@x.example', added: true },
		]);
	});

	test('Register, Get Many and Remove', async () => {
		const meetingKey = await created({ options: { registration: true } });
		const [registered] = await json('attendee', 'register', {
			meetingKey: byId(meetingKey),
			email: 'reg@carrier.example',
			options: { name: 'Reg Istrant' },
		});
		expect(registered).toMatchObject({ meetingKey, registerId: expect.any(String) });
		const listed = await json('attendee', 'getMany', {
			meetingKey: byId(meetingKey),
			returnAll: true,
		});
		expect(listed).toEqual([
			{
				email: 'reg@carrier.example',
				name: 'Reg Istrant',
				role: 'ATTENDEE',
				joinStatus: 'ACCEPT',
				isAccepted: true,
				isRejected: false,
				attendeeId: registered?.['attendeeId'],
				registerId: registered?.['registerId'],
				meetingKey,
			},
		]);
		const removed = await json('attendee', 'remove', {
			meetingKey: byId(meetingKey),
			emails: 'reg@carrier.example',
		});
		expect(removed).toEqual([{ meetingKey, email: 'reg@carrier.example', removed: true }]);
		expect(await json('attendee', 'getMany', { meetingKey: byId(meetingKey) })).toEqual([]);
	});
});

describe('Session', () => {
	test('Get Many, Get Open Now and Get', async () => {
		const sessions = await json('session', 'getMany', {
			returnAll: true,
			filters: { kinds: ['MeetingCenter'], startsAfter: '2026-03-05T00:00:00Z' },
		});
		expect(sessions.map(({ topic }) => topic)).toEqual([
			'Morning dispatch',
			'Contact centre review',
			'Carrier onboarding',
		]);
		const [open] = await json('session', 'getOpen');
		expect(open).toMatchObject({
			topic: 'Peak planning',
			kind: 'MeetingCenter',
			start: '2026-03-04T11:50:00.000Z',
		});
		const [session] = await json('session', 'get', { sessionKey: String(open?.['sessionKey']) });
		expect(session).toMatchObject({
			topic: 'Peak planning',
			hostName: 'Amara Okafor',
			start: '2026-03-04T11:50:00.000Z',
		});
	});

	test('Get Many without Simplify lists the texts of the sessions, and of open ones', async () => {
		const [session] = await json('session', 'getMany', { simplify: false });
		expect(session).toMatchObject({ confName: 'Peak planning', startTime: '03/04/2026 11:50:00' });
		const [open] = await json('session', 'getOpen', { simplify: false });
		expect(open).toMatchObject({
			serviceType: 'MeetingCenter',
			startTime: '03/04/2026 03:50:00',
			timeZoneID: '4',
		});
	});
});

describe('Recording', () => {
	test('Get Many reads months in windows of 28 days', async () => {
		const period = { from: '2025-12-01T00:00:00Z', to: '2026-03-04T12:00:00Z' };
		const found = await json('recording', 'getMany', { ...period, returnAll: true });
		expect(found.map(({ recordingId }) => String(recordingId)).sort()).toEqual(
			[...site().recordings.keys()].sort(),
		);
		expect(found[0]).toMatchObject({
			durationSeconds: 2700,
			format: 'MP4',
			confID: expect.any(String),
		});
		const limited = await json('recording', 'getMany', { ...period, limit: 2 });
		expect(limited).toHaveLength(2);
	});

	test('Get, Update and Delete', async () => {
		const recordingId = [...site().recordings.keys()][0] ?? '';
		await json('recording', 'update', {
			recordingId,
			changes: { name: 'Renamed', description: 'D' },
		});
		const [item] = await json('recording', 'get', { recordingId });
		expect(item).toMatchObject({ recordingId, name: 'Renamed', description: 'D' });
		expect(await json('recording', 'delete', { recordingId })).toEqual([
			{ recordingId, deleted: true },
		]);
		expect(site().recordings.get(recordingId)?.deleted).toBeDefined();
	});
});

describe('History', () => {
	const yesterday = { from: '2026-03-03T00:00:00Z', to: '2026-03-03T23:59:59Z', returnAll: true };

	test('Get Usage and Get Attendees of yesterday', async () => {
		const usage = await json('history', 'getUsage', yesterday);
		expect(usage.map(({ topic, participants }) => [topic, participants])).toEqual([
			['Morning dispatch', 4],
			['Contact centre review', 4],
			['Carrier onboarding', 4],
		]);
		const attendees = await json('history', 'getAttendees', yesterday);
		expect(attendees).toHaveLength(12);
		expect(attendees[0]).toMatchObject({
			topic: 'Morning dispatch',
			email: admin,
			joined: '2026-03-03T09:00:00.000Z',
			durationMinutes: 45,
			participantType: 'HOST',
		});
		const one = await json('history', 'getAttendees', {
			...yesterday,
			filters: { confId: String(usage[1]?.['confID']) },
		});
		expect(new Set(one.map(({ topic }) => topic))).toEqual(new Set(['Contact centre review']));
	});

	test.each(['event', 'training'])('%s histories without a row are empty', async (kind) => {
		expect(await json('history', 'getUsage', { ...yesterday, kind })).toEqual([]);
		expect(await json('history', 'getAttendees', { ...yesterday, kind })).toEqual([]);
	});

	test('Get Recording Access and its details', async () => {
		const access = await json('history', 'getRecordingAccess', {
			from: '2026-02-01T00:00:00Z',
			to: '2026-03-04T00:00:00Z',
			returnAll: true,
		});
		expect(access[0]).toMatchObject({ viewed: 2, creationTime: expect.stringMatching(/Z$/) });
		const details = await json('history', 'getRecordingAccessDetails', {
			recordingId: String(access[0]?.['recordID']),
		});
		expect(details).toHaveLength(2);
	});

	test('a period that ends before it begins is told', async () => {
		const { error } = await run('history', 'getUsage', {
			...yesterday,
			to: '2026-03-01T00:00:00Z',
		});
		expect(error?.description).toBe('From and To: it ends before it begins');
	});
});

describe('User', () => {
	test('Authenticate tells who signed in, and no ticket', async () => {
		const [item] = await json('user', 'authenticate');
		expect(item).toEqual({
			siteName: 'fernhill',
			webExId: admin,
			firstName: 'Amara',
			lastName: 'Okafor',
			email: admin,
			active: 'ACTIVATED',
			userId: expect.any(String),
			authenticated: true,
		});
	});

	test('Create, Get, Update and Get Many', async () => {
		const email = 'nora.new@fernhill.example';
		const [item] = await json('user', 'create', {
			email,
			firstName: 'Nora',
			lastName: 'New',
			details: { host: true, company: 'Fernhill', meetingTypes: '3, 214', timeZoneId: '25' },
		});
		expect(item).toMatchObject({ webExId: email, created: true, userId: expect.any(String) });
		await json('user', 'update', { user: byId(email), changes: { lastName: 'Newer' } });
		const [got] = await json('user', 'get', { user: byId(email) });
		expect(got).toMatchObject({
			webExId: email,
			lastName: 'Newer',
			timeZone: 'Europe/Berlin',
			isHost: true,
			isSiteAdmin: false,
		});
		const [listed] = await json('user', 'getMany', { filters: { firstName: 'No' } });
		expect(listed).toMatchObject({ webExId: email });
		const [whole] = await json('user', 'get', { user: byId(email), simplify: false });
		expect(whole).toMatchObject({ company: 'Fernhill' });
		expect(whole).not.toHaveProperty('password');
	});

	test('Create says that the address is taken', async () => {
		const { error } = await run('user', 'create', { email: host, firstName: 'J', lastName: 'L' });
		expect(error?.message).toBe('The Meetings site refused it: WebExID already exists');
		expect(error?.description).toContain('Another user of the site has this WebEx ID.');
	});

	test('Deactivate tells the status of each of 60 users, in two requests', async () => {
		const ids = Array.from({ length: 60 }, (_, index) => `u${index}@fernhill.example`);
		for (const webExId of ids.slice(0, 55)) site().addUser({ webExId, email: webExId, fields: {} });
		let requests = 0;
		await json('user', 'authenticate');
		const stop = harness.simulator.observe(({ path }) => {
			if (path.startsWith('/WBXService')) requests += 1;
		});
		const states = await json(
			'user',
			'deactivate',
			{ webExIds: '={{ $json.id }}' },
			{ items: ids.map((id) => ({ id })) },
		);
		stop();
		expect(requests).toBe(2);
		expect(states.map(({ webExId, deactivated }) => [webExId, deactivated])).toEqual(
			ids.map((id, index) => [id, index < 55]),
		);
	});

	test('Get Login URL', async () => {
		const [item] = await json('user', 'getLoginUrl', { user: byId(host) });
		expect(item).toMatchObject({ webExId: host, userLoginURL: expect.stringContaining('WID=') });
	});
});

describe('Site', () => {
	test('Get, Get Time Zones, Get Meeting Types and Get API Version', async () => {
		const [item] = await json('site', 'get');
		expect(item).toMatchObject({
			metaData: { siteName: 'fernhill' },
			passwordCriteria: { minLength: 8, disallowValue: ['password'] },
		});
		const zones = await json('site', 'getTimeZones', { date: '2026-07-15T00:00:00' });
		expect(zones.find(({ timeZoneID }) => timeZoneID === '4')).toMatchObject({
			timeZone: 'America/Los_Angeles',
			offsetMinutes: -420,
			isDaylightSaving: true,
		});
		const types = await json('site', 'getMeetingTypes');
		expect(types.map(({ meetingTypeID }) => meetingTypeID)).toEqual(['3', '9', '13', '214']);
		const one = await json('site', 'getMeetingTypes', { meetingTypeId: '9' });
		expect(one).toMatchObject([{ name: 'Event Center Session', kinds: ['EventCenter'] }]);
		expect(await json('site', 'getApiVersion')).toMatchObject([{ release: 'SP26' }]);
	});
});

describe.each([
	['event', 'Town hall'],
	['trainingSession', 'Forklift'],
])('%s', (resource, topic) => {
	test('Create, Update, Get, Get Many and Delete', async () => {
		const [item] = await json(resource, 'create', {
			topic,
			start: '2026-07-01T09:00:00Z',
			options: { password: 'Fern12345' },
		});
		const sessionKey = String(item?.['sessionKey']);
		await json(resource, 'update', {
			sessionKey,
			changes: { topic: 'Renamed', start: '2026-07-02T09:00:00Z' },
		});
		const [got] = await json(resource, 'get', { sessionKey });
		expect(got).toMatchObject({
			sessionKey,
			topic: 'Renamed',
			start: '2026-07-02T09:00:00.000Z',
			duration: 60,
		});
		expect(got).not.toHaveProperty('sessionPassword');
		const listed = await json(resource, 'getMany', { returnAll: true });
		expect(listed.map(({ sessionKey: key }) => key)).toEqual([sessionKey]);
		expect(await json(resource, 'delete', { sessionKey })).toEqual([{ sessionKey, deleted: true }]);
		expect(await json(resource, 'getMany')).toEqual([]);
	});
});

describe('XML Request', () => {
	test('Send gives any operation its envelope and credentials, and hides secrets', async () => {
		const [ticket] = await json('xmlRequest', 'send', { xmlOperation: 'user.GetLoginTicket' });
		expect(ticket).toEqual({ apiVersion: 'WebEx XML API V11.0.0' });
		const [whole] = await json('xmlRequest', 'send', {
			xmlOperation: 'java:com.webex.service.binding.user.GetLoginTicket',
			includeSecrets: true,
		});
		expect(whole).toHaveProperty('ticket');
		const [user] = await json('xmlRequest', 'send', {
			xmlOperation: 'user.GetUser',
			body: `<webExId>${host}</webExId>`,
		});
		expect(user).toMatchObject({
			firstName: 'Jonas',
			meetingTypes: { meetingType: ['3', '9', '13', '214'] },
		});
	});

	test('Send refuses what is no operation, before anything is sent', async () => {
		const { error } = await run('xmlRequest', 'send', { xmlOperation: 'GetUser' });
		expect(error?.description).toContain(
			'expected binding and name, such as meeting.GetMeeting, got "GetUser"',
		);
	});
});

describe('Locators', () => {
	async function search(method: string, filter?: string) {
		const { methods } = harness.nodeType('webexMeetingsXml');
		const find = methods?.listSearch?.[method];
		const found: IDataObject[] = [];
		await harness.call(async (context) => {
			const derived = Object.create(context, {
				getCurrentNodeParameter: { value: () => '' },
			}) as ILoadOptionsFunctions;
			const { results } = (await find?.call(derived, filter)) ?? { results: [] };
			found.push(...(results as unknown as IDataObject[]));
			return {};
		});
		return found;
	}

	test('meetings by a part of their topic', async () => {
		expect((await search('searchMeetings')).length).toBe(4);
		expect(await search('searchMeetings', 'onboard')).toMatchObject([
			{ name: 'Carrier onboarding (2026-03-06 11:00)' },
		]);
	});

	test('users by the beginning of a name or address', async () => {
		expect(await search('searchUsers', 'jon')).toEqual([
			{ name: `Jonas Lindqvist (${host})`, value: host },
		]);
		expect(await search('searchUsers', 'lind')).toHaveLength(1);
	});

	test('time zones without a request, and the types of the site', async () => {
		expect(await search('searchTimeZones', 'berlin')).toEqual([
			{ name: 'Berlin (Europe/Berlin)', value: '25' },
		]);
		expect(await search('searchSessionTypes', 'train')).toEqual([
			{ name: 'Training Center Session (13)', value: '13' },
		]);
	});
});
