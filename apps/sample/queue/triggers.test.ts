import { setTimeout } from 'node:timers/promises';
import { createTraffic } from '@webex-nodes/simulator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { untilFinished } from '../src/executions.ts';
import { triggerOf } from '../src/workflows.ts';
import { look, show } from './look.ts';
import { retrievalWorkflow, type Sink, startSink, untilNextSuccess } from './retrieval.ts';
import { type Queue, startQueue } from './start-queue.ts';
import {
	activateWebhook,
	deactivateWebhook,
	manualWorkflow,
	pollWorkflow,
	resend,
	retryInterrupted,
	until,
	untilIdle,
	untilPublished,
	webhooksOf,
	webhookWorkflow,
} from './triggers.ts';

let queue: Queue;
let sink: Sink;

beforeAll(async () => {
	sink = await startSink();
	const to = { sink: sink.url };
	queue = await startQueue({
		webhookProcessors: 2,
		workflows: [
			webhookWorkflow({ ...to, name: 'By webhook' }, '6a3f0b52-7c1d-4d8e-9b60-1f2e3d4c5b6b'),
			webhookWorkflow(
				{ ...to, name: 'By webhook, with work', work: 1 },
				'6a3f0b52-7c1d-4d8e-9b60-1f2e3d4c5b6c',
			),
			pollWorkflow({ ...to, name: 'By poll', work: 1 }),
			retrievalWorkflow({
				...to,
				name: 'Retrieved',
				operation: 'getNew',
				parameters: { lookBackHours: 0 },
			}),
			manualWorkflow('Sent', {
				resource: 'message',
				operation: 'send',
				sendTo: 'person',
				person: { __rl: true, mode: 'email', value: 'jonas.lindqvist@fernhill.example' },
				content: 'By hand',
			}),
			manualWorkflow('Refused', { resource: 'message', operation: 'get', messageId: 'nonsense' }),
		],
	});
});

afterAll(async () => {
	await queue?.stop();
	sink?.close();
});

const { workflowOf, toldBy, accountOf, untilQuiet, deliveries } = look(() => ({ queue, sink }));

const runByHand = async (name: string) => {
	const workflow = workflowOf(name);
	const id = await queue.n8n.run(workflow, triggerOf(workflow));
	const execution = await untilFinished(queue.n8n, id);
	return { execution, ranBy: await queue.ranBy(id) };
};

/** Where the nodes stand. */
async function cursors(): Promise<readonly unknown[]> {
	const tables = await queue.postgres.query(
		`SELECT id FROM data_table WHERE name = 'Webex Cursors'`,
	);
	const [{ id }] = z.tuple([z.object({ id: z.string() })]).parse(tables);
	return await queue.postgres.query(`SELECT * FROM "data_table_user_${id}"`);
}

const onWorker = expect.stringMatching(/^worker-\d$/);

test('runs by hand on workers: "Get New Since Last Run" shows a sample and moves nothing', async () => {
	const { n8n, simulator } = queue;
	const retrieved = workflowOf('Retrieved');
	const traffic = createTraffic(simulator.world, { seed: 3 });
	await n8n.activate(retrieved);
	await untilNextSuccess(n8n, retrieved);
	for (let count = 0; count < 20; count++) traffic.step();
	await until(() => new Set(toldBy('Retrieved')).size === 20, 'All messages');
	await n8n.deactivate(retrieved);
	await untilIdle(queue, retrieved);
	// An execution that has ended gives its turn back a moment later.
	const isQuiet = async () => !JSON.stringify(await cursors()).includes('"processing"');
	await until(isQuiet, 'The end of the last turn');
	const before = await cursors();
	for (let count = 0; count < 20; count++) traffic.step();
	const { execution, ranBy } = await runByHand('Retrieved');
	const sample = execution.runData['Retrieve']?.[0]?.data?.main?.[0] ?? [];
	const after = await cursors();
	await n8n.activate(retrieved);
	const byHand = execution.id;
	const toldBySchedule = () =>
		sink.told
			.filter(({ workflow, execution }) => workflow === 'Retrieved' && execution !== byHand)
			.flatMap(({ ids }) => ids);
	await until(() => toldBySchedule().length >= 40, 'All messages');
	await untilNextSuccess(n8n, retrieved);
	await n8n.deactivate(retrieved);
	show('By hand', { sample: sample.length, rows: after.length, told: toldBySchedule().length });
	expect([execution.status, ranBy, sample.length > 0]).toEqual(['success', [onWorker], true]);
	expect([before.length > 0, after]).toEqual([true, before]);
	// Messages of the same millisecond have no order.
	expect(toldBySchedule().toSorted()).toEqual(traffic.written.toSorted());
}, 480_000);

test('runs by hand on workers: a message is sent, and a failure has its text', async () => {
	const sent = await runByHand('Sent');
	const [message] = sent.execution.runData['Webex']?.[0]?.data?.main?.[0] ?? [];
	const found = queue.simulator.world.message(String(message?.json['id']));
	expect([sent.execution.status, sent.ranBy, found?.text]).toEqual([
		'success',
		[onWorker],
		'By hand',
	]);
	const refused = await runByHand('Refused');
	expect([refused.execution.status, refused.ranBy, refused.execution.error]).toEqual([
		'error',
		[onWorker],
		{
			message: '"Message ID" cannot be used',
			description: expect.stringMatching(/^Message ID: expected the ID of a message, .* app$/),
		},
	]);
});

test('300 events to main and two webhook processors, some twice, out of order, 100 of them at once: each starts the workflow once', async () => {
	const name = 'By webhook';
	const { simulator, proxy } = queue;
	await activateWebhook(queue, workflowOf(name));
	Object.assign(proxy.disturbance, { duplicates: 0.1, jitter: 400 });
	const traffic = createTraffic(simulator.world, { bursts: 0.2 });
	while (traffic.written.length < 200) {
		while (simulator.webhooks.pending < 12 && traffic.written.length < 200) traffic.step();
		await setTimeout(20);
	}
	while (traffic.written.length < 300) traffic.step();
	await untilQuiet(name);
	const twice = proxy.deliveries.length - traffic.written.length;
	show('300 events', { ...(await accountOf(name, traffic.written)), twice, ...deliveries() });
	expect(toldBy(name).toSorted()).toEqual([...traffic.written].toSorted());
	expect(twice).toBeGreaterThan(10);
	expect(new Set(proxy.deliveries.map(({ status }) => status))).toEqual(new Set([200]));
	await deactivateWebhook(queue, workflowOf(name));
	expect(webhooksOf(simulator)).toEqual([]);
}, 480_000);

test('events and polls go on through kill -9 of a webhook processor, a worker and main', async () => {
	const { n8n, simulator, webhookProcessors, workers, main } = queue;
	const byWebhook = workflowOf('By webhook, with work');
	const byPoll = workflowOf('By poll');
	const polls = () => simulator.faults.next({ at: '/v1/rooms?', status: 400, times: 2 });
	const polled = new Promise<void>((resolve) => {
		simulator.observe(({ path }) => path.startsWith('/v1/rooms?') && resolve());
	});
	await n8n.activate(byPoll);
	await polled;
	await untilPublished(queue, byPoll);
	// The first polls after the activation fail.
	polls();
	await activateWebhook(queue, byWebhook);
	const [webhook] = webhooksOf(simulator);
	const before = simulator.webhooks.deliveries.length;
	const traffic = createTraffic(simulator.world, { seed: 4 });
	const stop = traffic.start(2);
	await setTimeout(15_000);
	await webhookProcessors[0]?.kill();
	await setTimeout(2000);
	await workers[0]?.kill();
	await Promise.all([webhookProcessors[0]?.start(), workers[0]?.start()]);
	await main.kill();
	await main.start();
	await setTimeout(10_000);
	stop();
	expect(webhooksOf(simulator).map(({ id }) => id)).toEqual([webhook?.id]);

	await untilQuiet(byWebhook.name);
	// Nobody has answered them, because the process was killed: Webex sends such an event again.
	const isAnswered = ({ status }: { readonly status?: number }) => status === 200;
	const sent = simulator.webhooks.deliveries.slice(before);
	const unanswered = sent.filter((delivery) => !isAnswered(delivery));
	const targetUrl = webhook?.targetUrl ?? '';
	const answers = await resend(unanswered, targetUrl);
	await until(async () => {
		const { lost, statuses } = await accountOf(byPoll.name, traffic.written);
		return lost === 0 || Object.keys(statuses).some((status) => status !== 'success');
	}, 'All polls');
	await untilIdle(queue, byPoll);
	await untilQuiet(byWebhook.name);
	const retried = [
		...(await retryInterrupted(n8n, byWebhook)),
		...(await retryInterrupted(n8n, byPoll)),
	];
	await untilQuiet(byWebhook.name);
	await untilIdle(queue, byPoll);
	for (const { name } of [byWebhook, byPoll]) {
		const counted = await accountOf(name, traffic.written);
		// What a person retries may have started in another execution too, as a copy of the delivery.
		const byItself = await accountOf(name, traffic.written, retried);
		show('Through kill -9', { ...counted, byItself });
		expect([counted.lost, byItself.doubled]).toEqual([0, 0]);
	}
	show('Through kill -9', { unanswered: unanswered.length, retried: retried.length });
	expect(new Set(answers)).toEqual(new Set(answers.map(() => 200)));

	// What Webex has delivered before, after restarts of everything.
	const told = toldBy(byWebhook.name).length;
	const statuses = await resend(sent, targetUrl);
	await untilQuiet(byWebhook.name);
	show('Again after restarts', {
		resent: statuses.length,
		...(await accountOf(byWebhook.name, traffic.written)),
	});
	expect([new Set(statuses), toldBy(byWebhook.name).length - told]).toEqual([new Set([200]), 0]);

	await deactivateWebhook(queue, byWebhook);
	await n8n.deactivate(byPoll);
	expect(webhooksOf(simulator)).toEqual([]);
	await activateWebhook(queue, byWebhook);
	expect(webhooksOf(simulator)).toHaveLength(1);
	await deactivateWebhook(queue, byWebhook);
	expect(webhooksOf(simulator)).toEqual([]);
}, 480_000);
