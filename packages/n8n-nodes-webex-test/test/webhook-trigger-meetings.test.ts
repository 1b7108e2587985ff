import {
	endMeeting,
	publishRecording,
	publishTranscript,
	startMeeting,
} from '@webex-nodes/simulator';
import type { INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { createTrigger, sign } from '../src/triggers.ts';

const scope =
	'spark:people_read meeting:schedules_read meeting:recordings_read meeting:transcripts_read meeting:participants_read';

let harness: Harness;
beforeEach(async () => {
	harness = await createHarness({ scope, meetings: true });
});
afterEach(async () => await harness.close());

const world = () => harness.simulator.world;

/** A meeting of the account of the credential. */
function ownSeries() {
	const [owner] = world().people.values();
	const found = [...world().meetings.series.values()].find(({ hostId }) => hostId === owner?.id);
	if (!found) throw new Error('The account has no meeting');
	return found;
}

function held() {
	const instance = startMeeting(world(), ownSeries().id);
	endMeeting(world(), instance.id);
	return instance.id;
}

/** What the node makes of the first event of its webhook while something happens. */
async function itemOf(event: string, parameters: INodeParameters, work: () => void) {
	const trigger = createTrigger(harness, 'webexTrigger', {
		event,
		resolve: true,
		simplify: false,
		options: {},
		filters: {},
		...parameters,
	});
	await trigger.activate();
	const [{ secret = '', ...webhook } = {}] = [...world().webhooks.values()];
	const bodies: string[] = [];
	const stop = world().onEvent(({ resource, event: name, actorId, data }) => {
		if (`${resource}.${name}` !== event) return;
		bodies.push(JSON.stringify({ ...webhook, resource, event: name, actorId, data }));
	});
	work();
	stop();
	const [body = ''] = bodies;
	const { items } = await trigger.receive(body, sign(body, secret));
	return items[0]?.json ?? {};
}

test('a recording is read; its password and its download links only when asked for', async () => {
	const instanceId = held();
	const publish = () => void publishRecording(world(), instanceId);
	const { object, unresolved } = await itemOf('recordings.created', {}, publish);
	expect([unresolved, object]).toEqual([
		undefined,
		expect.objectContaining({ meetingId: instanceId, status: 'available' }),
	]);
	expect(object).not.toHaveProperty('password');
	const options = { includeSecrets: true };
	const open = await itemOf('recordings.created', { options }, publish);
	expect(open['object']).toHaveProperty('password');
});

test('a transcript is read among those of its meeting', async () => {
	const instanceId = held();
	const { object, unresolved } = await itemOf('meetingTranscripts.created', {}, () => {
		publishTranscript(world(), instanceId);
	});
	expect([unresolved, object]).toEqual([
		undefined,
		expect.objectContaining({
			meetingId: instanceId,
			vttDownloadLink: expect.stringContaining('/download'),
		}),
	]);
});

test('a meeting that has begun is read, and the people who join it', async () => {
	let instanceId = '';
	const { object, unresolved } = await itemOf('meetings.started', {}, () => {
		instanceId = startMeeting(world(), ownSeries().id).id;
	});
	expect([unresolved, object]).toEqual([
		undefined,
		expect.objectContaining({ id: instanceId, meetingType: 'meeting', state: 'inProgress' }),
	]);
	endMeeting(world(), instanceId);
	const joined = await itemOf('meetingParticipants.joined', {}, () => {
		startMeeting(world(), ownSeries().id);
	});
	expect(joined['unresolved']).toBeUndefined();
	expect(joined['object']).toMatchObject({ host: true, state: 'joined' });
});
