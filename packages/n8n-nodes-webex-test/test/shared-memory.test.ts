import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';

let harness: Harness;
let roomId: string;
beforeEach(async () => {
	// Looked up at each call: the clock of the test may be moved.
	harness = await createHarness({ now: () => Date.now() });
	roomId = [...harness.simulator.world.rooms.keys()][0] ?? '';
});
afterEach(async () => {
	vi.useRealTimers();
	await harness.close();
});

type Run = Parameters<Harness['run']>[0];
type Process = Pick<Harness, 'run'>;

const runOn = async (process: Process, options: Partial<Run> = {}) =>
	await process.run({
		node: 'webexMessages',
		parameters: { resource: 'message', operation: 'getNew', lookBackHours: 0 },
		mode: 'trigger',
		onWorker: true,
		...options,
	});
const textsOn = async (...values: Parameters<typeof runOn>) => {
	const { json, error } = await runOn(...values);
	if (error) throw error;
	return json.map(({ text }) => text);
};

const write = (text: string) => {
	const { world } = harness.simulator;
	const [personId = ''] = world.membersOf(roomId).keys();
	return world.addMessage({ roomId, personId, text });
};

/** Time passes for the clock, and not for what was left running. */
const wait = (milliseconds: number) => {
	const now = Date.now();
	vi.useFakeTimers({ toFake: ['Date'] });
	vi.setSystemTime(now + milliseconds);
};
const untilLeaseIsOver = () => wait(61_000);

const rows = () => harness.dataTables.tables.flatMap(({ rows: all }) => all);

test('two workers, which get no static data, go on where the other one ended', async () => {
	const [one, other] = [await harness.anotherProcess(), await harness.anotherProcess()];
	expect(await textsOn(one)).toEqual([]);
	write('First');
	expect(await textsOn(other)).toEqual(['First']);
	write('Second');
	expect(await textsOn(one)).toEqual(['Second']);
	expect(await textsOn(other)).toEqual([]);
	expect(harness.stored.staticData).toEqual({});
});

test('while one worker retrieves, another one returns nothing and says so', async () => {
	const [one, other] = [await harness.anotherProcess(), await harness.anotherProcess()];
	await runOn(one);
	write('First');
	harness.simulator.faults.next({ at: '/v1/messages', delay: 300 });
	const [first, second] = await Promise.all([
		runOn(one),
		new Promise<Awaited<ReturnType<typeof runOn>>>((resolve) => {
			setTimeout(() => resolve(runOn(other)), 100);
		}),
	]);
	expect(first.json.map(({ text }) => text)).toEqual(['First']);
	expect(second.json).toEqual([]);
	expect(second.hints.join()).toMatch(
		/^Nothing was retrieved: execution \d+ of this workflow still retrieves, or works with/,
	);
	expect(await textsOn(other)).toEqual([]);
});

test('while a worker works with its messages, another one returns nothing, and later what is new', async () => {
	const [one, other] = [await harness.anotherProcess(), await harness.anotherProcess()];
	await runOn(one);
	write('First');
	expect(await textsOn(one, { isKilled: true })).toEqual(['First']);
	write('Second');
	expect((await runOn(other)).hints.join()).toContain('Nothing was retrieved');
	untilLeaseIsOver();
	expect(await textsOn(other)).toEqual(['First', 'Second']);
});

test('what a killed execution returned comes again with the same key, and nothing else does', async () => {
	const [one, other] = [await harness.anotherProcess(), await harness.anotherProcess()];
	await runOn(one);
	write('First');
	expect(await textsOn(one)).toEqual(['First']);
	write('Second');
	const killed = await runOn(one, { isKilled: true });
	untilLeaseIsOver();
	write('Third');
	const { json } = await runOn(other);
	expect(json.map(({ text }) => text)).toEqual(['Second', 'Third']);
	expect(json[0]?.['key']).toBe(killed.json[0]?.['key']);
});

test('a first run that was killed keeps its start', async () => {
	const [one, other] = [await harness.anotherProcess(), await harness.anotherProcess()];
	write('Before');
	wait(5000);
	harness.simulator.faults.next({ at: '/v1/', delay: 60_000 });
	void runOn(one);
	await expect.poll(() => rows().length).toBe(1);
	wait(2000);
	write('Since');
	untilLeaseIsOver();
	expect(await textsOn(other)).toEqual(['Since']);
});

test('an execution that waits has its messages: they do not come again', async () => {
	const [one, other] = [await harness.anotherProcess(), await harness.anotherProcess()];
	await runOn(one);
	write('First');
	expect(await textsOn(one, { waits: true })).toEqual(['First']);
	untilLeaseIsOver();
	write('Second');
	expect(await textsOn(other)).toEqual(['Second']);
});

test('an execution that succeeded and was not kept has its messages; one that died and was not kept has not', async () => {
	const [one, other] = [await harness.anotherProcess(), await harness.anotherProcess()];
	await runOn(one);
	write('First');
	expect(await textsOn(one)).toEqual(['First']);
	write('Second');
	expect(await textsOn(one, { isKilled: true })).toEqual(['Second']);
	// n8n deletes executions that it is told not to keep, and a person may do so.
	harness.executions.clear();
	untilLeaseIsOver();
	expect(await textsOn(other)).toEqual(['Second']);
});

test('with "Continue on Fail", the item of a failure does not count as the message that was lost', async () => {
	await runOn(harness);
	write('First');
	const { dataTables } = harness;
	const run = dataTables.run.bind(dataTables);
	dataTables.run = async (workflow) => {
		const result = await run(workflow);
		if (workflow.nodes.some(({ name }) => name === 'Update')) throw new Error('Connection lost');
		return result;
	};
	const { json } = await runOn(harness, { continueOnFail: true });
	expect(json[0]?.['error']).toContain('Connection lost');
	dataTables.run = run;
	untilLeaseIsOver();
	expect(await textsOn(harness)).toEqual(['First']);
});

describe('with time that passes for everything', () => {
	beforeEach(() => {
		vi.useFakeTimers({ toFake: ['Date', 'setTimeout'], shouldAdvanceTime: true });
	});

	test('gives up when the end of a turn cannot be written, as when somebody deleted the table', async () => {
		await runOn(harness);
		write('First');
		const { dataTables } = harness;
		const run = dataTables.run.bind(dataTables);
		let updates = 0;
		let failed = 0;
		dataTables.run = async (workflow) => {
			if (workflow.nodes.some(({ name }) => name === 'Update')) updates += 1;
			if (updates < 2) return await run(workflow);
			failed += 1;
			throw new Error('The data table could not be found in this project');
		};
		expect(await textsOn(harness)).toEqual(['First']);
		await vi.advanceTimersByTimeAsync(3600_000);
		expect(failed).toBeGreaterThan(1);
		expect(failed).toBeLessThan(20);
	});

	test('an execution whose end n8n could not store does not hold the turn for ever', async () => {
		const [one, other] = [await harness.anotherProcess(), await harness.anotherProcess()];
		await runOn(one);
		write('First');
		// n8n calls no handler after the one that failed to store it; the process lives.
		expect(await textsOn(one, { isKilled: true })).toEqual(['First']);
		await vi.advanceTimersByTimeAsync(300_000);
		write('Second');
		expect((await runOn(other)).hints.join()).toContain('Nothing was retrieved');
		await vi.advanceTimersByTimeAsync(400_000);
		// Its nodes have worked with the first one.
		expect(await textsOn(other)).toEqual(['Second']);
	});
});

test('a worker that slept longer than its turn returns nothing, and another one returns it', async () => {
	const [one, other] = [await harness.anotherProcess(), await harness.anotherProcess()];
	await runOn(one);
	write('First');
	harness.simulator.faults.next({ at: '/v1/messages', delay: 500 });
	const slow = runOn(one);
	await expect.poll(() => rows().some(({ state }) => state === 'retrieving')).toBe(true);
	untilLeaseIsOver();
	expect(await textsOn(other)).toEqual(['First']);
	const { json, hints } = await slow;
	expect(json).toEqual([]);
	expect(hints.join()).toContain('another one took its place');
});

test('a run that fails moves nothing and leaves nothing behind', async () => {
	await runOn(harness);
	write('First');
	harness.simulator.faults.next({ at: '/v1/messages', times: 1, status: 400 });
	expect((await runOn(harness)).error).toBeDefined();
	expect(await textsOn(harness)).toEqual(['First']);
});

test('when the answer of the database is lost, the node fails, and the messages come again', async () => {
	await runOn(harness);
	write('First');
	const { dataTables } = harness;
	const run = dataTables.run.bind(dataTables);
	dataTables.run = async (workflow) => {
		const result = await run(workflow);
		if (workflow.nodes.some(({ name }) => name === 'Update')) throw new Error('Connection lost');
		return result;
	};
	const { error } = await runOn(harness);
	expect(error?.message).toBe('n8n could not use its data table "Webex Cursors": Connection lost');
	dataTables.run = run;
	expect((await runOn(harness)).hints.join()).toContain('Nothing was retrieved');
	untilLeaseIsOver();
	expect(await textsOn(harness)).toEqual(['First']);
});

test('says that the database cannot be used, and loses nothing', async () => {
	await runOn(harness);
	write('First');
	harness.dataTables.failure = new Error('Data table size limit exceeded: 200MB used');
	expect((await runOn(harness)).error?.message).toBe(
		'n8n could not use its data table "Webex Cursors": Data table size limit exceeded: 200MB used',
	);
	harness.dataTables.failure = undefined;
	expect(await textsOn(harness)).toEqual(['First']);
});

test('what a person stopped comes again, unless n8n has stored it', async () => {
	const [one, other] = [await harness.anotherProcess(), await harness.anotherProcess()];
	await runOn(one);
	write('First');
	expect(await textsOn(one, { isStopped: true })).toEqual(['First']);
	untilLeaseIsOver();
	expect(await textsOn(other)).toEqual(['First']);
});

describe('without data tables', () => {
	beforeEach(() => {
		harness.dataTables.areOff = true;
	});

	test('one process goes on where its last run ended, also after a restart', async () => {
		const main = { onWorker: false };
		expect((await runOn(harness, main)).hints.join()).toContain('no data tables');
		write('First');
		expect(await textsOn(harness, main)).toEqual(['First']);
		write('Second');
		expect(await textsOn(await harness.anotherProcess(), main)).toEqual(['Second']);
	});

	test('two executions do not retrieve at the same time', async () => {
		const main = { onWorker: false };
		await runOn(harness, main);
		write('First');
		const both = await Promise.all([textsOn(harness, main), textsOn(harness, main)]);
		expect(both.toSorted((one, other) => one.length - other.length)).toEqual([[], ['First']]);
	});

	test('what was remembered there counts once there are data tables, and once only', async () => {
		const main = { onWorker: false };
		await runOn(harness, main);
		write('First');
		harness.dataTables.areOff = false;
		expect(await textsOn(harness, main)).toEqual(['First']);
		write('Second');
		expect(await textsOn(harness, main)).toEqual(['Second']);
		// As when a person removes the entries to start anew.
		for (const { rows: all } of harness.dataTables.tables) all.splice(0);
		expect(await textsOn(harness, main)).toEqual([]);
	});
});

test('a node in a loop goes on with each pass, and all passes of a killed execution come again', async () => {
	const inLoop = {
		isKilled: true,
		waiting: { url: 'http://127.0.0.1:5678', executionId: 'loop' },
	};
	const [one, other] = [await harness.anotherProcess(), await harness.anotherProcess()];
	await runOn(one);
	write('First');
	expect(await textsOn(one, inLoop)).toEqual(['First']);
	write('Second');
	expect(await textsOn(one, inLoop)).toEqual(['Second']);
	untilLeaseIsOver();
	expect(await textsOn(other)).toEqual(['First', 'Second']);
});

test('a hundred runs leave a few entries', async () => {
	for (let count = 0; count < 100; count++) {
		write(`Message ${count}`);
		await runOn(harness);
	}
	expect(rows().length).toBeLessThan(20);
	expect(new Set(rows().map(({ key }) => key)).size).toBe(1);
});

test('two nodes, and two operations of a node, do not share a place', async () => {
	await runOn(harness);
	const history = {
		parameters: { resource: 'message', operation: 'getHistory', from: '2020-01-01T00:00:00Z' },
	};
	expect((await textsOn(harness, history)).length).toBeGreaterThan(0);
	write('First');
	expect(await textsOn(harness)).toEqual(['First']);
});

test('a test by hand uses no table', async () => {
	await runOn(harness, { mode: 'manual' });
	expect(harness.dataTables.steps).toBe(0);
});
