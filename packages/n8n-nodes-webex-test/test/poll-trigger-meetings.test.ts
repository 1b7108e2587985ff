import { changeRecording, deleteRecording, publishRecording } from '@webex-nodes/simulator';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { jonas, meetingsOf, newsScopes, priya, testClock } from '../src/held.ts';
import { byEmail, operationsOf } from '../src/one-node.ts';
import { createTrigger } from '../src/triggers.ts';

const hour = 3600_000; // ms

let clock: ReturnType<typeof testClock>;
let harness: Harness;
beforeEach(async () => {
	clock = testClock(Date.parse('2026-06-01T09:00:00Z'));
	harness = await createHarness({
		now: () => clock.at,
		meetings: false,
		scope: [...newsScopes, 'spark:rooms_read', 'spark:messages_read'].join(' '),
	});
});
afterEach(async () => {
	await harness.close();
	vi.useRealTimers();
});

const { run } = operationsOf('webexMeetings', () => harness);
const meetings = () => meetingsOf(harness.simulator, clock);
let workflows = 0;
function triggerOf(event: string, parameters: INodeParameters = {}) {
	const chosen = { event, options: {}, ...parameters };
	const trigger = createTrigger(harness, 'webexPollTrigger', chosen);
	workflows += 1;
	trigger.workflowId = `workflow ${workflows}`;
	return trigger;
}
type Poller = Pick<ReturnType<typeof triggerOf>, 'poll'>;
const poll = async (trigger: Poller, mode?: 'manual') =>
	(await trigger.poll(mode)).map(({ json }) => json);
const idsOf = (items: readonly IDataObject[]) =>
	items.map(({ id, recordingId, transcriptId, meetingId }) => {
		return recordingId ?? transcriptId ?? id ?? meetingId;
	});
const refuse = (at: string) => harness.simulator.faults.next({ at, status: 403 });

const events = [
	['recording', 'recording'],
	['transcript', 'transcript'],
	['meetingEnded', 'meeting'],
] as const;

test.each(events)(
	'%s starts with what comes, and gives what the operation gives, once',
	async (event, resource) => {
		for (const parameters of [{ simplify: true }, { simplify: false }]) {
			await meetings().holdRecorded(harness.url);
			const trigger = triggerOf(event, parameters);
			expect(await poll(trigger)).toEqual([]);
			const { id, recording, transcript } = await meetings().holdRecorded(harness.url);
			const wanted = { recording: recording.id, transcript: transcript.id, meetingEnded: id };
			const found = await poll(trigger);
			expect([idsOf(found), await poll(trigger)]).toEqual([[wanted[event]], []]);
			const all = await run(resource, 'getNew', parameters, { mode: 'manual' });
			expect(found).toEqual(all.json.slice(-1));
		}
	},
);

test('a recording comes once, although it appears hours after its meeting', async () => {
	const trigger = triggerOf('recording');
	const late = await meetings().hold(harness.url);
	expect(await poll(trigger)).toEqual([]);
	clock.at += 5 * hour;
	expect(await poll(trigger)).toEqual([]);
	const recording = publishRecording(harness.simulator.world, late.id);
	expect(idsOf(await poll(trigger))).toEqual([recording.id]);
	expect(await poll(trigger)).toEqual([]);
});

test('a change and a deletion are told of where that is asked for, and only there', async () => {
	const { world } = harness.simulator;
	const [plain, watching] = [
		triggerOf('recording'),
		triggerOf('recording', { options: { editHours: 24 } }),
	];
	for (const trigger of [plain, watching]) await trigger.poll();
	const { recording } = await meetings().holdRecorded(harness.url);
	for (const trigger of [plain, watching]) expect(await poll(trigger)).toHaveLength(1);
	changeRecording(world, recording, { topic: 'Renamed' }, recording.hostId);
	expect(await poll(watching)).toMatchObject([{ kind: 'updated', name: 'Renamed' }]);
	const renamed = world.meetings.recordings.get(recording.id) ?? recording;
	deleteRecording(world, renamed, recording.hostId);
	expect(await poll(watching)).toMatchObject([{ kind: 'deleted', id: recording.id }]);
	expect([await poll(watching), await poll(plain)]).toEqual([[], []]);
});

test('of a host, and of the organisation', async () => {
	const ofHost = triggerOf('recording', { of: 'hosts', hostEmail: byEmail(jonas) });
	const ofAll = triggerOf('recording', { of: 'organization' });
	for (const trigger of [ofHost, ofAll]) await trigger.poll();
	const own = await meetings().holdRecorded(harness.url);
	const other = await meetings().holdRecorded(harness.url, jonas);
	expect(idsOf(await poll(ofHost))).toEqual([other.recording.id]);
	expect(idsOf(await poll(ofAll)).toSorted()).toEqual(
		[own.recording.id, other.recording.id].toSorted(),
	);
});

test('Meeting Ended returns who was there, where that is asked for', async () => {
	const [without, withThem] = [
		triggerOf('meetingEnded'),
		triggerOf('meetingEnded', { withParticipants: true }),
	];
	for (const trigger of [without, withThem]) await trigger.poll();
	const running = await meetings().run(harness.url);
	expect(await poll(withThem)).toEqual([]);
	const { id } = await meetings().hold(harness.url);
	const [held, ...others] = await poll(withThem);
	expect([others, held]).toMatchObject([[], { meetingId: id, kind: 'created' }]);
	expect(JSON.stringify(held?.['participants'])).toContain(priya);
	expect(held?.['meetingId']).not.toBe(running.id);
	expect((await poll(without))[0]).not.toHaveProperty('participants');
});

test('a recording holds secrets only where they are asked for', async () => {
	const raw = triggerOf('recording', { simplify: false });
	const shown = triggerOf('recording', { simplify: false, includeSecrets: true });
	for (const trigger of [raw, shown]) await trigger.poll();
	const { recording } = await meetings().holdRecorded(harness.url);
	const [[hidden], [whole]] = [await poll(raw), await poll(shown)];
	expect(whole?.['password']).toBe(recording.password);
	expect(JSON.stringify(hidden)).not.toContain(recording.password);
	expect(hidden).toMatchObject({ id: recording.id, topic: recording.topic });
});

test.each(events)('a test of %s shows the newest of a while, and moves nothing', async (event) => {
	const trigger = triggerOf(event, { withParticipants: true });
	await expect(trigger.poll('manual')).rejects.toThrow('There is nothing to show yet');
	await trigger.poll();
	const before = structuredClone(trigger.staticData);
	const { id, recording, transcript } = await meetings().holdRecorded(harness.url);
	const wanted = { recording: recording.id, transcript: transcript.id, meetingEnded: id };
	for (const passed of [0, 10 * 24 * hour]) {
		clock.at += passed;
		const shown = await poll(trigger, 'manual');
		expect([idsOf(shown), trigger.staticData]).toEqual([[wanted[event]], before]);
	}
});

test('a test in a busy organisation asks for the people of few meetings', async () => {
	for (let count = 0; count < 12; count++) {
		await meetings().hold(harness.url);
		clock.at += 12 * hour;
	}
	let asked = 0;
	harness.simulator.observe(({ path }) => {
		if (path.startsWith('/v1/meetingParticipants')) asked += 1;
	});
	const shown = await poll(triggerOf('meetingEnded', { withParticipants: true }), 'manual');
	expect([shown.length, asked < 24]).toEqual([10, true]);
});

test('what fails is described, and is returned by the next poll', async () => {
	const trigger = triggerOf('recording');
	await trigger.poll();
	const { recording } = await meetings().holdRecorded(harness.url);
	refuse('/v1/recordings');
	await expect(trigger.poll()).rejects.toMatchObject({ httpCode: '403' });
	expect(idsOf(await poll(trigger))).toEqual([recording.id]);
});

test('what could not be read is written into the log, and nothing comes twice for it', async () => {
	const trigger = triggerOf('recording', { of: 'organization' });
	await trigger.poll();
	const { recording } = await meetings().holdRecorded(harness.url, jonas);
	refuse('/v1/meetingPreferences/sites');
	expect(idsOf(await poll(trigger))).toEqual([recording.id]);
	expect(trigger.warnings).toEqual([
		expect.stringMatching(/"Trigger": Not everything could be read .*meeting:preferences_read/),
	]);
	expect([await poll(trigger), trigger.warnings.length]).toEqual([[], 1]);
});

test('another event begins anew', async () => {
	const trigger = triggerOf('recording');
	await trigger.poll();
	await meetings().holdRecorded(harness.url);
	trigger.parameters = { ...trigger.parameters, event: 'transcript' };
	expect(await poll(trigger)).toEqual([]);
	const { transcript } = await meetings().holdRecorded(harness.url);
	expect(idsOf(await poll(trigger))).toEqual([transcript.id]);
});

test('with durable cursors, what comes between activation and the first poll is returned', async () => {
	const trigger = triggerOf('meetingEnded');
	await trigger.pollDurably('activate');
	const { id } = await meetings().hold(harness.url);
	// Another process polls: nothing is left in memory.
	trigger.workflowId = 'another process';
	const scheduled = async () => idsOf((await trigger.pollDurably()).map(({ json }) => json));
	expect([await scheduled(), await scheduled()]).toEqual([[id], []]);
});

test('with durable cursors, a first poll that fails keeps where it began', async () => {
	const trigger = triggerOf('recording');
	refuse('/v1/recordings');
	expect(await trigger.pollDurably()).toEqual([]);
	expect(trigger.warnings).toEqual([expect.stringContaining('The first poll of "Trigger" failed')]);
	const { recording } = await meetings().holdRecorded(harness.url);
	trigger.workflowId = 'another process';
	const found = await trigger.pollDurably();
	expect(idsOf(found.map(({ json }) => json))).toEqual([recording.id]);
});

test('a poll that ends at its time leaves the rest to the next ones', async () => {
	const trigger = triggerOf('recording', { of: 'organization' });
	await trigger.poll();
	const ids = new Set<string>();
	for (let count = 0; count < 60; count++) {
		ids.add((await meetings().holdRecorded(harness.url)).recording.id);
	}
	const found: unknown[] = [];
	for (let size = 1; size > 0; ) {
		const items = await trigger.poll('trigger', -1);
		size = items.length;
		found.push(...idsOf(items.map(({ json }) => json)));
		expect(size).toBeLessThan(60);
	}
	expect([found.length, new Set(found)]).toEqual([60, ids]);
});
