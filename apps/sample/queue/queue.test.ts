import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Outcome, readOutcome, untilFinished } from '../src/executions.ts';
import type { StoredWorkflow } from '../src/n8n/api.ts';
import { readWorkflows, runsAlone, triggerOf } from '../src/workflows.ts';
import { type Queue, startQueue } from './start-queue.ts';

let queue: Queue;

beforeAll(async () => {
	queue = await startQueue({ workflows: await readWorkflows() });
});

afterAll(async () => await queue?.stop());

async function run(workflow: StoredWorkflow): Promise<Outcome> {
	const id = await queue.n8n.run(workflow, triggerOf(workflow));
	return readOutcome(await untilFinished(queue.n8n, id));
}

/** The names of the workers that ran the executions. */
async function workersOf(outcomes: readonly Outcome[]): Promise<string[]> {
	const names = await Promise.all(outcomes.map(({ id }) => queue.ranBy(id)));
	return [...new Set(names.flat())].toSorted();
}

const retrieval = () => {
	const found = queue.workflows.find(({ name }) => name === 'Scheduled message retrieval');
	if (!found) throw new Error('The workflow of the README is missing');
	return found;
};

/** At the same time, so that one worker alone is not fast enough. */
const runMany = async () => await Promise.all(Array.from({ length: 8 }, () => run(retrieval())));

const reasons = (outcomes: readonly Outcome[]) => outcomes.map(({ reason }) => reason);
const succeeded = (count: number) => Array.from({ length: count }, () => undefined);

test('the workflows of the sample run on both workers', async () => {
	const outcomes = [];
	for (const workflow of queue.workflows.filter(runsAlone)) {
		outcomes.push(await run(workflow));
	}
	expect([outcomes.length, reasons(outcomes), await workersOf(outcomes)]).toEqual([
		14,
		succeeded(14),
		['worker-1', 'worker-2'],
	]);
});

test('after kill -9 of a worker the other one goes on, and it works again when it is back', async () => {
	const [first] = queue.workers;
	const pid = first?.pid ?? 0;
	await first?.kill();
	expect(() => process.kill(pid, 0)).toThrow('ESRCH');
	const meanwhile = await runMany();
	expect([reasons(meanwhile), await workersOf(meanwhile)]).toEqual([succeeded(8), ['worker-2']]);
	await first?.start();
	const afterwards = await runMany();
	expect([reasons(afterwards), await workersOf(afterwards)]).toEqual([
		succeeded(8),
		['worker-1', 'worker-2'],
	]);
});

test.each(['redis', 'postgres'] as const)(
	'n8n goes on when %s was killed and is back',
	async (name) => {
		await queue[name].kill();
		await queue[name].start();
		// n8n connects again by itself, and refuses what it is asked until then.
		await expect
			.poll(async () => reasons(await runMany()), { timeout: 60_000 })
			.toEqual(succeeded(8));
	},
);

test('the database can be asked for what n8n stored', async () => {
	const rows = await queue.postgres.query('SELECT name FROM workflow_entity ORDER BY name');
	const names = queue.workflows.map(({ name }) => name).toSorted();
	expect(rows).toEqual(names.map((name) => ({ name })));
});
