import { expect, test } from 'vitest';
import {
	endMeeting,
	enterBreakoutSession,
	joinMeeting,
	leaveBreakoutSession,
	leaveMeeting,
	startMeeting,
} from '../src/index.ts';
import { hold, jonas, minute, priya, refused, type Stage, site, stage } from './meeting-fixture.ts';

const mateo = 'mateo.fuentes@fernhill.example';
const scopes = [
	'meeting:schedules_read',
	'meeting:schedules_write',
	'meeting:participants_read',
	'meeting:participants_write',
];

/** A meeting of Jonas that runs, with two breakout sessions and Priya and Mateo. */
async function split(staged: Stage) {
	const { world } = staged.simulator;
	const webex = staged.person(jonas, ...scopes);
	const { id: seriesId } = await webex.meetings.create({
		title: 'Workshop',
		start: world.time(staged.clock.at + minute),
		end: world.time(staged.clock.at + 61 * minute),
		breakoutSessions: [{ name: 'North', invitees: [priya] }, { name: 'South' }],
	});
	staged.clock.at += minute;
	const { id: meetingId } = startMeeting(world, seriesId);
	const planned = await webex.meetingBreakoutSessions.list({ meetingId: seriesId });
	const [north = '', south = ''] = planned.map(({ id }) => id);
	const [one, two] = [priya, mateo].map((email) =>
		joinMeeting(world, seriesId, { personId: staged.idOf(email) }),
	);
	return {
		world,
		webex,
		seriesId,
		meetingId,
		planned,
		north,
		south,
		one: one?.id ?? '',
		two: two?.id ?? '',
	};
}

test('while the meeting runs, people are in the session into which they went', async () => {
	const staged = stage();
	const { world, webex, meetingId, north, south, one, planned } = await split(staged);
	expect(await webex.meetingBreakoutSessions.list({ meetingId })).toEqual([]);
	enterBreakoutSession(world, one, north);
	expect(await webex.meetingBreakoutSessions.list({ meetingId })).toEqual([planned[0]]);
	const shown = await webex.meetingParticipants.get({ participantId: one });
	expect(shown).toMatchObject({ state: 'breakoutSession', breakoutSessionId: north });
	expect(shown).not.toHaveProperty('breakoutSessionsAttended');
	const everybody = await webex.meetingParticipants.list({ meetingId });
	// Webex filters only meetings that have ended.
	expect(await webex.meetingParticipants.list({ meetingId, breakoutSessionId: south })).toEqual(
		everybody,
	);
	leaveBreakoutSession(world, one);
	const back = await webex.meetingParticipants.get({ participantId: one });
	expect(back.state).toBe('joined');
	expect(back).not.toHaveProperty('breakoutSessionId');
});

test('after the end, each stay is there, and people are found by the session', async () => {
	const staged = stage();
	const { world, webex, meetingId, north, south, one, two } = await split(staged);
	const { clock } = staged;
	clock.at += 4 * minute;
	enterBreakoutSession(world, one, north);
	clock.at += 5 * minute;
	enterBreakoutSession(world, one, south);
	clock.at += 5 * minute;
	leaveMeeting(world, one);
	clock.at += minute;
	enterBreakoutSession(world, two, south);
	clock.at += minute;
	endMeeting(world, meetingId);
	const shown = await webex.meetingParticipants.get({ participantId: one });
	expect(shown.breakoutSessionsAttended).toEqual([
		{
			id: north,
			name: 'North',
			joinedTime: '2026-11-22T12:05:00Z',
			leftTime: '2026-11-22T12:10:00Z',
		},
		{
			id: south,
			name: 'South',
			joinedTime: '2026-11-22T12:10:00Z',
			leftTime: '2026-11-22T12:15:00Z',
		},
	]);
	expect(shown).not.toHaveProperty('breakoutSessionId');
	const found = async (breakoutSessionId: string) =>
		(await webex.meetingParticipants.list({ meetingId, breakoutSessionId })).map(({ id }) => id);
	expect([await found(north), await found(south)]).toEqual([[one], [one, two]]);
	expect(await webex.meetingBreakoutSessions.list({ meetingId })).toEqual([
		{
			id: north,
			name: 'North',
			startTime: '2026-11-22T12:05:00Z',
			endTime: '2026-11-22T12:10:00Z',
		},
		{
			id: south,
			name: 'South',
			startTime: '2026-11-22T12:10:00Z',
			endTime: '2026-11-22T12:17:00Z',
		},
	]);
	// A report has one line for each who came, whatever sessions they were in.
	const report = await staged.webex.meetingReports.attendees({ siteUrl: site, meetingId });
	expect(report.map(({ email }) => email).sort()).toEqual([jonas, mateo, priya]);
});

test('from the lobby, people are admitted into a session', async () => {
	const staged = stage();
	const { world, webex, seriesId, south } = await split(staged);
	const series = world.meetings.series.get(seriesId);
	if (series) {
		const settings = {
			...series.fields.settings,
			unlockedMeetingJoinSecurity: 'allowJoinWithLobby',
		};
		world.meetings.series.set(seriesId, { ...series, fields: { ...series.fields, settings } });
	}
	const guest = { email: 'kim@carrier.example', displayName: 'Kim' };
	const { id: participantId } = joinMeeting(world, seriesId, guest);
	const admit = async (breakoutSessionId: string) =>
		await webex.meetingParticipants.admit({ items: [{ participantId, breakoutSessionId }] });
	await expect(admit('elsewhere')).rejects.toEqual(refused(400, /'elsewhere' is invalid/));
	expect((await webex.meetingParticipants.get({ participantId })).state).toBe('lobby');
	await admit(south);
	expect(await webex.meetingParticipants.get({ participantId })).toMatchObject({
		state: 'breakoutSession',
		breakoutSessionId: south,
	});
});

test('nobody goes into a session that there is not, or after the end', async () => {
	const staged = stage();
	const { world, meetingId, north, one } = await split(staged);
	expect(() => enterBreakoutSession(world, one, 'elsewhere')).toThrow('no breakout session');
	endMeeting(world, meetingId);
	expect(() => enterBreakoutSession(world, one, north)).toThrow('not in the meeting');
	const { id } = await hold(staged);
	const webex = staged.person(jonas, ...scopes);
	expect(await webex.meetingBreakoutSessions.list({ meetingId: id })).toEqual([]);
});

test('a meeting has 100 breakout sessions at most', async () => {
	const staged = stage();
	const { webex, seriesId: meetingId } = await split(staged);
	const items = Array.from({ length: 101 }, (_, index) => ({ name: `Group ${index}` }));
	await expect(webex.meetingBreakoutSessions.update({ meetingId, items })).rejects.toEqual(
		refused(400, /is 100/),
	);
	await webex.meetingBreakoutSessions.update({ meetingId, items: items.slice(1) });
});
