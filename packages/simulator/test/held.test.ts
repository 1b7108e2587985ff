import { describe, expect, test } from 'vitest';
import {
	admitParticipant,
	deleteRecording,
	endMeeting,
	joinMeeting,
	leaveMeeting,
	lockMeeting,
	recordMeeting,
	startMeeting,
} from '../src/index.ts';
import { noon, setUp } from './fixture.ts';

const minute = 60_000; // ms
const jonas = 'jonas.lindqvist@fernhill.example';
const draft = {
	title: 'Depot briefing',
	start: '2026-11-22T12:10:00Z',
	end: '2026-11-22T12:40:00Z',
	invitees: [{ email: jonas }],
};
const guest = { email: 'kim@carrier.example', displayName: 'Kim' };

/** A clock that the test moves, and the deliveries of a webhook for each kind of event. */
async function prepare(switches = {}, fields = {}) {
	const clock = { at: noon };
	const { simulator, webex, as } = setUp({ now: () => clock.at, switches, seed: 'demo' });
	const { world } = simulator;
	for (const resource of ['meetings', 'meetingParticipants', 'recordings', 'meetingTranscripts']) {
		await webex.webhooks.create({
			name: resource,
			targetUrl: 'http://127.0.0.1:9/',
			resource,
			event: resource === 'meetingTranscripts' ? 'created' : 'all',
		});
	}
	const { id } = await webex.meetings.create({ ...draft, ...fields });
	const heard = async () => {
		await simulator.webhooks.settled();
		return simulator.webhooks.deliveries
			.toSorted((one, other) => one.number - other.number)
			.map(({ resource, event, body }) => ({ what: `${resource} ${event}`, ...JSON.parse(body) }));
	};
	const person = (email: string) => ({ personId: world.findPersonByEmail(email)?.id ?? '' });
	return { clock, simulator, world, webex, as, id, heard, person };
}

describe('a meeting', () => {
	test('runs, and is listed as such: series, occurrence and instance', async () => {
		const { clock, world, webex, id, person } = await prepare();
		clock.at += 9 * minute;
		const running = startMeeting(world, id);
		clock.at += minute;
		joinMeeting(world, id, person(jonas));
		expect(running.id).toMatch(new RegExp(`^${id}_I_\\d{18}$`));
		expect(await webex.meetings.get({ meetingId: id })).toMatchObject({ state: 'inProgress' });
		const [occurrence] = await webex.meetings.list({ meetingType: 'scheduledMeeting' });
		expect(occurrence).toMatchObject({ state: 'ready', hostDidJoin: true, attendeeDidJoin: true });
		const [listed] = await webex.meetings.list({ meetingType: 'meeting', state: 'inProgress' });
		expect(listed).toMatchObject({
			id: running.id,
			meetingSeriesId: id,
			scheduledMeetingId: `${id}_20261122T121000Z`,
			meetingType: 'meeting',
			state: 'inProgress',
			start: '2026-11-22T12:09:00Z',
			meetingNumber: expect.any(String),
			hostDidJoin: true,
		});
		expect(listed).not.toHaveProperty('end');

		clock.at += 20 * minute;
		endMeeting(world, running.id);
		clock.at += 30 * minute;
		const ended = await webex.meetings.get({ meetingId: running.id });
		expect(ended).toMatchObject({
			state: 'ended',
			end: '2026-11-22T12:30:00Z',
			hasRecording: false,
		});
		expect(ended).not.toHaveProperty('password');
		expect(ended).not.toHaveProperty('meetingNumber');
		expect(await webex.meetings.get({ meetingId: id })).toMatchObject({ state: 'expired' });
		const past = { meetingSeriesId: id, from: '2026-11-22T00:00:00Z' };
		const both = await webex.meetings.list(past);
		expect(both.map(({ meetingType, state }) => [meetingType, state])).toEqual([
			['meeting', 'ended'],
			['scheduledMeeting', 'ended'],
		]);
	});

	test('that nobody starts is missed', async () => {
		const { clock, webex, id } = await prepare();
		clock.at += 60 * minute;
		const past = { meetingSeriesId: id, from: '2026-11-22T00:00:00Z' };
		const all = await webex.meetings.list(past);
		expect(all.map(({ state }) => state)).toEqual(['missed']);
	});

	test('keeps those who come first in the lobby, until the host is there', async () => {
		const { world, id, person } = await prepare();
		const early = joinMeeting(world, id, person(jonas));
		expect(early.state).toBe('lobby');
		expect(world.meetings.runningOf(id)?.state).toBe('lobby');
		startMeeting(world, id);
		expect(world.meetings.participants.get(early.id)?.state).toBe('joined');
	});

	test('that is locked lets in nobody whom the host does not admit', async () => {
		const { world, id } = await prepare();
		const { id: instanceId } = startMeeting(world, id);
		lockMeeting(world, instanceId, true);
		const waiting = joinMeeting(world, id, guest);
		expect(waiting.state).toBe('lobby');
		admitParticipant(world, waiting.id);
		expect(world.meetings.participants.get(waiting.id)?.state).toBe('joined');
	});

	test.each([
		[{ unlockedMeetingJoinSecurity: 'blockFromJoin' as const }, 'refused'],
		[{ unlockedMeetingJoinSecurity: 'allowJoinWithLobby' as const }, 'lobby'],
		[{ unlockedMeetingJoinSecurity: 'allowJoin' as const }, 'joined'],
	])('with %j: a guest is %s', async (fields, expected) => {
		const { world, id } = await prepare({}, fields);
		startMeeting(world, id);
		const join = () => joinMeeting(world, id, guest);
		if (expected === 'refused') expect(join).toThrow('only people who are invited');
		else expect(join().state).toBe(expected);
	});

	test('ends when the last one leaves', async () => {
		const { world, id } = await prepare();
		const { id: instanceId } = startMeeting(world, id);
		const [host] = world.meetings.participants.of(instanceId);
		leaveMeeting(world, host?.id ?? '');
		expect(world.meetings.instances.get(instanceId)?.state).toBe('ended');
		expect(world.meetings.runningOf(id)).toBeUndefined();
	});
});

describe('what a meeting leaves behind', () => {
	test('appears later: the recording, the transcript, the summary', async () => {
		const { clock, world, webex, id, person, heard } = await prepare();
		const { id: instanceId } = startMeeting(world, id);
		joinMeeting(world, id, person(jonas));
		recordMeeting(world, instanceId, 'on');
		clock.at += 5 * minute;
		recordMeeting(world, instanceId, 'paused');
		clock.at += 5 * minute;
		recordMeeting(world, instanceId, 'on');
		clock.at += 10 * minute;
		endMeeting(world, instanceId);
		const { meetings } = world;
		const there = async () => {
			// A request is a look at the clock.
			await webex.meetings.list();
			return [meetings.recordings, meetings.transcripts, meetings.summaries].map(
				(records) => records.of(instanceId).length,
			);
		};
		clock.at += 14_999;
		expect(await there()).toEqual([0, 0, 0]);
		clock.at += 1;
		expect(await there()).toEqual([1, 0, 0]);
		clock.at += 15_000;
		expect(await there()).toEqual([1, 1, 0]);
		clock.at += 15_000;
		expect(await there()).toEqual([1, 1, 1]);
		const [recording] = meetings.recordings.of(instanceId);
		expect(recording).toMatchObject({ durationSeconds: 15 * 60, timeRecorded: noon });
		const filter = { meetingType: 'meeting', state: 'ended' } as const;
		expect(await webex.meetings.list({ ...filter, hasTranscription: true })).toHaveLength(1);
		expect(await webex.meetings.list({ ...filter, hasTranscription: false })).toEqual([]);
		if (recording) deleteRecording(world, recording, recording.hostId);
		// It was recorded, also when the recording is gone.
		expect(await webex.meetings.list({ ...filter, hasRecording: true })).toHaveLength(1);

		const events = await heard();
		expect(events.map(({ what }) => what).toSorted()).toEqual(
			[
				'meetings created',
				'meetings started',
				'meetingParticipants joined',
				'meetingParticipants joined',
				'meetingParticipants left',
				'meetingParticipants left',
				'meetings ended',
				'recordings created',
				'meetingTranscripts created',
				'recordings deleted',
			].toSorted(),
		);
		const started = events.find(({ what }) => what === 'meetings started');
		expect(started.data).toMatchObject({
			id: instanceId,
			state: 'inProgress',
			meetingSeriesId: id,
		});
		expect(JSON.stringify(events)).not.toMatch(/password|hostKey|downloadUrl|DownloadLink/);
	});

	test('an instance is shown as ended only after its delay', async () => {
		const { clock, world, webex, id } = await prepare({ meetingDetailsDelay: 15 * minute });
		const { id: instanceId } = startMeeting(world, id);
		clock.at += 5 * minute;
		endMeeting(world, instanceId);
		clock.at += 14 * minute;
		const get = () => webex.meetings.get({ meetingId: instanceId });
		await expect(get()).rejects.toMatchObject({ status: 404 });
		expect(await webex.meetings.list({ meetingType: 'meeting' })).toEqual([]);
		clock.at += minute;
		expect(await get()).toMatchObject({ state: 'ended' });
	});

	test('survives a snapshot, with what has still to appear', async () => {
		const { clock, simulator, world, id } = await prepare();
		const { id: instanceId } = startMeeting(world, id);
		recordMeeting(world, instanceId, 'on');
		clock.at += 5 * minute;
		endMeeting(world, instanceId);
		const { simulator: other, as } = setUp({ now: () => clock.at, seed: 'empty' });
		other.restore(JSON.parse(JSON.stringify(simulator.snapshot())));
		clock.at += minute;
		await as(other.personalToken).meetings.list();
		expect(other.world.meetings.recordings.of(instanceId)).toHaveLength(1);
		expect(other.world.meetings.summaries.of(instanceId)).toHaveLength(1);
	});
});

test('only the host hears of a meeting that runs; a webhook of the organisation hears of all', async () => {
	const { simulator, world, webex, as, id, person } = await prepare();
	const other = simulator.tokens.issueFixed({
		...person(jonas),
		scopes: ['meeting:schedules_read', 'meeting:participants_read', 'meeting:recordings_read'],
		expiresAt: Number.POSITIVE_INFINITY,
	});
	const hook = { targetUrl: 'http://127.0.0.1:9/', resource: 'meetingParticipants', event: 'all' };
	await as(other.value).webhooks.create({ name: 'jonas', ...hook });
	await webex.webhooks.create({ name: 'everything', ownedBy: 'org', ...hook });
	const { id: theirs } = await as(
		simulator.tokens.issueFixed({
			...person(jonas),
			scopes: ['meeting:schedules_write'],
			expiresAt: Number.POSITIVE_INFINITY,
		}).value,
	).meetings.create({ ...draft, title: 'Other' });
	startMeeting(world, id);
	startMeeting(world, theirs);
	await simulator.webhooks.settled();
	const joined = simulator.webhooks.deliveries
		.filter(({ event }) => event === 'joined')
		.map(({ name, body }) => `${name}: ${JSON.parse(body).data.hostEmail}`);
	expect(joined.toSorted()).toEqual([
		'everything: amara.okafor@fernhill.example',
		`everything: ${jonas}`,
		`jonas: ${jonas}`,
		'meetingParticipants: amara.okafor@fernhill.example',
	]);
});
