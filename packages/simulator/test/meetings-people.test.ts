import type { RestClient } from '@webex-nodes/client';
import { describe, expect, test } from 'vitest';
import { startMeeting } from '../src/index.ts';
import { setUp } from './fixture.ts';

const weekly = {
	title: 'Depot briefing',
	start: '2026-11-23T09:00:00Z',
	end: '2026-11-23T09:30:00Z',
	recurrence: 'FREQ=WEEKLY;COUNT=3',
};
const jonas = 'jonas.lindqvist@fernhill.example';

const failure = (status: number, text: RegExp | string = '') =>
	expect.objectContaining({ status, errors: [expect.stringMatching(text)] });

async function occurrenceOf(webex: RestClient, seriesId: string): Promise<string> {
	const [first] = await webex.meetings.list({ meetingSeriesId: seriesId, from: '2026-11-22' });
	return first?.id ?? '';
}

function tokenOf(simulator: ReturnType<typeof setUp>['simulator'], email: string) {
	return simulator.tokens.issueFixed({
		personId: simulator.world.findPersonByEmail(email)?.id ?? '',
		scopes: ['meeting:schedules_read', 'meeting:schedules_write'],
		expiresAt: Number.POSITIVE_INFINITY,
	}).value;
}

describe('invitees', () => {
	test('are invited, found by address, renamed and removed', async () => {
		const { webex } = setUp();
		const { id: meetingId } = await webex.meetings.create(weekly);
		const guest = await webex.meetingInvitees.create({
			meetingId,
			email: 'zoe@example.com',
			displayName: 'Zoe',
		});
		const known = await webex.meetingInvitees.create({
			meetingId,
			email: jonas,
			displayName: 'Somebody else',
			coHost: true,
		});
		expect(guest).toEqual({
			id: expect.stringMatching(new RegExp(`^${meetingId}_\\d+$`)),
			email: 'zoe@example.com',
			displayName: 'Zoe',
			coHost: false,
			panelist: false,
			meetingId,
		});
		// An account has a name of its own.
		expect(known).toMatchObject({ displayName: 'Jonas Lindqvist', coHost: true });
		expect(await webex.meetingInvitees.list({ meetingId })).toEqual([known, guest]);
		expect(await webex.meetingInvitees.get({ meetingInviteeId: guest.id })).toEqual(guest);
		const renamed = { meetingInviteeId: guest.id, email: 'zoe@example.com', displayName: 'Zoë' };
		expect(await webex.meetingInvitees.update(renamed)).toEqual({ ...guest, displayName: 'Zoë' });
		await webex.meetingInvitees.delete({ meetingInviteeId: known.id });
		await expect(webex.meetingInvitees.get({ meetingInviteeId: known.id })).rejects.toThrow(
			failure(404),
		);
		expect(await webex.meetingInvitees.list({ meetingId })).toHaveLength(1);
	});

	test('are invited once only, whatever the case of the address', async () => {
		const { webex } = setUp();
		const { id: meetingId } = await webex.meetings.create(weekly);
		const { id } = await webex.meetingInvitees.create({ meetingId, email: 'zoe@example.com' });
		const other = await webex.meetingInvitees.create({ meetingId, email: 'max@example.com' });
		const conflict = failure(409, 'User is already a meeting invitee.');
		await expect(
			webex.meetingInvitees.create({ meetingId, email: 'Zoe@Example.com' }),
		).rejects.toThrow(conflict);
		await expect(
			webex.meetingInvitees.update({ meetingInviteeId: other.id, email: 'zoe@example.com' }),
		).rejects.toThrow(conflict);
		const same = { meetingInviteeId: id, email: 'zoe@example.com' };
		expect(await webex.meetingInvitees.update(same)).toMatchObject({ id });
	});

	test('in bulk are all invited, or nobody', async () => {
		const { webex } = setUp();
		const { id: meetingId } = await webex.meetings.create(weekly);
		const items = Array.from({ length: 100 }, (_, index) => ({ email: `p${index}@example.com` }));
		const { items: added } = await webex.meetingInvitees.bulkCreate({ meetingId, items });
		expect(added.map(({ email }) => email)).toEqual(items.map(({ email }) => email));
		const again = webex.meetingInvitees.bulkCreate({
			meetingId,
			items: [{ email: 'new@example.com' }, { email: 'p7@example.com' }],
		});
		await expect(again).rejects.toThrow(
			expect.objectContaining({
				status: 409,
				reason: 'Some users in the list have been invited.',
				errors: [],
			}),
		);
		const twice = [{ email: 'a@example.com' }, { email: 'A@example.com' }];
		await expect(webex.meetingInvitees.bulkCreate({ meetingId, items: twice })).rejects.toThrow(
			failure(400, /unique/),
		);
		const tooMany = items.concat({ email: 'one.more@example.com' });
		await expect(webex.meetingInvitees.bulkCreate({ meetingId, items: tooMany })).rejects.toThrow(
			failure(400, /maximum size of items is 100/),
		);
		const listed = await webex.meetingInvitees.list({ meetingId }, { pageSize: 30 });
		expect(listed).toHaveLength(100);
	});

	test('of one occurrence are its own', async () => {
		const { webex } = setUp();
		const { id: series } = await webex.meetings.create({ ...weekly, invitees: [{ email: jonas }] });
		const occurrence = await occurrenceOf(webex, series);
		const added = await webex.meetingInvitees.create({
			meetingId: occurrence,
			email: 'zoe@example.com',
		});
		const addressesOf = async (meetingId: string) =>
			(await webex.meetingInvitees.list({ meetingId })).map(({ email }) => email);
		expect(added.id.startsWith(`${occurrence}_`)).toBe(true);
		expect(await addressesOf(occurrence)).toEqual([jonas, 'zoe@example.com']);
		expect(await addressesOf(series)).toEqual([jonas]);
		await webex.meetingInvitees.delete({ meetingInviteeId: added.id });
		expect(await addressesOf(occurrence)).toEqual([jonas]);
	});

	test('of an instance are read only', async () => {
		const { simulator, webex } = setUp();
		const { id } = await webex.meetings.create({ ...weekly, invitees: [{ email: jonas }] });
		const instance = startMeeting(simulator.world, id);
		const [invitee] = await webex.meetingInvitees.list({ meetingId: instance.id });
		expect(invitee).toMatchObject({ email: jonas, meetingId: instance.id });
		const adding = webex.meetingInvitees.create({ meetingId: instance.id, email: 'z@example.com' });
		await expect(adding).rejects.toThrow(failure(400, /is not allowed for this API/));
		const meetingInviteeId = invitee?.id ?? '';
		expect(await webex.meetingInvitees.get({ meetingInviteeId })).toEqual(invitee);
		await expect(webex.meetingInvitees.delete({ meetingInviteeId })).rejects.toThrow(failure(400));
	});

	test('are a matter of host and co-hosts', async () => {
		const { simulator, webex, as } = setUp();
		const { id: meetingId } = await webex.meetings.create({
			...weekly,
			invitees: [{ email: jonas, coHost: true }, { email: 'hana.sato@fernhill.example' }],
		});
		const coHost = as(tokenOf(simulator, jonas));
		const invited = as(tokenOf(simulator, 'hana.sato@fernhill.example'));
		expect(await coHost.meetingInvitees.list({ meetingId })).toHaveLength(2);
		await expect(invited.meetingInvitees.list({ meetingId })).rejects.toThrow(failure(403));
	});

	test.each([
		['true', ['panel@example.com']],
		['false', ['crowd@example.com']],
		['null', ['crowd@example.com', 'panel@example.com']],
	])('of a webinar are filtered by panelist=%s', async (panelist, expected) => {
		const { webex } = setUp();
		const { id: meetingId } = await webex.meetings.create({
			...weekly,
			scheduledType: 'webinar',
			sessionTypeId: 628,
			invitees: [{ email: 'panel@example.com', panelist: true }, { email: 'crowd@example.com' }],
		});
		const path = '/meetingInvitees';
		const listed = await webex.requestList({ path, query: { meetingId, panelist } });
		expect(listed.map((each) => (each as { email: string }).email)).toEqual(expected);
	});
});

describe('interpreters', () => {
	const channel = { languageCode1: 'en', languageCode2: 'de' };

	test('switch interpretation on, and each person interprets once', async () => {
		const { webex } = setUp();
		const { id: meetingId } = await webex.meetings.create(weekly);
		const first = await webex.meetingInterpreters.create({
			meetingId,
			...channel,
			email: 'ida@example.com',
		});
		const empty = await webex.meetingInterpreters.create({
			meetingId,
			languageCode1: 'en',
			languageCode2: 'fr',
		});
		expect(await webex.meetingInterpreters.list({ meetingId })).toEqual([empty, first]);
		expect((await webex.meetings.get({ meetingId })).simultaneousInterpretation).toEqual({
			enabled: true,
			interpreters: [first, empty],
		});
		const twice = expect.objectContaining({
			status: 400,
			reason: "'ida@example.com' is found in more than one interpreter.",
		});
		const same = { meetingId, ...channel, email: 'ida@example.com' };
		await expect(webex.meetingInterpreters.create(same)).rejects.toThrow(twice);
		await expect(
			webex.meetingInterpreters.update({ ...same, interpreterId: empty.id }),
		).rejects.toThrow(twice);
		await webex.meetingInterpreters.delete({ meetingId, interpreterId: empty.id });
		expect(await webex.meetingInterpreters.list({ meetingId })).toEqual([first]);
	});

	test('go when interpretation is switched off', async () => {
		const { webex } = setUp();
		const { id: meetingId } = await webex.meetings.create({
			...weekly,
			simultaneousInterpretation: { enabled: true, interpreters: [channel] },
		});
		const refused = webex.meetingInterpreters.updateSettings({
			meetingId,
			enabled: false,
			interpreters: [channel],
		});
		await expect(refused).rejects.toThrow(failure(400, /should be empty/));
		expect(await webex.meetingInterpreters.list({ meetingId })).toHaveLength(1);
		await webex.meetingInterpreters.updateSettings({ meetingId, enabled: false });
		expect(await webex.meetingInterpreters.list({ meetingId })).toEqual([]);
		expect(await webex.meetings.get({ meetingId })).not.toHaveProperty(
			'simultaneousInterpretation',
		);
	});
});

test('breakout sessions are replaced together, and nobody is in two of them', async () => {
	const { webex } = setUp();
	const { id: meetingId } = await webex.meetings.create({
		...weekly,
		breakoutSessions: [{ name: 'One', invitees: [jonas] }],
	});
	expect(await webex.meetings.get({ meetingId })).toMatchObject({ enabledBreakoutSessions: true });
	const { items } = await webex.meetingBreakoutSessions.update({
		meetingId,
		items: [{ name: 'North', invitees: [jonas] }, { name: 'South' }],
	});
	expect(items).toEqual([
		{ id: expect.any(String), name: 'North', invitees: [jonas] },
		{ id: expect.any(String), name: 'South', invitees: [] },
	]);
	expect(await webex.meetingBreakoutSessions.list({ meetingId })).toEqual(items);
	const inBoth = [
		{ name: 'North', invitees: [jonas] },
		{ name: 'South', invitees: [jonas.toUpperCase()] },
	];
	await expect(webex.meetingBreakoutSessions.update({ meetingId, items: inBoth })).rejects.toThrow(
		failure(400, /more than one breakout session/),
	);
	await webex.meetingBreakoutSessions.delete({ meetingId });
	expect(await webex.meetingBreakoutSessions.list({ meetingId })).toEqual([]);
	expect(await webex.meetings.get({ meetingId })).toMatchObject({ enabledBreakoutSessions: false });
});
