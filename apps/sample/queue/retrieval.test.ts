import { setTimeout } from 'node:timers/promises';
import { createTraffic } from '@webex-nodes/simulator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { account, retrievalWorkflow, type Sink, startSink, untilNextSuccess } from './retrieval.ts';
import { type Queue, startQueue } from './start-queue.ts';

let queue: Queue;
let sink: Sink;

beforeAll(async () => {
	sink = await startSink();
	const to = { sink: sink.url };
	const getNew = { ...to, operation: 'getNew' } as const;
	queue = await startQueue({
		workflows: [
			retrievalWorkflow({ ...getNew, name: 'Every two seconds' }),
			retrievalWorkflow({
				...getNew,
				name: 'Without look-back',
				parameters: { lookBackHours: 0 },
			}),
			retrievalWorkflow({ ...getNew, name: 'Longer than the interval', work: 5 }),
			retrievalWorkflow({
				...getNew,
				name: 'In parts',
				parameters: { options: { mostPerRun: 100 } },
			}),
		],
		// Refresh tokens change at once, so that two processes that refresh would lose the grant.
		simulator: { tokenLifetime: 20, switches: { refreshToken: 'rotated', refreshTokenGrace: 0 } },
	});
});

afterAll(async () => {
	await queue?.stop();
	sink.close();
});

const rate = 20; // messages a second

test('four schedules on two workers, through kill -9 and restarts of everything: nothing is lost, nothing comes twice', async () => {
	const { n8n, simulator, workers, redis, postgres, main } = queue;
	const traffic = createTraffic(simulator.world, { bursts: 0.2 });
	for (const workflow of queue.workflows) await n8n.activate(workflow);
	for (const workflow of queue.workflows) await untilNextSuccess(n8n, workflow);
	const stop = traffic.start(rate);
	await setTimeout(12_000);
	// While executions that are longer than the interval work on it.
	await workers[0]?.kill();
	await setTimeout(6000);
	await workers[0]?.start();
	await setTimeout(6000);
	await redis.kill();
	await redis.start();
	await setTimeout(10_000);
	await main.kill();
	await main.start();
	await setTimeout(6000);
	await postgres.kill();
	await postgres.start();
	await setTimeout(14_000);
	stop();

	const { told } = sink;
	const { written } = traffic;
	const { world } = simulator;
	const accounts = async () =>
		await Promise.all(
			queue.workflows.map((workflow) => account(n8n, workflow, { told, written, world })),
		);
	// What a killed execution had comes again when its turn is over: a minute later, or ten minutes where the database was
	// away when n8n stored its end.
	await expect
		.poll(async () => (await accounts()).map(({ lost }) => lost), {
			timeout: 720_000,
			interval: 3000,
		})
		.toEqual([0, 0, 0, 0]);
	for (const workflow of queue.workflows) await n8n.deactivate(workflow);
	const all = await accounts();
	for (const each of all) process.stdout.write(`${JSON.stringify(each)}\n`);
	process.stdout.write(`${simulator.tokens.refreshes} token refreshes\n`);
	expect(all.map(({ doubled, inOrder }) => ({ doubled, inOrder }))).toEqual(
		all.map(() => ({ doubled: 0, inOrder: true })),
	);
	expect(written.length).toBeGreaterThan(1500);
}, 1_200_000);
