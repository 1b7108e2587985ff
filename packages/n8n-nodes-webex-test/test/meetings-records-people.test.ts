import { joinMeeting, lockMeeting } from '@webex-nodes/simulator';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { amara, jonas, meetingsOf, priya, testClock } from '../src/held.ts';
import { byId, operationsOf } from '../src/one-node.ts';

const day = 24 * 3600_000; // ms
const noon = Date.parse('2027-03-04T12:00:00Z');
const scope =
	'spark:kms spark:people_read meeting:schedules_read meeting:participants_read meeting:participants_write meeting:preferences_read meeting:admin_config_read';

let harness: Harness;
let clock: { at: number };
beforeEach(async () => {
	clock = testClock(noon);
	harness = await createHarness({ now: () => clock.at, scope, meetings: false });
});
afterEach(async () => {
	vi.useRealTimers();
	await harness.close();
});

const { run, json } = operationsOf('webexMeetings', () => harness);
const meetings = () => meetingsOf(harness.simulator, clock);
const stateOf = (id: string) => harness.simulator.world.meetings.participants.get(id);

test('Participants of a meeting that has ended, by instance, series or number; some by email', async () => {
	const { id, seriesId, meetingNumber, guest } = await meetings().hold(harness.url);
	for (const given of [id, seriesId, meetingNumber]) {
		const people = await json('participant', 'getMany', { meetingKey: byId(given) });
		expect(people.map(({ email }) => email)).toEqual([amara, priya]);
		expect(people[1]).toMatchObject({
			participantId: guest.id,
			name: 'Priya Raman',
			joined: '2027-03-04T12:01:00.000Z',
			left: '2027-03-04T12:31:00.000Z',
			durationMinutes: 30,
			participantType: 'ATTENDEE',
		});
	}
	const filters = { emails: priya };
	const some = await json('participant', 'getMany', { meetingKey: byId(id), filters });
	expect(some.map(({ email }) => email)).toEqual([priya]);
});

test('Admit lets in who waits: everybody, or those who are named', async () => {
	const { id, seriesId } = await meetings().run(harness.url);
	const { world } = harness.simulator;
	lockMeeting(world, id, true);
	const join = (email: string) =>
		joinMeeting(world, seriesId, { personId: meetings().idOf(email) });
	const waiting = join(jonas);
	expect(stateOf(waiting.id)?.state).toBe('lobby');
	const named = { meetingKey: byId(id), participants: 'nobody@x.example' };
	const { error } = await run('participant', 'admit', named);
	expect(error?.description).toContain('has nobody@x.example, who is not there now');
	expect(await json('participant', 'admit', { meetingKey: byId(seriesId) })).toEqual([
		{ participantId: waiting.id, email: jonas, name: 'Jonas Lindqvist', admitted: true },
	]);
	expect(stateOf(waiting.id)?.state).toBe('joined');
});

test('Mute and Expel, by email address or by participant ID', async () => {
	const { id, guest } = await meetings().run(harness.url);
	const meetingKey = byId(id);
	await json('participant', 'mute', { meetingKey, participants: priya });
	expect(stateOf(guest.id)?.isMuted).toBe(true);
	expect(await json('participant', 'expel', { meetingKey, participants: guest.id })).toEqual([
		{ participantId: guest.id, expelled: true },
	]);
	expect(stateOf(guest.id)?.state).toBe('end');
});

test('Reports of a period longer than Webex takes, with the names of the XML node', async () => {
	const numbers: string[] = [];
	for (let count = 0; count < 4; count += 1) {
		numbers.push((await meetings().hold(harness.url)).meetingNumber);
		clock.at += 20 * day;
	}
	const from = new Date(clock.at - 85 * day).toISOString();
	const period = { from, to: new Date(clock.at).toISOString(), returnAll: true };
	const usage = await json('report', 'getUsage', period);
	expect(usage.map(({ sessionKey }) => sessionKey).sort()).toEqual(numbers.toSorted());
	expect(usage[0]).toMatchObject({
		topic: 'Depot briefing',
		durationMinutes: 30,
		hostEmail: amara,
		participants: 2,
	});
	const rows = await json('report', 'getAttendees', period);
	expect(rows).toHaveLength(8);
	expect(rows.find(({ email }) => email === priya)).toMatchObject({
		sessionKey: expect.stringMatching(/^\d+$/),
		name: 'Priya Raman',
		durationMinutes: 30,
		participantType: 'ATTENDEE',
	});
});
