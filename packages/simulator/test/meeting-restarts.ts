import { expect } from 'vitest';
import {
	addChat,
	addPoll,
	createMeetingTraffic,
	createSimulator,
	enterBreakoutSession,
	type Simulator,
	speakerOf,
} from '../src/index.ts';
import { base, noon } from './fixture.ts';

const second = 1000; // ms
const site = 'fernhill.webex.com';
const window = 'from=2026-11-16T00:00:00Z&to=2026-12-10T00:00:00Z&max=100';
const held = 'from=2026-11-16T00:00:00Z&to=2026-11-23T00:00:00Z&max=100';

/** Answers are the same when their tracking IDs are left out. */
async function answer(simulator: Simulator, path: string): Promise<unknown> {
	const headers = { authorization: `Bearer ${simulator.personalToken}`, trackingid: 'T' };
	const response = await simulator.request(new Request(`${base}/v1/${path}`, { headers }));
	const text = await response.text();
	return [path, response.status, response.headers.get('link'), text];
}

/** All that can be read of the family of meetings. */
function paths({ world: { meetings } }: Simulator): readonly string[] {
	const series = [...meetings.series.keys()].flatMap((id) => [
		`meetings/${id}`,
		`meetings?meetingSeriesId=${id}&${window}`,
		`admin/meetings/${id}`,
		`meetingInvitees?meetingId=${id}&max=100`,
		`meetings/${id}/registrants?max=100`,
		`meetings/${id}/breakoutSessions`,
		`meetings/${id}/interpreters`,
	]);
	const instances = meetings.instances
		.values()
		.flatMap(({ id }) => [
			`meetings/${id}`,
			`meetingParticipants?meetingId=${id}&max=100`,
			`meetings/controls?meetingId=${id}`,
			`meetingTranscripts?meetingId=${id}`,
			`meetingSummaries?meetingId=${id}`,
			`meetings/polls?meetingId=${id}`,
			`meetings/postMeetingChats?meetingId=${id}`,
			`meetings/q_and_a?meetingId=${id}`,
			`meetingClosedCaptions?meetingId=${id}`,
		]);
	const recordings = meetings.recordings
		.values()
		.flatMap(({ id }) => [`recordings/${id}`, `recordingReport/accessDetail?recordingId=${id}`]);
	const transcripts = meetings.transcripts
		.values()
		.flatMap(({ id }) => [
			`meetingTranscripts/${id}/snippets`,
			`meetingTranscripts/${id}/download`,
		]);
	return [
		`meetings?${window}`,
		`meetings?meetingType=scheduledMeeting&${window}`,
		`meetings?meetingType=meeting&${held}`,
		`recordings?${held}`,
		`recordings?max=1&from=2026-11-16T00:00:00Z&to=2026-11-23T00:00:00Z`,
		`admin/recordings?siteUrl=${site}&${held}`,
		`admin/meetingTranscripts?siteUrl=${site}&${held}`,
		`meetingReports/usage?siteUrl=${site}&${held}`,
		`meetingReports/attendees?siteUrl=${site}&${held}`,
		'meetingPreferences',
		'admin/meeting/config/commonSettings',
		'admin/meeting/config/trackingCodes',
		...series,
		...instances,
		...recordings,
		...transcripts,
	];
}

/** What people do beside what the traffic does, so that each kind of record is there. */
async function live(simulator: Simulator, step: number): Promise<void> {
	const { world } = simulator;
	const { meetings } = world;
	const headers = {
		authorization: `Bearer ${simulator.personalToken}`,
		'content-type': 'application/json',
	};
	const send = async (method: string, path: string, body: object) => {
		const request = { method, headers, body: JSON.stringify(body) };
		return await simulator.request(new Request(`${base}/v1/${path}`, request));
	};
	if (step % 10 === 0) {
		const response = await send('POST', 'meetings', {
			title: `Series ${step}`,
			start: world.time(world.now() + 3600_000),
			end: world.time(world.now() + 5400_000),
			recurrence: 'FREQ=DAILY;COUNT=3',
			invitees: [{ email: `guest${step}@example.com` }],
			registration: { autoAcceptRequest: true },
			breakoutSessions: [{ name: 'North' }, { name: 'South' }],
			integrationTags: [`step-${step}`],
		});
		const { id } = (await response.json()) as { id: string };
		const name = { email: 'kim@carrier.example', firstName: 'Kim', lastName: 'Li' };
		await send('POST', `meetings/${id}/registrants`, name);
		await send('PUT', 'meetingPreferences/schedulingOptions', { enabledJoinBeforeHost: true });
	}
	const [running] = meetings.instances.values().filter(({ state }) => state === 'inProgress');
	if (!running) return;
	const sender = speakerOf(world, world.people.get(running.hostId)?.email ?? '');
	if (step % 7 === 0) addChat(world, running.id, { sender, text: `Line ${step}` });
	if (step % 11 === 0) {
		const at = world.now();
		addPoll(world, running.id, {
			start: at,
			end: at,
			timerDuration: 60,
			coordinator: sender,
			questions: [],
		});
	}
	const sessions = meetings.series.get(running.seriesId)?.breakoutSessions ?? [];
	const [session] = sessions;
	const present = meetings.participants.of(running.id).find(({ state }) => state === 'joined');
	if (session && present) enterBreakoutSession(world, present.id, session.id);
}

/** A life of many steps, with a restart after each so many: what is read before and after is compared, down to the last byte. */
export async function liveWithRestarts({
	steps,
	restartEvery,
	seed,
}: {
	readonly steps: number;
	readonly restartEvery: number;
	readonly seed: number;
}): Promise<{ readonly restarts: number; readonly compared: number }> {
	const clock = { at: noon };
	const now = () => clock.at;
	let simulator = createSimulator({ now });
	let restarts = 0;
	let compared = 0;
	for (let step = 1; step <= steps; step++) {
		const traffic = createMeetingTraffic(simulator.world, { seed: seed + step });
		for (let turn = 0; turn < 3; turn++) traffic.step();
		await live(simulator, step);
		clock.at += 1.5 * second;
		if (step % restartEvery !== 0) continue;
		const asked = paths(simulator);
		const before = await Promise.all(asked.map((path) => answer(simulator, path)));
		const saved = JSON.stringify(simulator.snapshot());
		const other = createSimulator({ now, seed: 'empty' });
		other.restore(JSON.parse(saved));
		expect(paths(other)).toEqual(asked);
		expect(await Promise.all(asked.map((path) => answer(other, path)))).toEqual(before);
		// Whatever still has to appear, appears on both alike.
		clock.at += 60 * second;
		const later = [`recordings?${held}`, `meetings?meetingType=meeting&${held}`];
		const twice = async (one: Simulator) => [
			await Promise.all(later.map((path) => answer(one, path))),
			JSON.stringify(one.snapshot().world.meetings),
		];
		expect(await twice(other)).toEqual(await twice(simulator));
		compared += asked.length;
		restarts += 1;
		simulator = other;
	}
	return { restarts, compared };
}
