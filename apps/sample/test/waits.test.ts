import { publishRecording, publishTranscript } from '@webex-nodes/simulator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { itemsOf, startWaits, until, type Waits } from './waits.ts';

let waits: Waits;
beforeAll(async () => {
	waits = await startWaits();
}, 240_000);
afterAll(async () => await waits?.sample.stop(), 30_000);

const world = () => waits.sample.simulator.world;
const webhooks = () => [...world().webhooks.values()];
const state = async (id: string) => (await waits.sample.n8n.execution(id)).status;

test('a transcript and a recording appear: Webex tells, each workflow goes on with its own, the webhooks go', async () => {
	const { sample, hold, wait } = waits;
	const [one, other] = [await hold(), await hold()];
	const transcribed = await wait('transcript', one);
	const recorded = await wait('recording', other);
	expect([await state(transcribed), await state(recorded), webhooks().length]).toEqual([
		'waiting',
		'waiting',
		2,
	]);
	publishTranscript(world(), other, { snippets: [] });
	publishRecording(world(), one);
	const transcript = publishTranscript(world(), one, { snippets: [] });
	const recording = publishRecording(world(), other);
	await until(async () => (await state(transcribed)) === 'success');
	await until(async () => (await state(recorded)) === 'success');
	expect(await itemsOf(sample.n8n, transcribed)).toEqual([
		expect.objectContaining({ transcriptId: transcript.id, meetingId: one }),
	]);
	expect(await itemsOf(sample.n8n, recorded)).toEqual([
		expect.objectContaining({ recordingId: recording.id, meetingId: other }),
	]);
	await until(() => webhooks().length === 0);
});

test('a call with a wrong token, and a forged delivery, do nothing', async () => {
	const { hold, wait, sample } = waits;
	const id = await wait('transcript', await hold());
	const url = webhooks()[0]?.targetUrl ?? '';
	const headers = { 'content-type': 'application/json', 'x-spark-signature': '0'.repeat(40) };
	const body = '{"resource":"meetingTranscripts","data":{}}';
	const forged = await fetch(url, { method: 'POST', headers, body });
	const guessed = new URL(url);
	guessed.searchParams.set('signature', 'guessed');
	const wrong = await fetch(guessed, { method: 'POST', headers, body: '{"look":true}' });
	expect([forged.status, wrong.status, await state(id)]).toEqual([401, 401, 'waiting']);
	await sample.n8n.stop(id);
	await until(() => webhooks().length === 0, 90);
});

test('at the limit the workflow goes on with what came in, and the webhook goes', async () => {
	const { sample, hold, wait } = waits;
	const meetingId = await hold();
	const id = await wait('transcript', meetingId, new Date(Date.now() + 15_000));
	expect(await state(id)).toBe('waiting');
	await until(async () => (await state(id)) === 'success');
	expect(await itemsOf(sample.n8n, id)).toEqual([
		expect.objectContaining({ body: expect.objectContaining({ meetingId }) }),
	]);
	await until(() => webhooks().length === 0);
});
