import { expect, test } from 'vitest';
import { createMeetingTraffic } from '../src/index.ts';
import { noon, setUp } from './fixture.ts';

const second = 1000; // ms

/** As when it runs for some minutes, a step every 1.5 seconds, with a request after each. */
async function meetFor(steps: number) {
	const clock = { at: noon };
	const { simulator, webex } = setUp({ now: () => clock.at });
	const { world } = simulator;
	const heard: string[] = [];
	world.onEvent(({ resource, event }) => {
		heard.push(`${resource} ${event}`);
	});
	const traffic = createMeetingTraffic(world);
	for (let step = 0; step < steps; step++) {
		traffic.step();
		clock.at += 1.5 * second;
		await webex.meetings.list();
	}
	return { clock, world, webex, traffic, heard };
}

test('meetings are scheduled, run, are recorded, end, and leave something behind', async () => {
	const { world, traffic, heard } = await meetFor(200);
	const ended = world.meetings.instances.values().filter(({ state }) => state === 'ended');
	expect(ended.length).toBeGreaterThan(3);
	expect(traffic.scheduled.length).toBeLessThan(40);
	expect(new Set(heard)).toEqual(
		new Set([
			'meetings created',
			'meetings started',
			'meetings ended',
			'meetingParticipants joined',
			'meetingParticipants left',
			'recordings created',
			'meetingTranscripts created',
		]),
	);
	const first = ended[0]?.id ?? '';
	expect(world.meetings.recordings.of(first)).toHaveLength(1);
	expect(world.meetings.transcripts.of(first)).toHaveLength(1);
	expect(world.meetings.summaries.of(first)).toHaveLength(1);
});

test('never more than two run, and nobody is in one twice', async () => {
	const { world } = await meetFor(77);
	const running = world.meetings.instances.values().filter(({ state }) => state !== 'ended');
	expect(running.length).toBeLessThanOrEqual(2);
	for (const { id } of world.meetings.instances.values()) {
		const present = world.meetings.participants.of(id).filter(({ state }) => state === 'joined');
		expect(new Set(present.map(({ email }) => email)).size).toBe(present.length);
	}
});

test('goes on when a meeting that runs is deleted', async () => {
	const { world, traffic } = await meetFor(20);
	for (const id of traffic.scheduled) world.meetings.series.delete(id);
	for (let step = 0; step < 20; step++) traffic.step();
	expect(traffic.scheduled.some((id) => world.meetings.series.has(id))).toBe(true);
});

test('meetings of some people, in rooms whose members are invited', () => {
	const { world } = setUp().simulator;
	const [owner] = world.people.values();
	const [roomId = ''] = world.rooms.keys();
	const hostId = owner?.id ?? '';
	const traffic = createMeetingTraffic(world, { hostIds: [hostId], roomIds: [roomId] });
	for (let step = 0; step < 100; step++) traffic.step();
	const members = [...world.membersOf(roomId).keys()].flatMap((id) => world.people.get(id) ?? []);
	const invited = members.filter(({ id, type }) => type === 'person' && id !== hostId);
	expect(traffic.scheduled.length).toBeGreaterThan(2);
	for (const id of traffic.scheduled) {
		const meeting = world.meetings.series.get(id);
		expect(meeting).toMatchObject({ hostId, roomId });
		expect(meeting?.invitees.map(({ email }) => email).toSorted()).toEqual(
			invited.map(({ email }) => email).toSorted(),
		);
	}
});
