import { describe, expect, test } from 'vitest';
import { startMeeting } from '../src/index.ts';
import { base, noon, setUp } from './fixture.ts';

const times = { start: '2026-11-22T12:00:30Z', end: '2026-11-22T12:30:00Z' };
const jonas = 'jonas.lindqvist@fernhill.example';
const hana = 'hana.sato@fernhill.example';
const own = ['meeting:schedules_read', 'meeting:schedules_write', 'meeting:controls_read'];
const administration = ['meeting:admin_schedule_read', 'meeting:admin_schedule_write'];

const failure = (status: number, text: RegExp | string = '') =>
	expect.objectContaining({ status, errors: [expect.stringMatching(text)] });

function staged(options: Parameters<typeof setUp>[0] = {}) {
	const set = setUp(options);
	const { tokens, world } = set.simulator;
	const personId = (email: string) => world.findPersonByEmail(email)?.id ?? '';
	const client = (email: string, scopes: readonly string[] = own) =>
		set.as(
			tokens.issueFixed({
				personId: personId(email),
				scopes: [...scopes],
				expiresAt: Number.POSITIVE_INFINITY,
			}).value,
		);
	const serviceApp = (scopes: readonly string[]) => {
		const { serviceApp: app } = set.simulator;
		const account = personId(`${app.name}@webex.bot`);
		return set.as(tokens.grant(app, account, [...scopes]).access_token);
	};
	return { ...set, client, personId, serviceApp };
}

describe('links', () => {
	test('start and join for the host, and only join for others, for some minutes', async () => {
		const { webex, client } = staged();
		const {
			id,
			meetingNumber = '',
			webLink = '',
		} = await webex.meetings.create({
			title: 'Now',
			...times,
			invitees: [{ email: jonas }],
		});
		const links = await webex.meetings.join({ meetingId: id, joinDirectly: false });
		expect(links).toEqual({
			startLink: expect.stringMatching(/^https:\/\/fernhill\.webex\.com\/.*StartToken=/),
			joinLink: expect.stringMatching(/^https:\/\/fernhill\.webex\.com\/.*JoinToken=/),
			expiration: '2026-11-22T12:15:00Z',
		});
		const invited = await client(jonas).meetings.join({
			meetingNumber,
			joinDirectly: false,
			expirationMinutes: 60,
		});
		expect(invited).not.toHaveProperty('startLink');
		expect(invited.expiration).toBe('2026-11-22T13:00:00Z');
		const forGuest = await webex.meetings.join({
			webLink,
			joinDirectly: false,
			email: 'guest@example.com',
			displayName: 'Guest',
		});
		expect(forGuest).not.toHaveProperty('startLink');
	});

	test('are a redirect unless joinDirectly is false, and the client does not follow it', async () => {
		const { simulator, webex } = staged();
		const { id: meetingId } = await webex.meetings.create({ title: 'Now', ...times });
		const response = await simulator.request(
			new Request(`${base}/v1/meetings/join`, {
				method: 'POST',
				headers: {
					authorization: `Bearer ${simulator.personalToken}`,
					'content-type': 'application/json',
				},
				body: JSON.stringify({ meetingId }),
				redirect: 'manual',
			}),
		);
		expect(response.status).toBe(302);
		expect(response.headers.get('location')).toMatch(/JoinToken=/);
		const direct = { meetingId, joinDirectly: true as unknown as false };
		await expect(webex.meetings.join(direct)).rejects.toThrow(
			expect.objectContaining({ name: 'WebexResponseError', problem: 'redirect' }),
		);
	});

	test('need the password from strangers', async () => {
		const { webex, client } = staged();
		const { id: meetingId, password = '' } = await webex.meetings.create({
			title: 'Now',
			...times,
		});
		const stranger = client(hana).meetings;
		const join = { meetingId, joinDirectly: false } as const;
		await expect(stranger.join(join)).rejects.toThrow(failure(403));
		await expect(stranger.join({ ...join, password: 'wrong' })).rejects.toThrow(failure(403));
		expect(await stranger.join({ ...join, password })).toHaveProperty('joinLink');
	});

	test.each([
		[{}, 400, /only one/],
		[{ meetingNumber: '1', webLink: 'https://fernhill.webex.com/x' }, 400, /only one/],
		[{ meetingNumber: '123' }, 404, ''],
		[{ meetingNumber: '1', expirationMinutes: 61 }, 400, /between 1 and 60/],
		[{ meetingNumber: '1', displayName: 'Zoe' }, 400, /email is required/],
	])('for %j are refused with %d', async (input, status, reason) => {
		const { webex } = staged();
		await expect(webex.meetings.join({ joinDirectly: false, ...input })).rejects.toThrow(
			failure(status, reason),
		);
	});

	test('of a webinar open with it, and registrants name their number', async () => {
		let now = noon;
		const { webex, client } = staged({ now: () => now });
		const { id: meetingId, password = '' } = await webex.meetings.create({
			title: 'Open day',
			start: '2026-11-22T13:00:00Z',
			end: '2026-11-22T14:00:00Z',
			scheduledType: 'webinar',
			sessionTypeId: 628,
			joinBeforeHostMinutes: 15,
			registration: { autoAcceptRequest: true },
		});
		const zoe = await webex.meetingRegistrants.register({
			meetingId,
			firstName: 'Zoe',
			lastName: 'Adams',
			email: 'zoe@example.com',
		});
		const { join } = client(hana).meetings;
		const given = { meetingId, password, joinDirectly: false } as const;
		await expect(join(given)).rejects.toThrow(failure(400, /yet/));
		now += 50 * 60_000;
		await expect(join(given)).rejects.toThrow(failure(400, /registrationId/));
		const registrationId = zoe.registrationId ?? '';
		expect(await join({ ...given, registrationId })).toHaveProperty('joinLink');
	});
});

describe('a meeting that runs', () => {
	test('is locked, recorded and ended by its host', async () => {
		const { simulator, webex } = staged();
		const { id: meetingId } = await webex.meetings.create({ title: 'Now', ...times });
		await expect(webex.meetingControls.get({ meetingId })).rejects.toThrow(
			failure(400, /not in progress/),
		);
		const instance = startMeeting(simulator.world, meetingId);
		const idle = { locked: false, recordingStarted: false, recordingPaused: false };
		expect(await webex.meetingControls.get({ meetingId })).toEqual(idle);
		const { update } = webex.meetingControls;
		expect(await update({ meetingId, recordingPaused: true })).toEqual(idle);
		expect(await update({ meetingId, recordingStarted: true, locked: true })).toEqual({
			locked: true,
			recordingStarted: true,
			recordingPaused: false,
		});
		expect(await update({ meetingId: instance.id, recordingPaused: true })).toMatchObject({
			recordingStarted: true,
			recordingPaused: true,
		});
		expect(await update({ meetingId, recordingPaused: false })).toMatchObject({
			recordingPaused: false,
		});
		expect(await update({ meetingId, recordingStarted: false, locked: false })).toEqual(idle);
		expect(await webex.meetings.end({ meetingId, reason: 'Done' })).toBeUndefined();
		expect(await webex.meetings.get({ meetingId: instance.id })).toMatchObject({ state: 'ended' });
		await expect(webex.meetings.end({ meetingId })).rejects.toThrow(failure(400));
	});

	test('is ended by a co-host too, and by nobody else', async () => {
		const { simulator, webex, client } = staged();
		const { id: meetingId } = await webex.meetings.create({
			title: 'Now',
			...times,
			invitees: [{ email: jonas, coHost: true }, { email: hana }],
		});
		startMeeting(simulator.world, meetingId);
		await expect(client(hana).meetings.end({ meetingId })).rejects.toThrow(failure(403));
		await client(jonas).meetings.end({ meetingId });
	});

	test('cannot be changed, and what took place never can', async () => {
		const { simulator, webex } = staged();
		const { id: meetingId } = await webex.meetings.create({ title: 'Now', ...times });
		const instance = startMeeting(simulator.world, meetingId);
		const patching = webex.meetings.patch({ meetingId, title: 'Later' });
		await expect(patching).rejects.toThrow(failure(400, 'Meeting is in progress'));
		await expect(webex.meetings.patch({ meetingId: instance.id, title: 'X' })).rejects.toThrow(
			failure(400, `Meeting ID '${instance.id}' is not allowed for this API.`),
		);
		await webex.meetings.end({ meetingId: instance.id });
		expect(await webex.meetings.patch({ meetingId, title: 'Later' })).toMatchObject({
			title: 'Later',
		});
	});
});

describe('administrators', () => {
	test('see when meetings are, and not how to join them', async () => {
		const { webex, client } = staged();
		const meeting = await client(jonas).meetings.create({
			title: 'Now',
			...times,
			agenda: 'Secret',
			registration: {},
		});
		const seen = await webex.meetings.adminGet({ meetingId: meeting.id });
		expect(seen).toMatchObject({ id: meeting.id, title: 'Now', hostEmail: jonas });
		const hidden = [
			'agenda',
			'hostKey',
			'password',
			'phoneAndVideoSystemPassword',
			'webLink',
			'sipAddress',
			'dialInIpAddress',
			'registration',
		];
		for (const field of hidden) expect(seen).not.toHaveProperty(field);
		// The documentation does not hide this one.
		expect(seen.registerLink).toBe(meeting.registerLink);
		expect(seen.telephony).not.toHaveProperty('accessCode');
		expect(meeting).toMatchObject({ telephony: { accessCode: expect.any(String) } });
		const { meetingNumber = '', webLink = '' } = meeting;
		const current = [expect.objectContaining({ meetingSeriesId: meeting.id })];
		expect(await webex.meetings.adminList({ meetingNumber })).toEqual(current);
		expect(await webex.meetings.adminList({ webLink, current: false })).toEqual([seen]);
		await expect(webex.meetings.adminList({})).rejects.toThrow(failure(400, /only one/));
		const other = client(jonas, administration);
		await expect(other.meetings.adminGet({ meetingId: meeting.id })).rejects.toThrow(failure(403));
	});

	test.each([
		['all', ['Of Amara', 'Of Jonas']],
		['own', ['Of Amara']],
	] as const)('list what took place: %s', async (organisationInstances, expected) => {
		const { simulator, webex, client } = staged({ switches: { organisationInstances } });
		const mine = await webex.meetings.create({ title: 'Of Amara', ...times });
		const other = await client(jonas).meetings.create({ title: 'Of Jonas', ...times });
		for (const { id } of [mine, other]) startMeeting(simulator.world, id, { at: noon - 60_000 });
		const held = await webex.meetings.list({ meetingType: 'meeting' });
		expect(held.map(({ title }) => title)).toEqual(expected);
		const ofJonas = await webex.meetings.list({ meetingType: 'meeting', hostEmail: jonas });
		expect(ofJonas.map(({ title }) => title)).toEqual(['Of Jonas']);
	});

	test.each([
		['number', (status: number) => status],
		['text', String],
	] as const)(
		'give meetings to another host, and learn in a %s what could not be given',
		async (reassignedStatus, as) => {
			const { simulator, webex, client, personId } = staged({ switches: { reassignedStatus } });
			const [one, two] = [
				await webex.meetings.create({ title: 'One', ...times }),
				await webex.meetings.create({ title: 'Two', ...times }),
			];
			const reassign = (meetingIds: string[], hostEmail = jonas) =>
				webex.meetings.reassignHost({ hostEmail, meetingIds });
			expect(await reassign([one.id])).toBeUndefined();
			expect(await client(jonas).meetings.get({ meetingId: one.id })).toMatchObject({
				hostEmail: jonas,
				hostUserId: personId(jonas),
				hostKey: expect.any(String),
			});
			startMeeting(simulator.world, two.id);
			expect(await reassign([one.id, two.id, 'unknown'], hana)).toEqual({
				items: [
					{ meetingId: one.id, httpStatus: as(200) },
					expect.objectContaining({ meetingId: two.id, httpStatus: as(400) }),
					{
						meetingId: 'unknown',
						httpStatus: as(404),
						message: 'The requested resource could not be found.',
						errors: [{ description: 'The meeting is not found.' }],
					},
				],
			});
			await expect(reassign([one.id], 'nobody@example.com')).rejects.toThrow(failure(403));
			await expect(reassign([])).rejects.toThrow(failure(400, /between 1 and 100/));
			const elsewhere = webex.meetings.reassignHost({
				hostEmail: jonas,
				meetingIds: [one.id],
				siteUrl: 'other.webex.com',
			});
			expect(await elsewhere).toMatchObject({ items: [{ httpStatus: as(404) }] });
		},
	);
});

describe('a service app', () => {
	test('acts for the host that it names, and for nobody without a name', async () => {
		const { serviceApp } = staged();
		const webex = serviceApp(administration);
		const meeting = await webex.meetings.create({ title: 'Now', ...times, hostEmail: jonas });
		expect(meeting.hostEmail).toBe(jonas);
		const { id: meetingId } = meeting;
		const named = { meetingId, hostEmail: jonas };
		expect(await webex.meetings.get(named)).toMatchObject({ id: meetingId });
		expect(await webex.meetings.join({ ...named, joinDirectly: false })).toHaveProperty(
			'startLink',
		);
		await webex.meetingInvitees.create({ ...named, email: 'zoe@example.com' });
		const nobody = failure(404, 'The user does not exist.');
		await expect(webex.meetings.get({ meetingId })).rejects.toThrow(nobody);
		await expect(webex.meetings.join({ meetingId, joinDirectly: false })).rejects.toThrow(nobody);
		await expect(webex.meetings.create({ title: 'Mine', ...times })).rejects.toThrow(nobody);
	});

	test('needs the scopes of an administrator for that', async () => {
		const { webex, serviceApp } = staged();
		const { id: meetingId, hostEmail = '' } = await webex.meetings.create({
			title: 'Now',
			...times,
		});
		const getting = serviceApp(own).meetings.get({ meetingId, hostEmail });
		await expect(getting).rejects.toThrow(failure(404));
	});
});

test.each([
	['ignored', 403],
	['refused', 403],
] as const)('a hostEmail of others is %s without the scopes for it', async (to, status) => {
	const { webex, client } = staged({ switches: { hostEmailWithoutScope: to } });
	const { id: meetingId, hostEmail = '' } = await webex.meetings.create({ title: 'Now', ...times });
	const getting = client(hana).meetings.get({ meetingId, hostEmail });
	await expect(getting).rejects.toThrow(failure(status));
	const listing = client(hana).meetings.list({ hostEmail });
	await (to === 'refused'
		? expect(listing).rejects.toThrow(failure(403))
		: expect(listing).resolves.toEqual([]));
});

test('filters of what meetings left behind need ended instances', async () => {
	const { webex } = staged();
	const filter = { hasRecording: false };
	await expect(webex.meetings.list(filter)).rejects.toThrow(failure(400, /hasRecording/));
	const instances = { meetingType: 'meeting', ...filter } as const;
	await expect(webex.meetings.list(instances)).rejects.toThrow(failure(400, /state of ended/));
	expect(await webex.meetings.list({ ...instances, state: 'ended' })).toEqual([]);
});
