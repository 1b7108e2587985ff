import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { operationsOf } from '../src/one-node.ts';

let harness: Harness;
beforeEach(async () => {
	harness = await createHarness({ switches: { largestMessagePage: 5 } });
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
