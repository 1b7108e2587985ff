import { describe, expect, test } from 'vitest';
import { endMeeting, joinMeeting, lockMeeting, startMeeting } from '../src/index.ts';
import {
	amara,
	day,
	hold,
	jonas,
	minute,
	priya,
	refused,
	type Stage,
	stage,
} from './meeting-fixture.ts';

const read = 'meeting:participants_read';
const write = 'meeting:participants_write';
const mateo = 'mateo.fuentes@fernhill.example';
const emails = (items: readonly { email?: string | undefined }[]) =>
	items.map(({ email }) => email);

/** A meeting of Jonas that runs, with somebody in its lobby. */
async function running(staged: Stage) {
	const { world } = staged.simulator;
	const { meetings } = staged.person(jonas, 'meeting:schedules_write');
	const { id: seriesId, meetingNumber = '' } = await meetings.create({
		title: 'Depot briefing',
		start: world.time(staged.clock.at + minute),
		end: world.time(staged.clock.at + 31 * minute),
		invitees: [{ email: priya, coHost: true }],
	});
	staged.clock.at += minute;
	const { id } = startMeeting(world, seriesId);
	const join = (email: string) => joinMeeting(world, seriesId, { personId: staged.idOf(email) });
	const coHost = join(priya);
	lockMeeting(world, id, true);
	return { id, seriesId, meetingNumber, join, coHost, waiting: join(mateo) };
}

describe('the participants of a meeting', () => {
	test('that has ended: everybody who was there, with times and devices', async () => {
		const staged = stage();
		const { id } = await hold(staged, { guests: [priya, priya] });
		const { meetingParticipants } = staged.person(jonas, read);
		const all = await meetingParticipants.list({ meetingId: id });
		expect(emails(all)).toEqual([jonas, priya, priya]);
		expect(all[0]).toMatchObject({
			id: expect.stringMatching(`^${id}_`),
			host: true,
			coHost: false,
			displayName: 'Jonas Lindqvist',
			meetingStartTime: '2026-11-22T12:01:00Z',
			state: 'end',
			joinedTime: '2026-11-22T12:01:00Z',
			leftTime: '2026-11-22T12:31:00Z',
			meetingId: id,
			hostEmail: jonas,
			devices: [{ audioType: 'voip', joinedTime: '2026-11-22T12:01:00Z', durationSecond: 1800 }],
		});
		expect(all[0]).not.toHaveProperty('orgId');
		expect(all[0]).not.toHaveProperty('spaceModerator');
		const [zoned] = await meetingParticipants.list({ meetingId: id, timezone: 'Asia/Tokyo' });
		expect(zoned?.joinedTime).toBe('2026-11-22T21:01:00+09:00');
		const first = all[0]?.id ?? '';
		expect(await meetingParticipants.get({ participantId: first })).toEqual(all[0]);
		const found = await meetingParticipants.query({
			meetingId: id,
			emails: [priya.toUpperCase(), mateo],
		});
		expect(emails(found)).toEqual([priya, priya]);
	});

	test.each([
		['absent' as const, { joinedTime: undefined, leftTime: undefined }],
		['epoch' as const, { joinedTime: '1970-01-01T00:00:00.000Z' }],
		['shown' as const, { joinedTime: '2026-11-22T12:01:00Z', leftTime: undefined }],
	])('that runs: those who are there, with times %s', async (participantTimes, times) => {
		const staged = stage({ participantTimes });
		const { id, seriesId } = await running(staged);
		const { meetingParticipants } = staged.person(jonas, read);
		const all = await meetingParticipants.list({ meetingId: id });
		expect(all.map(({ email, state, coHost }) => [email, state, coHost])).toEqual([
			[jonas, 'joined', false],
			[priya, 'joined', true],
			[mateo, 'lobby', false],
		]);
		expect(all[0]).toMatchObject({ orgId: expect.any(String) });
		const { joinedTime, leftTime } = all[0] ?? {};
		expect({ joinedTime, leftTime }).toMatchObject(times);
		expect(await meetingParticipants.list({ meetingId: seriesId })).toEqual(all);
		endMeeting(staged.simulator.world, id);
		const after = await meetingParticipants.list({ meetingId: id });
		expect(emails(after)).toEqual([jonas, priya]);
		expect(after[0]).toMatchObject({ state: 'end', joinedTime: '2026-11-22T12:01:00Z' });
	});

	test('of a series or an occurrence: those of its last instance in the period', async () => {
		const staged = stage();
		const { id, seriesId } = await hold(staged);
		const { meetingParticipants } = staged.person(jonas, read);
		const all = await meetingParticipants.list({ meetingId: id });
		const occurrence = `${seriesId}_20261122T120100Z`;
		for (const meetingId of [seriesId, occurrence]) {
			expect(await meetingParticipants.list({ meetingId })).toEqual(all);
			await expect(
				meetingParticipants.list({ meetingId, meetingStartTimeTo: '2026-11-22T12:00:00Z' }),
			).rejects.toEqual(refused(404));
		}
		staged.clock.at += 40 * day;
		await expect(meetingParticipants.list({ meetingId: seriesId })).rejects.toEqual(refused(404));
		const from = { meetingStartTimeFrom: '2026-11-22T00:00:00Z' };
		expect(await meetingParticipants.list({ meetingId: seriesId, ...from })).toEqual(all);
	});

	test('by the time at which they joined, of 90 days at most', async () => {
		const staged = stage();
		const { id: meetingId } = await hold(staged);
		const { meetingParticipants } = staged.person(jonas, read);
		const joinTimeFrom = '2026-11-22T12:01:30Z';
		expect(emails(await meetingParticipants.list({ meetingId, joinTimeFrom }))).toEqual([priya]);
		const before = { meetingId, joinTimeTo: joinTimeFrom };
		expect(emails(await meetingParticipants.list(before))).toEqual([jonas]);
		const long = { meetingId, joinTimeFrom, joinTimeTo: '2027-03-01T00:00:00Z' };
		await expect(meetingParticipants.list(long)).rejects.toEqual(refused(400, /90 days/));
		const breakoutSessionId = 'c84ba778-2f46-4dc6-9459-398694732d70';
		expect(await meetingParticipants.list({ meetingId, breakoutSessionId })).toEqual([]);
	});

	test('are for the host and for administrators', async () => {
		const staged = stage();
		const { id: meetingId, joined } = await hold(staged);
		const given = { participantId: joined[0]?.id ?? '' };
		const guest = staged.person(priya, read).meetingParticipants;
		await expect(guest.list({ meetingId })).rejects.toEqual(refused(403));
		await expect(guest.query({ meetingId, emails: [priya] })).rejects.toEqual(refused(403));
		await expect(guest.get(given)).rejects.toEqual(refused(403));
		const { meetingParticipants } = staged.person(amara, 'meeting:admin_participants_read');
		expect(await meetingParticipants.list({ meetingId })).toHaveLength(2);
		expect(await meetingParticipants.list({ meetingId, hostEmail: jonas })).toHaveLength(2);
		const other = { meetingId, hostEmail: priya };
		await expect(meetingParticipants.list(other)).rejects.toEqual(refused(404));
		await expect(meetingParticipants.list({ meetingId: 'unknown' })).rejects.toEqual(refused(404));
	});

	test('have telephone numbers for compliance officers', async () => {
		const staged = stage();
		const { id: meetingId, joined } = await hold(staged);
		const { participants } = staged.simulator.world.meetings;
		const [guest] = joined;
		const before = participants.get(guest?.id ?? '');
		if (!before) throw new Error('Nobody joined');
		const [device] = before.devices;
		if (!device) throw new Error('Nobody has a device');
		const phone = { audioType: 'pstn', callType: 'callIn', phoneNumber: '5550100' } as const;
		participants.set({ ...before, devices: [{ ...device, ...phone }] });
		const shown = async (...scopes: string[]) => {
			const { meetingParticipants } = staged.person(amara, ...scopes);
			const [, other] = await meetingParticipants.list({ meetingId });
			return other?.devices?.[0]?.phoneNumber;
		};
		expect(await shown('meeting:admin_participants_read')).toBeUndefined();
		expect(await shown('spark-compliance:meetings_read')).toBe('5550100');
	});

	test('are moderators of the room of the meeting, or not', async () => {
		const staged = stage();
		const { rooms, memberships } = staged.person(jonas, 'spark:all');
		const { id: roomId } = await rooms.create({ title: 'Depots' });
		await memberships.create({ roomId, personEmail: priya });
		const { id: meetingId } = await hold(staged, { roomId });
		const { meetingParticipants } = staged.person(jonas, read);
		const all = await meetingParticipants.list({ meetingId });
		expect(all.map(({ spaceModerator }) => spaceModerator)).toEqual([false, false]);
	});
});

describe('the host', () => {
	test('mutes, admits and expels; expelling counts first', async () => {
		const staged = stage();
		const { id: meetingId, waiting, coHost } = await running(staged);
		const { meetingParticipants } = staged.person(jonas, read, write);
		const guest = { participantId: waiting.id };
		const admitted = await meetingParticipants.update({ ...guest, admit: true, muted: true });
		expect(admitted).toMatchObject({ state: 'joined', muted: true });
		expect(await meetingParticipants.update({ ...guest, muted: false })).toMatchObject({
			muted: false,
		});
		const all = { ...guest, expel: true, muted: true, admit: true };
		expect(await meetingParticipants.update(all)).toMatchObject({ state: 'end', muted: false });
		expect(emails(await meetingParticipants.list({ meetingId }))).toEqual([jonas, priya]);
		await expect(meetingParticipants.update(all)).rejects.toEqual(refused(400, /in progress/));
		const second = staged.person(priya, write).meetingParticipants;
		expect(await second.update({ participantId: coHost.id, muted: true })).toMatchObject({
			muted: true,
		});
		const stranger = staged.person(amara, write).meetingParticipants;
		const given = { participantId: coHost.id, muted: true };
		await expect(stranger.update(given)).rejects.toEqual(refused(403));
	});

	test('admits many of one meeting, or none', async () => {
		const staged = stage();
		const { id: meetingId, waiting, join } = await running(staged);
		const other = join('hana.sato@fernhill.example');
		const { meetingParticipants } = staged.person(jonas, read, write);
		const item = { participantId: waiting.id };
		const many = new Array(101).fill(item);
		await expect(meetingParticipants.admit({ items: many })).rejects.toEqual(refused(400, /100/));
		const wrong = [item, { participantId: 'unknown' }];
		await expect(meetingParticipants.admit({ items: wrong })).rejects.toEqual(refused(404));
		const states = async () =>
			(await meetingParticipants.list({ meetingId })).map(({ state }) => state);
		expect(await states()).toEqual(['joined', 'joined', 'lobby', 'lobby']);
		await meetingParticipants.admit({ items: [item, { participantId: other.id }] });
		expect(await states()).toEqual(['joined', 'joined', 'joined', 'joined']);
	});

	test('calls a device, and cancels while it rings', async () => {
		const staged = stage();
		const { id: meetingId, seriesId, meetingNumber } = await running(staged);
		const { meetingParticipants } = staged.person(jonas, read, write);
		const device = { address: 'sip:depot@fernhill.example', displayName: 'Depot' };
		const called = await meetingParticipants.callOut({ meetingNumber, ...device });
		expect(called).toEqual({
			participantId: expect.stringMatching(`^${meetingId}_`),
			invitationCorrelationId: expect.stringMatching(/^[\da-f-]{36}$/),
			meetingNumber,
			meetingId: seriesId,
			...device,
			addressType: 'sipAddress',
			state: 'pending',
		});
		expect(await meetingParticipants.list({ meetingId })).toHaveLength(3);
		const given = { participantId: called.participantId };
		await expect(
			staged.person(amara, write).meetingParticipants.cancelCallOut(given),
		).rejects.toEqual(refused(403));
		await meetingParticipants.cancelCallOut(given);
		await expect(meetingParticipants.cancelCallOut(given)).rejects.toEqual(refused(404));
		const again = await meetingParticipants.callOut({ meetingId: seriesId, ...device });
		staged.clock.at += 30_000;
		await expect(
			meetingParticipants.cancelCallOut({ participantId: again.participantId }),
		).rejects.toEqual(refused(404));
	});

	test('cannot call without being there, for a meeting that does not run, or with a wrong input', async () => {
		const staged = stage();
		const { meetingParticipants } = staged.person(jonas, read, write);
		const device = { address: 'sip:depot@fernhill.example', displayName: 'Depot' };
		const ended = await hold(staged);
		const failing = async (input: object, text: RegExp, status = 400) =>
			await expect(meetingParticipants.callOut({ ...device, ...input })).rejects.toEqual(
				refused(status, text),
			);
		await failing({}, /Either/);
		await failing({ meetingId: 'unknown' }, /not be found/, 404);
		await failing({ meetingId: ended.seriesId }, /not in progress/);
		const { seriesId: meetingId } = await running(staged);
		await failing({ meetingId, displayName: 'x'.repeat(33) }, /32/);
		await failing({ meetingId, invitationCorrelationId: 'ABC' }, /UUID/);
		const stranger = staged.person(amara, write).meetingParticipants;
		await expect(stranger.callOut({ meetingId, ...device })).rejects.toEqual(refused(403));
		const { participants } = staged.simulator.world.meetings;
		const host = participants.values().find(({ isHost, state }) => isHost && state === 'joined');
		if (host) participants.set({ ...host, state: 'end' });
		await failing({ meetingId }, /not joined/);
	});
});
