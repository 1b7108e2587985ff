import { publishSummary, publishTranscript } from '@webex-nodes/simulator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExecutionSummary } from '../src/n8n/api.ts';
import { itemsOf, until, type Waits, waitsOn } from '../test/waits.ts';
import { type Queue, startQueue } from './start-queue.ts';

let waits: Waits<Queue>;
beforeAll(async () => {
	waits = await waitsOn(await startQueue({ workers: 2, webhookProcessors: 1 }));
});
afterAll(async () => await waits?.sample.stop());

const world = () => waits.sample.simulator.world;
const state = async (id: string) => (await waits.sample.n8n.execution(id)).status;

/** The worker that began to wait. */
async function workerOf(id: string) {
	const { ranBy, workers } = waits.sample;
	const [name] = await ranBy(id);
	const worker = workers.find((one) => one.name === name);
	if (!worker) throw new Error(`No worker ran the execution ${id}`);
	return worker;
}

test('the worker that began to wait is killed: what Webex tells reaches the others, and the workflow goes on', async () => {
	const { sample, hold, wait } = waits;
	const meetingId = await hold();
	const id = await wait('transcript', meetingId);
	const worker = await workerOf(id);
	await worker.kill();
	const transcript = publishTranscript(world(), meetingId, { snippets: [] });
	await until(async () => (await state(id)) === 'success');
	expect(await itemsOf(sample.n8n, id)).toMatchObject([{ transcriptId: transcript.id }]);
	await until(() => world().webhooks.size === 0);
	await worker.start();
});

test('the worker that began to wait is killed, and Webex tells nothing: the clock of n8n looks on another one', async () => {
	const { sample, hold, wait } = waits;
	const meetingId = await hold();
	const id = await wait('summary', meetingId);
	// The small execution that asks later is stored a moment after the one that waits.
	const isStored = (each: ExecutionSummary) =>
		each.mode === 'integrated' && each.status === 'waiting' && Number(each.id) > Number(id);
	await until(async () => (await sample.n8n.executions(100, isStored)).length === 1);
	const worker = await workerOf(id);
	await worker.kill();
	const summary = publishSummary(world(), meetingId, { notes: '<p>Done</p>', actionItems: [] });
	await until(async () => (await state(id)) === 'success', 300);
	expect(await itemsOf(sample.n8n, id)).toMatchObject([{ summaryId: summary.id }]);
	await until(() => world().webhooks.size === 0, 90);
	await worker.start();
}, 600_000);
