import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { operationsOf } from '../src/one-node.ts';

let harness: Harness;
beforeEach(async () => {
	harness = await createHarness({ switches: { maxMessagePageSize: 5 } });
});
afterEach(async () => await harness.close());

const { run } = operationsOf('webexMessages', () => harness);
const from = new Date(Date.now() - 30 * 24 * 3600_000).toISOString();

const next = async (parameters: object = {}, mode: 'manual' | 'trigger' = 'trigger') => {
	const { json, error } = await run(
		'message',
		'getHistory',
		{ from, size: 10, ...parameters },
		{ mode },
	);
	if (error) throw error;
	return json.map(({ id }) => String(id));
};

test('returns a period part by part, each message once, and then nothing', async () => {
	const { world } = harness.simulator;
	const expected = [...world.rooms.keys()]
		.flatMap((id) => world.messagesOf(id))
		.map(({ id }) => id);
	const parts: string[][] = [];
	do parts.push(await next());
	while (parts.at(-1)?.length);
	expect(parts.flat().toSorted()).toEqual(expected.toSorted());
	expect(parts.length).toBeGreaterThan(3);
	expect(await next()).toEqual([]);
});

test('a run by hand shows a sample and changes nothing, another period starts anew', async () => {
	const sample = await next({}, 'manual');
	expect(sample.length).toBe(10);
	const first = await next();
	// What was shown as a sample is not missing from the parts.
	expect(first.some((id) => sample.includes(id))).toBe(true);
	expect((await next({}, 'manual')).length).toBeGreaterThan(0);
	const second = await next();
	expect(new Set([...first, ...second]).size).toBe(first.length + second.length);
	const to = new Date(Date.now() - 24 * 3600_000).toISOString();
	const earlier = await next({ options: { to }, size: 1000 });
	const { world } = harness.simulator;
	expect(earlier.every((id) => (world.message(id)?.created ?? '') < to)).toBe(true);
	expect(earlier.length).toBeGreaterThan(5);
});

test.each([403, 404])(
	'a room that answers %i is named, and tried again by the next run',
	async (status) => {
		const { world, faults } = harness.simulator;
		const [first = ''] = world.rooms.keys();
		const whole = { from, size: 10_000 };
		const times = Number.POSITIVE_INFINITY;
		const withdraw = faults.next({ at: ['/v1/messages', first], status, times });
		const part = await run('message', 'getHistory', whole, { mode: 'trigger' });
		const found = new Set(part.json.map(({ roomId }) => roomId));
		expect([part.error, found.has(first), found.size]).toEqual([
			undefined,
			false,
			world.rooms.size - 1,
		]);
		expect(part.hints.join()).toContain(
			`could not be read ("Network Operations": Simulated ${status}`,
		);
		withdraw();
		const rest = await run('message', 'getHistory', whole, { mode: 'trigger' });
		expect(rest.json.map(({ id }) => id).toSorted()).toEqual(
			world
				.messagesOf(first)
				.map(({ id }) => id)
				.toSorted(),
		);
		expect(rest.hints.join()).toContain('All of it is read');
	},
);

test('a search passes over a room that is refused, and names it; without any room it fails', async () => {
	const { world, faults } = harness.simulator;
	const [first = '', second = ''] = world.rooms.keys();
	const [owner] = world.people.keys();
	for (const roomId of [first, second]) {
		world.addMessage({ roomId, personId: owner ?? '', text: `Needle in ${roomId}` });
	}
	const times = Number.POSITIVE_INFINITY;
	faults.next({ at: ['/v1/messages', first], status: 403, times });
	const found = await run('message', 'search', { query: 'needle', rooms: 'all', returnAll: true });
	expect([found.error, found.json.map(({ roomId }) => roomId)]).toEqual([undefined, [second]]);
	expect(found.hints.join()).toContain('could not be read ("Network Operations": Simulated 403');
	faults.next({ at: '/v1/messages', status: 403, times });
	const none = await run('message', 'search', { query: 'needle', rooms: 'all', returnAll: true });
	expect(none.error?.httpCode).toBe('403');
});

test('a history without an end ends now, whatever the clock of this machine says', async () => {
	await harness.close();
	harness = await createHarness({ now: () => Date.now() + 600_000 });
	const { world } = harness.simulator;
	const [roomId = ''] = world.rooms.keys();
	const [owner] = world.people.keys();
	const created = Date.now() + 590_000;
	const { id } = world.addMessage({ roomId, personId: owner ?? '', text: 'The newest', created });
	expect(await next({ size: 10_000 })).toContain(id);
});

test('a period that ends before it begins is refused', async () => {
	const { error } = await run('message', 'getHistory', {
		from,
		options: { to: '2020-01-01T00:00:00Z' },
	});
	expect([error?.message, error?.description]).toEqual([
		'"From and To" cannot be used',
		expect.stringContaining('expected a start and an end after it'),
	]);
});
