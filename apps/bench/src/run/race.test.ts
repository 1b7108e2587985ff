import { expect, test } from 'vitest';
import type { Measured } from './contender.ts';
import { medianOf, race, requireSame, valuesOf } from './race.ts';

const run = (count: number, hash?: number): Measured => ({
	count,
	seconds: count,
	cpu: 0,
	memory: 0,
	...(hash !== undefined && { hash }),
});

test('contenders that found the same are accepted, and one that only counts', () => {
	const same = new Map([
		['one', [run(5, 7), run(5, 7)]],
		['two', [run(5, 7)]],
		['counts', [run(5)]],
	]);
	expect(() => requireSame('rooms', same)).not.toThrow();
});

test.each([
	['another count', run(4, 7), 'rooms: two found 4, one 5'],
	['another hash', run(5, 8), 'rooms: two and one did not find the same'],
])('%s ends the row', (_, other, message) => {
	const different = new Map([
		['one', [run(5, 7)]],
		['two', [other]],
	]);
	expect(() => requireSame('rooms', different)).toThrow(message);
});

test('a round that differs from the others of the same contender ends the row', () => {
	expect(() => requireSame('rooms', new Map([['one', [run(5, 7), run(5, 8)]]]))).toThrow(
		'did not find the same',
	);
});

test('finding nothing is no result', () => {
	expect(() => requireSame('rooms', new Map([['one', [run(0, 0)]]]))).toThrow('nothing was found');
});

test('figures are those of the runs of a contender', () => {
	const found = new Map([['one', [run(3), run(1), run(2)]]]);
	expect(valuesOf(found, 'one', ({ seconds }) => seconds)).toEqual([3, 1, 2]);
	expect(medianOf(found, 'one', ({ seconds }) => seconds)).toBe(2);
	expect(() => valuesOf(found, 'two', ({ seconds }) => seconds)).toThrow('two did not run');
});

test('each contender has a process of its own, and one that fails ends the row', async () => {
	const options = {
		title: 'processes',
		module: new URL('./testing/contenders.ts', import.meta.url),
		setting: { amount: 3 },
		rounds: 2,
	};
	const found = await race({ ...options, names: ['one', 'other'] });
	const processes = [...found.values()].flat().map(({ figures }) => figures?.['process']);
	expect([new Set(processes).size, processes.includes(process.pid)]).toEqual([4, false]);
	await expect(race({ ...options, names: ['one', 'different'] })).rejects.toThrow(
		'processes: different found 4, one 3',
	);
	await expect(race({ ...options, names: ['failing'] })).rejects.toThrow(
		'failing ended with exit code 1',
	);
});
