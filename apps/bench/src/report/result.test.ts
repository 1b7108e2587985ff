import { expect, test } from 'vitest';
import { atLeast, atMost, oursAtMost, oursBelow, resultOf, rounded } from './result.ts';

const base = { name: 'rooms', unit: 's' };

test('the ratio to the limit is judged, from the medians of all rounds', () => {
	expect(resultOf({ ...base, ours: [2, 1.1, 1], limit: [1, 1, 2], goal: atMost(1.1) })).toEqual({
		name: 'rooms',
		ours: 1.1,
		peer: null,
		limit: 1,
		unit: 's',
		ratio: 1.1,
		goal: '≤ 1.1 ×',
		met: true,
		spread: [0.5, 2],
	});
});

test.each([
	['above the goal', { ours: [1.2], limit: [1], goal: atMost(1.1) }, 1.2, false],
	['faster than a peer', { ours: [1], peer: [9], limit: [0.5], goal: atLeast(8) }, 9, true],
	['not fast enough', { ours: [2], peer: [9], goal: atLeast(8) }, 4.5, false],
	['an amount, beside a limit', { ours: [70], limit: [35], goal: oursAtMost(80) }, 2, true],
	['too large an amount', { ours: [90], limit: [100], goal: oursAtMost(80) }, 0.9, false],
	['an amount without anything beside it', { ours: [3], goal: oursAtMost(2) }, 1.5, false],
	['exactly what must not be reached', { ours: [40], goal: oursBelow(40) }, 1, false],
	['what rounds to the goal', { ours: [1.1004], limit: [1], goal: atMost(1.1) }, 1.1, true],
])('%s', (_, figures, ratio, met) => {
	expect(resultOf({ ...base, ...figures })).toMatchObject({ ratio, met });
});

test('a figure that is missing is no result', () => {
	expect(() => resultOf({ ...base, ours: [], goal: atMost(1) })).toThrow('A figure is missing');
	expect(() => resultOf({ ...base, ours: [Number.NaN], goal: atMost(1) })).toThrow('missing');
	expect(() => resultOf({ ...base, ours: [1], goal: atLeast(8) })).toThrow('missing');
});

test.each([
	[1234.5, 1235],
	[123.4, 123],
	[12.345, 12.3],
	[0.012345, 0.0123],
])('%d is written as %d', (value, expected) => {
	expect(rounded(value)).toBe(expected);
});
