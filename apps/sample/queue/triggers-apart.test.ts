import { setTimeout } from 'node:timers/promises';
import { createTraffic } from '@webex-nodes/simulator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { look, show } from './look.ts';
import { retrievalWorkflow, type Sink, startSink, untilNextSuccess } from './retrieval.ts';
import { type Queue, startQueue } from './start-queue.ts';
import {
	activateWebhook,
	deactivateWebhook,
	pollWorkflow,
	retryInterrupted,
	until,
	untilIdle,
	untilPublished,
	webhooksOf,
	webhookWorkflow,
} from './triggers.ts';

let queue: Queue;
let sink: Sink;

/** Main serves no webhooks, and n8n saves what polls remember together with their executions. */
const environment = {
	N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
};

const schedules = ['Retrieved 1', 'Retrieved 2', 'Retrieved 3'];

beforeAll(async () => {
	sink = await startSink();
	const to = { sink: sink.url };
	queue = await startQueue({
		webhookProcessors: 2,
		environment,
		workflows: [
			webhookWorkflow({ ...to, name: 'By webhook' }, '6a3f0b52-7c1d-4d8e-9b60-1f2e3d4c5b6b'),
			pollWorkflow({ ...to, name: 'By poll', work: 1 }),
			...schedules.map((name) => retrievalWorkflow({ ...to, name, operation: 'getNew' })),
		],
	});
});

afterAll(async () => {
	await queue?.stop();
	sink?.close();
});

const { workflowOf, toldBy, accountOf, untilQuiet, deliveries } = look(() => ({ queue, sink }));

test('no event is refused that comes before main has answered that the webhook exists', async () => {
	const { simulator } = queue;
	const workflow = workflowOf('By webhook');
	const traffic = createTraffic(simulator.world);
	for (let count = 0; count < 3; count++) {
		// Before the process that registers the webhook has Webex's answer.
		const stopObserving = simulator.observe(({ method, path }) => {
			if (method === 'POST' && path === '/v1/webhooks') traffic.step();
		});
		await activateWebhook(queue, workflow);
		stopObserving();
		for (let event = 0; event < 12; event++) {
			traffic.step();
			await setTimeout(100);
		}
		expect(webhooksOf(simulator)).toHaveLength(1);
		await simulator.webhooks.settled();
		await deactivateWebhook(queue, workflow);
		expect(webhooksOf(simulator)).toEqual([]);
	}
	await untilQuiet(workflow.name);
	const counted = await accountOf(workflow.name, traffic.written);
	show('First second', { ...counted, ...deliveries() });
	expect(new Set(queue.proxy.deliveries.map(({ status }) => status))).toEqual(new Set([200]));
	expect(toldBy(workflow.name).toSorted()).toEqual([...traffic.written].toSorted());
});

test('polls with durable cursors go on after failures and kill -9 of main and of a worker', async () => {
	const { n8n, simulator, main, workers } = queue;
	const workflow = workflowOf('By poll');
	await n8n.activate(workflow);
	await untilPublished(queue, workflow);
	// The first polls after the activation fail.
	let failed = 0;
	const stopObserving = simulator.observe(({ status }) => {
		if (status === 400) failed += 1;
	});
	simulator.faults.next({ at: '/v1/rooms?', status: 400, times: 2 });
	const traffic = createTraffic(simulator.world, { seed: 2 });
	const stop = traffic.start(4);
	await until(() => failed === 2, 'Two polls that fail');
	stopObserving();
	await main.kill();
	await main.start();
	// To its end: what an execution told before it was killed is told again when it is retried.
	await until(async () => {
		const { statuses } = await accountOf(workflow.name, traffic.written);
		return 'success' in statuses && toldBy(workflow.name).length > 0;
	}, 'A poll that succeeds');
	await workers[0]?.kill();
	await workers[0]?.start();
	stop();
	const interrupted = ['crashed', 'error'];
	await until(async () => {
		const { lost, statuses } = await accountOf(workflow.name, traffic.written);
		return lost === 0 || interrupted.some((status) => status in statuses);
	}, 'All messages');
	await untilIdle(queue, workflow);
	const retried = await retryInterrupted(n8n, workflow);
	await until(async () => (await accountOf(workflow.name, traffic.written)).lost === 0, 'The rest');
	await n8n.deactivate(workflow);
	await untilIdle(queue, workflow);
	const counted = await accountOf(workflow.name, traffic.written);
	// A killed execution may have told what its retry tells again.
	const byItself = await accountOf(workflow.name, traffic.written, retried);
	show('Durable cursors', { ...counted, retried: retried.length, byItself: byItself.doubled });
	expect([counted.lost, byItself.doubled]).toEqual([0, 0]);
	expect(new Set(toldBy(workflow.name))).toEqual(new Set(traffic.written));
}, 480_000);

test('five processes share the limits of one account: requests are refused, and no execution fails', async () => {
	const { n8n, simulator } = queue;
	const byWebhook = workflowOf('By webhook');
	const retrieved = schedules.map(workflowOf);
	const traffic = createTraffic(simulator.world, { seed: 3 });
	await activateWebhook(queue, byWebhook);
	for (const workflow of retrieved) await n8n.activate(workflow);
	for (const workflow of retrieved) await untilNextSuccess(n8n, workflow);
	simulator.rates.limit = { requests: 25, seconds: 5 };
	const before = queue.proxy.deliveries.length;
	const stop = traffic.start(3);
	await setTimeout(30_000);
	stop();
	const accounts = async () =>
		await Promise.all(
			[byWebhook, ...retrieved].map(({ name }) => accountOf(name, traffic.written)),
		);
	await until(async () => (await accounts()).every(({ lost }) => lost === 0), 'All messages');
	for (const workflow of retrieved) await n8n.deactivate(workflow);
	for (const workflow of [byWebhook, ...retrieved]) await untilIdle(queue, workflow);
	simulator.rates.limit = undefined;
	await deactivateWebhook(queue, byWebhook);
	const counted = await accounts();
	const statuses = queue.proxy.deliveries.slice(before).map(({ status }) => status);
	for (const each of counted) show('Limited', each);
	const unread = await unreadOf(byWebhook, traffic.written);
	show('Limited', { refused: simulator.rates.refused, deliveries: statuses.length, unread });
	expect(simulator.rates.refused).toBeGreaterThan(0);
	expect(unread).toBe(0);
	expect(new Set(statuses)).toEqual(new Set([200]));
	expect(
		counted.map(({ doubled, statuses }) => ({ doubled, statuses: Object.keys(statuses) })),
	).toEqual(counted.map(() => ({ doubled: 0, statuses: ['success'] })));
}, 480_000);

/** The number of events whose message could not be read in time. */
async function unreadOf(
	{ id }: { readonly id: string },
	written: readonly string[],
): Promise<number> {
	const executions = (await queue.n8n.allExecutions()).filter(
		({ workflowId }) => workflowId === id,
	);
	let unread = 0;
	for (const { id: execution } of executions) {
		const { runData } = await queue.n8n.execution(execution);
		const [item] = runData['Webex Trigger']?.[0]?.data?.main?.[0] ?? [];
		if (written.includes(String(item?.json['id'])) && item?.json['unresolved']) unread += 1;
	}
	return unread;
}
