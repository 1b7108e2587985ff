import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { processedData } from '../src/processed-data.ts';
import { createTrigger, sign, type Trigger } from '../src/triggers.ts';

let harness: Harness;
let trigger: Trigger;
let roomId: string;
beforeEach(async () => {
	harness = await createHarness({ scope: 'spark:all' });
	roomId = [...harness.simulator.world.rooms.keys()][0] ?? '';
	trigger = createTrigger(harness, 'webexTrigger', {
		event: 'all.all',
		resolve: false,
		options: { ignoreOwn: false },
		filters: {},
	});
	await trigger.activate();
});
afterEach(async () => {
	processedData.isBroken = false;
	await harness.close();
});

const world = () => harness.simulator.world;

/** What Webex would send, in the order that it happens. */
function deliveriesOf(work: () => void): readonly string[] {
	const bodies: string[] = [];
	const stop = world().onEvent(({ resource, event, actorId, data }) => {
		bodies.push(JSON.stringify({ id: 'the webhook', resource, event, actorId, data }));
	});
	work();
	stop();
	return bodies;
}

const write = (text: string) =>
	world().addMessage({ roomId, personId: [...world().people.keys()][1] ?? '', text });

async function receive(by: Trigger, body: string) {
	const [{ secret = '' } = {}] = [...world().webhooks.values()];
	return await by.receive(body, sign(body, secret));
}

async function eventsTaken(by: Trigger, bodies: readonly string[]) {
	const events: unknown[] = [];
	for (const body of bodies) {
		const { items } = await receive(by, body);
		events.push(...items.map(({ json }) => json['event']));
	}
	return events;
}

const lifeOfMessage = () =>
	deliveriesOf(() => {
		const { id } = write('First');
		world().editMessage(id, { text: 'Second' });
		world().editMessage(id, { text: 'Third' });
		world().deleteMessage(id);
	});

test('an event that comes again after a restart starts nothing', async () => {
	const bodies = lifeOfMessage();
	expect(await eventsTaken(trigger, bodies)).toEqual(['created', 'updated', 'updated', 'deleted']);
	const restarted = await trigger.anotherProcess();
	expect(await eventsTaken(restarted, bodies)).toEqual([]);
	expect(await eventsTaken(restarted, lifeOfMessage())).toHaveLength(4);
});

test('an event that reaches another process starts nothing there', async () => {
	const other = await trigger.anotherProcess();
	const bodies = [...lifeOfMessage(), ...lifeOfMessage()];
	const taken: unknown[] = [];
	for (const [index, body] of [...bodies, ...bodies.toReversed()].entries()) {
		const { items } = await receive(index % 2 === 0 ? trigger : other, body);
		taken.push(...items);
	}
	expect(taken).toHaveLength(bodies.length);
});

test('events that arrive together are all taken, once', async () => {
	const bodies = deliveriesOf(() => {
		for (let count = 0; count < 20; count++) write(`Message ${count}`);
	});
	const received = await Promise.all([...bodies, ...bodies].map((body) => receive(trigger, body)));
	expect(received.flatMap(({ items }) => items)).toHaveLength(20);
	expect(await eventsTaken(await trigger.anotherProcess(), bodies)).toEqual([]);
});

test('the first events of two processes are both taken', async () => {
	const [one = '', two = ''] = deliveriesOf(() => {
		write('One');
		write('Two');
	});
	const other = await trigger.anotherProcess();
	const received = await Promise.all([receive(trigger, one), receive(other, two)]);
	expect(received.map(({ items }) => items.length)).toEqual([1, 1]);
	expect([...trigger.warnings, ...other.warnings]).toEqual([]);
});

test('an execution that runs again because its worker died has its event', async () => {
	const [body = ''] = deliveriesOf(() => write('Once'));
	const { returned, executionId, items } = await receive(trigger, body);
	const restarted = await trigger.anotherProcess();
	expect(await restarted.execute(returned, executionId)).toEqual(items);
	expect(await restarted.execute(returned, 'another')).toEqual([]);
	expect(await restarted.execute(returned, 'another')).toEqual([]);
});

test('an event for which n8n could not start an execution is taken when it comes again', async () => {
	const { execute } = trigger;
	const [body = ''] = deliveriesOf(() => write('Once'));
	const refusing = async () => await Promise.reject(new Error('Workflow could not be started!'));
	Object.assign(trigger, { execute: refusing });
	await expect(receive(trigger, body)).rejects.toThrow('Workflow could not be started!');
	Object.assign(trigger, { execute });
	expect((await receive(trigger, body)).items).toHaveLength(1);
});

test.each(['manual', 'retry'] as const)('what a person runs (%s) has its event', async (mode) => {
	const [body = ''] = deliveriesOf(() => write('Once'));
	const { returned, items } = await receive(trigger, body);
	expect(await trigger.execute(returned, 'another', mode)).toEqual(items);
});

test('an event is taken, with a warning, when n8n cannot say what came before', async () => {
	processedData.isBroken = true;
	const [body = ''] = deliveriesOf(() => write('Once'));
	expect((await receive(trigger, body)).items).toHaveLength(1);
	expect(trigger.warnings).toEqual([
		'"Trigger" does not know whether an event came before: SQLITE_BUSY: database is locked',
	]);
});

test('who joins a room again is another event', async () => {
	const joined = (created: string) => ({
		resource: 'memberships',
		event: 'created',
		actorId: '',
		data: { id: 'the same for a person in a room', roomId, created },
	});
	const bodies = deliveriesOf(() => {
		world().emit(joined('2026-01-01T00:00:00.000Z'));
		world().emit(joined('2026-01-02T00:00:00.000Z'));
	});
	expect(await eventsTaken(trigger, [...bodies, ...bodies])).toHaveLength(2);
});

test('what the webhook needs to carry an event is not in the output', async () => {
	const [body = ''] = deliveriesOf(() => write('Once'));
	const { items } = await receive(trigger, body);
	expect(items.map(({ json }) => Object.keys(json))).toEqual([
		expect.not.arrayContaining(['webexDelivery']),
	]);
});

/** The execution of a delivery that reached one process may run in any other: as in queue mode. */
const passOn = async (from: Trigger, to: Trigger, body: string) => {
	const { returned, executionId } = await receive(from, body);
	return await to.execute(returned, executionId);
};

test('with workers, of a delivery that comes to two processes at the same moment one execution goes on', async () => {
	const [second, one, two] = [
		await trigger.anotherProcess(),
		await trigger.anotherProcess(),
		await trigger.anotherProcess(),
	];
	const bodies = deliveriesOf(() => {
		for (let count = 0; count < 10; count++) write(`Message ${count}`);
	});
	const taken = await Promise.all(
		bodies.flatMap((body) => [passOn(trigger, one, body), passOn(second, two, body)]),
	);
	expect(taken.flat().map(({ json }) => json['messageId'] ?? json['id'])).toHaveLength(10);
	// And again, after a restart of everything.
	const restarted = await trigger.anotherProcess();
	const worker = await trigger.anotherProcess();
	const again = await Promise.all(bodies.map((body) => passOn(restarted, worker, body)));
	expect(again.flat()).toEqual([]);
});

test('with workers, an event that comes once costs one small workflow', async () => {
	const worker = await trigger.anotherProcess();
	const bodies = deliveriesOf(() => {
		for (let count = 0; count < 3; count++) write(`Message ${count}`);
	});
	const steps: number[] = [];
	for (const body of bodies) {
		const before = harness.dataTables.steps;
		expect(await passOn(trigger, worker, body)).toHaveLength(1);
		steps.push(harness.dataTables.steps - before);
	}
	// The first one also finds or makes the table, and removes what is old.
	expect(steps.slice(1)).toEqual([1, 1]);
	expect(harness.dataTables.tables.flatMap(({ rows }) => rows.map((row) => row['state']))).toEqual([
		'taken',
		'taken',
		'taken',
	]);
});

test('with workers, an execution that runs again because its worker died has its event', async () => {
	const [one, two] = [await trigger.anotherProcess(), await trigger.anotherProcess()];
	const [body = ''] = deliveriesOf(() => write('Once'));
	const { returned } = await receive(trigger, body);
	const items = await one.execute(returned, 'the execution');
	expect(items).toHaveLength(1);
	expect(await two.execute(returned, 'the execution')).toEqual(items);
	expect(await two.execute(returned, 'another')).toEqual([]);
});

test('with workers and without data tables, an event is still not taken again later', async () => {
	harness.dataTables.areOff = true;
	const worker = await trigger.anotherProcess();
	const [body = ''] = deliveriesOf(() => write('Once'));
	expect(await passOn(trigger, worker, body)).toHaveLength(1);
	expect(await passOn(await trigger.anotherProcess(), worker, body)).toEqual([]);
});

test('with workers, an event is taken, with a warning, when n8n cannot say what came before', async () => {
	harness.dataTables.failure = new Error('Connection terminated');
	const worker = await trigger.anotherProcess();
	const [body = ''] = deliveriesOf(() => write('Once'));
	expect(await passOn(trigger, worker, body)).toHaveLength(1);
	expect(worker.warnings.join()).toContain('does not know whether an event came before');
});

test('what was delivered long ago is forgotten', async () => {
	const worker = await trigger.anotherProcess();
	const [one = '', two = ''] = deliveriesOf(() => {
		write('One');
		write('Two');
	});
	await passOn(trigger, worker, one);
	const [table] = harness.dataTables.tables;
	for (const row of table?.rows ?? []) row['since'] = Date.now() - 2 * 3600_000;
	// Each process looks when it begins.
	await passOn(trigger, await trigger.anotherProcess(), two);
	expect(table?.rows).toHaveLength(1);
});
