import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { createTurns } from 'n8n-nodes-webex/src/engine/turns.ts';
import { expect, test } from 'vitest';

test('an item waits for those before it that it shares a name with, and for nobody else', async () => {
	const begin = createTurns();
	const items = [['a'], ['b'], ['a', 'b'], ['c'], ['b']].map((names) => ({ names, turn: begin() }));
	const going: number[] = [];
	for (const [index, { names, turn }] of items.entries()) {
		void turn.after(names).then(() => going.push(index));
	}
	await setImmediate();
	expect(going).toEqual([0, 1, 3]);
	items[0]?.turn.end();
	await setImmediate();
	expect(going).toEqual([0, 1, 3]);
	items[1]?.turn.end();
	await setImmediate();
	expect(going).toEqual([0, 1, 3, 2]);
	items[2]?.turn.end();
	await setImmediate();
	expect(going).toEqual([0, 1, 3, 2, 4]);
});

test('whatever items name and however long they take, each gets its turn, in order for each name', async () => {
	const item = fc.record({
		names: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 }),
		asksAfter: fc.nat(4),
		takes: fc.nat(4),
		fails: fc.boolean(),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(item, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), work),
		{ numRuns: 300 },
	);

	async function work(items: readonly Piece[], workers: number): Promise<void> {
		const begin = createTurns();
		const begun: number[] = [];
		const busy = new Set<string>();
		let next = 0;
		const worker = async () => {
			while (next < items.length) {
				const index = next++;
				const { names, asksAfter, takes, fails } = items[index] as Piece;
				const turn = begin();
				for (let tick = 0; tick < asksAfter; tick++) await setImmediate();
				// Some never come so far as to ask.
				if (!fails) {
					await turn.after(names);
					for (const name of names) {
						expect(busy.has(name)).toBe(false);
						busy.add(name);
					}
					begun.push(index);
					for (let tick = 0; tick < takes; tick++) await setImmediate();
					for (const name of names) busy.delete(name);
				}
				turn.end();
			}
		};
		await Promise.all(Array.from({ length: workers }, worker));
		const asking = items.flatMap(({ fails }, index) => (fails ? [] : [index]));
		expect(begun.toSorted((a, b) => a - b)).toEqual(asking);
		for (const name of ['a', 'b', 'c', 'd']) {
			const inOrder = asking.filter((index) => items[index]?.names.includes(name));
			expect(begun.filter((index) => items[index]?.names.includes(name))).toEqual(inOrder);
		}
	}
});

interface Piece {
	readonly names: readonly string[];
	readonly asksAfter: number;
	readonly takes: number;
	readonly fails: boolean;
}
