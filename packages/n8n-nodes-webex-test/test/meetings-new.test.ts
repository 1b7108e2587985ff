import { changeRecording, deleteRecording, publishRecording } from '@webex-nodes/simulator';
import type { INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { jonas, meetingsOf, newsScopes, priya, testClock } from '../src/held.ts';
import { byEmail, byId, operationsOf } from '../src/one-node.ts';

const hour = 3600_000; // ms

let clock: ReturnType<typeof testClock>;
let harness: Harness;
beforeEach(async () => {
	clock = testClock(Date.parse('2026-06-01T09:00:00Z'));
	harness = await createHarness({
		now: () => clock.at,
		meetings: false,
		scope: newsScopes.join(' '),
	});
});
afterEach(async () => {
	await harness.close();
	vi.useRealTimers();
});

const { run } = operationsOf('webexMeetings', () => harness);

const next = async (resource: string, parameters: INodeParameters = {}) => {
	const { json, error } = await run(resource, 'getNew', parameters, { mode: 'trigger' });
	if (error) throw error;
	return json;
};
const meetings = () => meetingsOf(harness.simulator, clock);

test('a recording comes once, although it appears hours after its meeting', async () => {
	const early = await meetings().holdRecorded(harness.url);
	expect((await next('recording')).map(({ recordingId }) => recordingId)).toEqual([
		early.recording.id,
	]);
	const late = await meetings().hold(harness.url);
	clock.at += 5 * hour;
	expect(await next('recording')).toEqual([]);
	const recording = publishRecording(harness.simulator.world, late.id);
	clock.at += 60_000;
	expect(await next('recording')).toMatchObject([
		{ recordingId: recording.id, kind: 'created', key: expect.any(String) },
	]);
	expect(await next('recording')).toEqual([]);
});

test('a recording that was renamed or deleted is told of, where that is asked for', async () => {
	const { world } = harness.simulator;
	const options = { editHours: 24 };
	const { recording } = await meetings().holdRecorded(harness.url);
	expect(await next('recording', { options })).toHaveLength(1);
	changeRecording(world, recording, { topic: 'Renamed' }, recording.hostId);
	clock.at += 60_000;
	expect(await next('recording', { options })).toMatchObject([
		{ kind: 'updated', name: 'Renamed' },
	]);
	const renamed = world.meetings.recordings.get(recording.id) ?? recording;
	deleteRecording(world, renamed, recording.hostId);
	clock.at += 60_000;
	expect(await next('recording', { options })).toMatchObject([
		{ kind: 'deleted', id: recording.id },
	]);
	expect(await next('recording', { options })).toEqual([]);
});

test('recordings of a host, and of the organisation', async () => {
	const own = await meetings().holdRecorded(harness.url);
	const other = await meetings().holdRecorded(harness.url, jonas);
	const ofHost = await next('recording', { of: 'hosts', hostEmail: byEmail(jonas) });
	expect(ofHost.map(({ recordingId }) => recordingId)).toEqual([other.recording.id]);
	const all = await run('recording', 'getNew', { of: 'organization' }, { mode: 'manual' });
	expect(all.json.map(({ recordingId }) => recordingId).toSorted()).toEqual(
		[own.recording.id, other.recording.id].toSorted(),
	);
});

test('transcripts come once', async () => {
	const { transcript } = await meetings().holdRecorded(harness.url);
	expect(await next('transcript')).toMatchObject([
		{ transcriptId: transcript.id, kind: 'created' },
	]);
	expect(await next('transcript')).toEqual([]);
});

test('meetings that ended come once, with who was there', async () => {
	const parameters = { withParticipants: true };
	const running = await meetings().run(harness.url);
	expect(await next('meeting', parameters)).toEqual([]);
	const { id } = await meetings().hold(harness.url);
	const [held, ...others] = await next('meeting', parameters);
	expect([others, held]).toMatchObject([[], { meetingId: id, kind: 'created' }]);
	expect(JSON.stringify(held?.['participants'])).toContain(priya);
	expect(held?.['meetingId']).not.toBe(running.id);
	expect(await next('meeting', parameters)).toEqual([]);
});

test('a run by hand shows a sample and moves nothing', async () => {
	const { recording } = await meetings().holdRecorded(harness.url);
	const { json } = await run('recording', 'getNew', {}, { mode: 'manual' });
	expect(json).toMatchObject([{ recordingId: recording.id }]);
	expect(await next('recording')).toHaveLength(1);
});

test('the sample of a run by hand has the newest, however few a run returns', async () => {
	const first = await meetings().holdRecorded(harness.url);
	const second = await meetings().holdRecorded(harness.url);
	const options = { mostPerRun: 1 };
	const { json } = await run('recording', 'getNew', { options }, { mode: 'manual' });
	expect(json.at(-1)).toMatchObject({ recordingId: second.recording.id });
	expect(await next('recording', { options })).toMatchObject([{ recordingId: first.recording.id }]);
	expect(await next('recording', { options })).toMatchObject([
		{ recordingId: second.recording.id },
	]);
});

test('without the scope of the organisation the error names it', async () => {
	await harness.close();
	harness = await createHarness({
		now: () => clock.at,
		meetings: false,
		scope: 'meeting:recordings_read meeting:schedules_read meeting:preferences_read',
	});
	const { error } = await run('recording', 'getNew', { of: 'organization' }, { mode: 'trigger' });
	expect(`${error?.message} ${error?.description}`).toContain('meeting:admin_recordings_read');
});

/** The credential of a service app, which an administrator has authorised. */
async function asServiceApp(...scopes: readonly string[]) {
	const { simulator, credential } = harness;
	const { clientId, clientSecret, name } = simulator.serviceApp;
	const account = simulator.world.findPersonByEmail(`${name}@webex.bot`);
	const grant = simulator.tokens.grant(simulator.serviceApp, account?.id ?? '', scopes);
	const { environment, baseUrl } = credential.stored;
	const own = { clientId, clientSecret, refreshToken: grant.refresh_token, accessToken: '' };
	credential.stored = { environment, baseUrl, ...own } as never;
}

test.each([
	['without the scope that shows sites', []],
	['which has no sites of its own', ['meeting:preferences_read']],
])('a service app %s reads the recordings of the organisation', async (_, more) => {
	const { recording } = await meetings().holdRecorded(harness.url, jonas);
	await asServiceApp('meeting:admin_recordings_read', ...more);
	const parameters = { authentication: 'serviceApp', of: 'organization' };
	const found = await next('recording', parameters);
	expect(found.map(({ recordingId }) => recordingId)).toEqual([recording.id]);
	const { hints } = await run('recording', 'getNew', parameters, { mode: 'trigger' });
	expect(hints.join()).toContain(more.length > 0 ? 'no sites of its own' : 'preferences_read');
});

test('transcripts of the organisation need a site that a service app names', async () => {
	const { transcript } = await meetings().holdRecorded(harness.url, jonas);
	await asServiceApp('meeting:admin_transcripts_read', 'meeting:preferences_read');
	const parameters = { authentication: 'serviceApp', of: 'organization' };
	const { error } = await run('transcript', 'getNew', parameters, { mode: 'trigger' });
	expect(`${error?.message} ${error?.description}`).toContain('sites');
	const siteUrl = byId('fernhill.webex.com');
	const found = await next('transcript', { ...parameters, siteUrl });
	expect(found.map(({ transcriptId }) => transcriptId)).toEqual([transcript.id]);
});
