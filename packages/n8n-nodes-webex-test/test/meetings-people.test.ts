import { startMeeting } from '@webex-nodes/simulator';
import type { INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byEmail, byId, type Options, operationsOf } from '../src/one-node.ts';

const jonas = 'jonas.lindqvist@fernhill.example';
const scope =
	'spark:kms spark:people_read meeting:schedules_read meeting:schedules_write meeting:controls_read meeting:controls_write meeting:preferences_read';
const admin = `${scope} meeting:admin_schedule_read meeting:admin_schedule_write`;

let harness: Harness;
const open = async (given: string) => {
	harness = await createHarness({
		now: () => Date.parse('2027-03-04T12:00:00Z'),
		meetings: false,
		scope: given,
	});
};
beforeEach(async () => await open(scope));
afterEach(async () => await harness.close());

const reopen = async (given: string) => {
	await harness.close();
	await open(given);
};

const { run, json } = operationsOf('webexMeetings', () => harness);

const created = async (given: INodeParameters = {}, options?: Options) => {
	const form = { topic: 'Dispatch', start: '2027-07-01T09:00:00Z', ...given };
	const [item] = await json('meeting', 'create', form, options);
	return { id: String(item?.['meetingId']), key: String(item?.['meetingKey']) };
};
const series = (id: string) => {
	const found = harness.simulator.world.meetings.series.get(id);
	if (!found) throw new Error(`There is no meeting ${id}`);
	return found;
};
const invited = (id: string) => series(id).invitees.map(({ email }) => email);

describe('Invitee', () => {
	test('Add Many sends 130 items for two meetings in requests of 100, and pairs each person', async () => {
		const one = await created();
		const other = await created();
		const posts: string[] = [];
		harness.simulator.observe(({ method, path }) => {
			if (method === 'POST') posts.push(path);
		});
		const items = Array.from({ length: 130 }, (_, index) => ({
			key: index < 110 ? one.key : other.key,
			email: `p${index}@carrier.example`,
		}));
		const { items: added, error } = await run(
			'invitee',
			'addMany',
			{ meetingKey: byId('={{ $json.key }}'), emails: '={{ $json.email }}' },
			{ items },
		);
		expect(error).toBeUndefined();
		expect(posts).toHaveLength(3);
		expect(
			added.map(({ json: { meetingKey, email }, pairedItem }) => [meetingKey, email, pairedItem]),
		).toEqual(items.map(({ key, email }, item) => [key, email, { item }]));
		expect(added.every(({ json: { attendeeId } }) => typeof attendeeId === 'string')).toBe(true);
		expect([invited(one.id).length, invited(other.id).length]).toEqual([110, 20]);
	});

	test('Add Many of somebody who is invited says how to go on', async () => {
		const { id } = await created({ options: { attendees: 'a@x.example' } });
		const { error } = await run('invitee', 'addMany', {
			meetingKey: byId(id),
			emails: 'a@x.example, b@x.example',
		});
		expect(error?.message).toContain('Webex has this already');
		expect(error?.description).toContain('"Ensure" for invitees');
		expect(invited(id)).toEqual(['a@x.example']);
	});

	test('Ensure adds who is missing, updates who differs, and may be repeated', async () => {
		const { id, key } = await created({ options: { attendees: 'a@x.example, b@x.example' } });
		const ensure = async (given: INodeParameters) =>
			(await json('invitee', 'ensure', { meetingKey: byId(key), ...given })).map((item) => [
				item['email'],
				item['status'],
			]);
		expect(await ensure({ emails: 'A@x.example, c@x.example, c@x.example' })).toEqual([
			['A@x.example', 'present'],
			['c@x.example', 'added'],
		]);
		expect(await ensure({ emails: 'a@x.example, c@x.example', options: { role: 'HOST' } })).toEqual(
			[
				['a@x.example', 'updated'],
				['c@x.example', 'updated'],
			],
		);
		expect(await ensure({ emails: 'a@x.example', options: { role: 'HOST' } })).toEqual([
			['a@x.example', 'present'],
		]);
		expect(
			series(id)
				.invitees.filter(({ coHost }) => coHost)
				.map(({ email }) => email),
		).toEqual(['a@x.example', 'c@x.example']);
		expect(invited(id)).toEqual(['a@x.example', 'b@x.example', 'c@x.example']);
	});

	test('Ensure takes a 409 for a success: somebody else was faster', async () => {
		const { id } = await created();
		harness.simulator.faults.next({ at: '/meetingInvitees/bulkInsert', status: 409 });
		harness.simulator.faults.next({ method: 'POST', at: '/meetingInvitees', status: 409 });
		const done = await json('invitee', 'ensure', {
			meetingKey: byId(id),
			emails: 'a@x.example, b@x.example',
		});
		expect(done.map(({ status }) => status)).toEqual(['present', 'added']);
	});

	test('Ensure adds everybody when the answer got lost, and one wrong address keeps nobody out', async () => {
		const { id } = await created();
		harness.simulator.faults.next({ at: '/meetingInvitees/bulkInsert', cut: 'connection' });
		await json('invitee', 'ensure', { meetingKey: byId(id), emails: 'a@x.example, b@x.example' });
		const done = await json('invitee', 'ensure', {
			meetingKey: byId(id),
			emails: 'wrong, c@x.example',
		});
		expect(done).toMatchObject([
			{ email: 'wrong', status: 'failed', reason: expect.any(String) },
			{ email: 'c@x.example', status: 'added' },
		]);
		expect(invited(id)).toEqual(['a@x.example', 'b@x.example', 'c@x.example']);
	});

	test('Get Many, Update by address and by ID, Remove', async () => {
		const { id, key } = await created({
			options: { attendees: 'a@x.example, b@x.example, c@x.example' },
		});
		const meetingKey = byId(key);
		const [a, b] = await json('invitee', 'getMany', { meetingKey, returnAll: true });
		expect(a).toEqual({
			email: 'a@x.example',
			name: 'a@x.example',
			role: 'ATTENDEE',
			attendeeId: expect.any(String),
			meetingKey: key,
			meetingId: id,
		});
		await json('invitee', 'update', {
			meetingKey,
			invitee: 'A@x.example',
			changes: { name: 'Ann', role: 'HOST' },
		});
		const [changed] = await json('invitee', 'update', {
			meetingKey,
			invitee: String(b?.['attendeeId']),
			changes: { name: 'Bob' },
		});
		expect(changed).toMatchObject({ email: 'b@x.example', name: 'Bob', role: 'ATTENDEE' });
		expect(
			series(id).invitees.map(({ displayName, coHost }) => [displayName, coHost ?? false]),
		).toEqual([
			['Ann', true],
			['Bob', false],
			[undefined, false],
		]);
		const emails = 'A@x.example, b@x.example';
		expect(await json('invitee', 'remove', { meetingKey, emails })).toEqual([
			{ meetingKey: key, meetingId: id, email: 'A@x.example', removed: true },
			{ meetingKey: key, meetingId: id, email: 'b@x.example', removed: true },
		]);
		const { error } = await run('invitee', 'remove', {
			meetingKey,
			emails: 'c@x.example a@x.example',
		});
		expect(error?.description).toBe('Email Addresses: a@x.example is not invited to this meeting');
		expect(invited(id)).toEqual(['c@x.example']);
	});

	test('Get of a meeting has its attendees, as the XML node shows them', async () => {
		const { id } = await created({ options: { attendees: 'a@x.example', coHosts: 'b@x.example' } });
		const [item] = await json('meeting', 'get', { meetingKey: byId(id) });
		expect(item?.['attendees']).toMatchObject([
			{ email: 'a@x.example', role: 'ATTENDEE' },
			{ email: 'b@x.example', role: 'HOST' },
		]);
	});
});

describe('Registrant', () => {
	const webinar = async () => {
		const { id } = await created({ options: { registration: true } });
		return { id, meetingKey: byId(id) };
	};
	const register = async (meetingKey: INodeParameters, name: string) =>
		(
			await json('registrant', 'register', {
				meetingKey,
				email: `${name}@x.example`,
				firstName: name,
				lastName: 'Smith',
				options: { company: 'Acme' },
			})
		)[0];
	const statuses = async (meetingKey: INodeParameters) =>
		Object.fromEntries(
			(await json('registrant', 'getMany', { meetingKey, returnAll: true })).map((item) => [
				item['email'],
				item['status'],
			]),
		);

	test('Register, Get Many, Approve, Reject, Cancel and Remove, by address and by ID', async () => {
		const { id, meetingKey } = await webinar();
		const ann = await register(meetingKey, 'ann');
		expect(ann).toMatchObject({
			email: 'ann@x.example',
			firstName: 'ann',
			status: 'pending',
			company: 'Acme',
			registrantId: expect.any(String),
			meetingId: id,
		});
		await register(meetingKey, 'bob');
		await register(meetingKey, 'cem');
		const registrants = `ann@x.example, ${ann?.['registrantId']}`;
		expect(await json('registrant', 'approve', { meetingKey, registrants })).toHaveLength(2);
		await json('registrant', 'reject', { meetingKey, registrants: 'BOB@x.example' });
		expect(await statuses(meetingKey)).toEqual({
			'ann@x.example': 'approved',
			'bob@x.example': 'rejected',
			'cem@x.example': 'pending',
		});
		await json('registrant', 'cancel', { meetingKey, registrants: 'ann@x.example' });
		expect((await statuses(meetingKey))['ann@x.example']).not.toBe('approved');
		expect(
			await json('registrant', 'remove', { meetingKey, registrants: 'bob@x.example' }),
		).toMatchObject([{ registrant: 'bob@x.example', removed: true }]);
		expect(Object.keys(await statuses(meetingKey))).not.toContain('bob@x.example');
	});

	test('somebody who has not registered is named before anything is decided', async () => {
		const { meetingKey } = await webinar();
		await register(meetingKey, 'ann');
		const { error } = await run('registrant', 'approve', {
			meetingKey,
			registrants: 'ann@x.example, nobody@x.example',
		});
		expect(error?.description).toBe(
			'Registrants: nobody@x.example has not registered for this meeting',
		);
		expect(await statuses(meetingKey)).toEqual({ 'ann@x.example': 'pending' });
	});
});

describe('A meeting that runs', () => {
	test('Control locks and records it, Get Controls says so, End ends it', async () => {
		const { id } = await created();
		const meetingKey = byId(id);
		startMeeting(harness.simulator.world, id);
		const control = async (change: string) =>
			(await json('meeting', 'control', { meetingKey, change }))[0];
		expect(await control('lock')).toMatchObject({ meetingId: id, locked: true });
		expect(await control('startRecording')).toMatchObject({ recordingStarted: true });
		expect(await control('pauseRecording')).toMatchObject({ recordingPaused: true });
		expect(await control('resumeRecording')).toMatchObject({ recordingPaused: false });
		expect(await json('meeting', 'getControls', { meetingKey })).toMatchObject([
			{ locked: true, recordingStarted: true, recordingPaused: false },
		]);
		expect(await control('stopRecording')).toMatchObject({ recordingStarted: false });
		expect(await control('unlock')).toMatchObject({ locked: false });
		const [ended] = await json('meeting', 'end', { meetingKey, options: { reason: 'Done' } });
		expect(ended).toEqual({ meetingId: id, ended: true });
		const { error } = await run('meeting', 'end', { meetingKey });
		expect(error?.description).toContain('The meeting is not in progress.');
	});
});

describe('Get Join Link', () => {
	test('by number, ID or link; the link that starts it only on request', async () => {
		const { id, key } = await created();
		for (const given of [
			key,
			id,
			String((await json('meeting', 'get', { meetingKey: byId(id) }))[0]?.['webLink']),
		]) {
			const [item] = await json('meeting', 'getJoinLink', { meetingKey: byId(given) });
			expect(item).toMatchObject({ joinLink: expect.any(String), expiration: expect.any(String) });
			expect(item).not.toHaveProperty('startLink');
		}
		const [whole] = await json('meeting', 'getJoinLink', {
			meetingKey: byId(key),
			options: { attendeeEmail: 'a@x.example', attendeeName: 'Ann', expirationMinutes: 60 },
			includeSecrets: true,
		});
		expect(whole).toMatchObject({ meetingKey: key, joinLink: expect.any(String) });
		const [own] = await json('meeting', 'getJoinLink', {
			meetingKey: byId(key),
			includeSecrets: true,
		});
		expect(own).toHaveProperty('startLink');
	});
});

describe('For others', () => {
	test('an administrator schedules, lists, changes and deletes for another host', async () => {
		await reopen(admin);
		const hostEmail = byEmail(jonas);
		const { id, key } = await created({ hostEmail });
		const host = [...harness.simulator.world.people.values()].find(({ email }) => email === jonas);
		expect(series(id).hostId).toBe(host?.id);
		const listed = await json('meeting', 'getMany', { hostEmail });
		expect(listed).toMatchObject([{ meetingId: id, hostWebExID: jonas }]);
		const meetingKey = byId(key);
		await json('meeting', 'update', { meetingKey, hostEmail, changes: { topic: 'New' } });
		await json('invitee', 'ensure', { meetingKey, hostEmail, emails: 'a@x.example' });
		expect([series(id).fields.title, invited(id)]).toEqual(['New', ['a@x.example']]);
		await json('meeting', 'delete', { meetingKey, hostEmail });
		expect(harness.simulator.world.meetings.series.has(id)).toBe(false);
	});

	test('without the rights it says which scope and role are missing, and that others are out of reach', async () => {
		const { error } = await run('meeting', 'create', {
			topic: 'Dispatch',
			start: '2027-07-01T09:00:00Z',
			hostEmail: byEmail(jonas),
		});
		expect(error?.message).toBe('The credential lacks the scope meeting:schedules_write');
		expect(error?.description).toContain(
			'For another person, named in "Host", it is "meeting:admin_schedule_write", and the account must administer the organization or the site; a service app needs it too. Other accounts may not act for others: leave "Host" empty.',
		);
	});

	test('Reassign Host reports each meeting, also those that Webex refuses', async () => {
		await reopen(admin);
		const one = await created();
		const other = await created();
		const gone = await created();
		const hostEmail = byEmail(jonas);
		await json('meeting', 'delete', { meetingKey: byId(gone.id) });
		const posts: string[] = [];
		harness.simulator.observe(({ path }) => posts.push(path));
		const { items } = await run(
			'meeting',
			'reassignHost',
			{ meetings: '={{ $json.meetings }}', hostEmail },
			{ items: [{ meetings: [one.key, gone.id] }, { meetings: other.id }] },
		);
		expect(items.map(({ json: item, pairedItem }) => [item, pairedItem])).toEqual([
			[{ meetingId: one.id, hostEmail: jonas, reassigned: true }, { item: 0 }],
			[
				{
					meetingId: gone.id,
					hostEmail: jonas,
					reassigned: false,
					status: 404,
					reason: 'The meeting is not found.',
				},
				{ item: 0 },
			],
			[{ meetingId: other.id, hostEmail: jonas, reassigned: true }, { item: 1 }],
		]);
		expect(posts.filter((path) => path.endsWith('/reassignHost'))).toHaveLength(1);
	});

	test('Reassign Host names scope and role when the account is no administrator', async () => {
		const { id } = await created();
		const { error } = await run('meeting', 'reassignHost', {
			meetings: id,
			hostEmail: byEmail(jonas),
		});
		expect([error?.message, error?.description]).toEqual([
			'The credential lacks the scope meeting:admin_schedule_write',
			expect.stringContaining('It counts only for an administrator'),
		]);
	});
});

describe('Site', () => {
	test('sites, session types and tracking codes', async () => {
		expect(await json('site', 'getPreferredSites')).toMatchObject([
			{ siteUrl: 'fernhill.webex.com', default: true },
		]);
		const types = await json('site', 'getSessionTypes');
		expect(types).toContainEqual(
			expect.objectContaining({ id: '3', name: expect.any(String), type: 'meeting' }),
		);
		const codes = await json('site', 'getTrackingCodes');
		expect(codes.every(({ name, options }) => name && Array.isArray(options))).toBe(true);
	});
});
