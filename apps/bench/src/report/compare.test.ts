import { expect, test } from 'vitest';
import { compare, describeComparison, readResults } from './compare.ts';
import type { Result } from './result.ts';

const result = (ratio: number, more: Partial<Result> = {}): Result => ({
	name: 'rooms',
	ours: 1,
	peer: null,
	limit: 1,
	unit: 's',
	ratio,
	goal: '≤ 1.1 ×',
	met: true,
	spread: [ratio * 0.95, ratio * 1.05],
	...more,
});

test('a slower machine is not slower code: only the ratio counts', () => {
	const { slower, faster } = compare([result(1, { ours: 1 })], [result(1, { ours: 60 })]);
	expect([slower, faster]).toEqual([[], []]);
});

test.each([
	['more of a ratio to the limit', 1, 1.2, '≤ 1.1 ×'],
	['less of a lead over a peer', 9, 8, '≥ 8 ×'],
	['more of an amount', 1, 1.2, '≤ 80 MB'],
])('%s is slower, and the other way round faster', (_, before, after, goal) => {
	const [earlier, now] = [result(before, { goal }), result(after, { goal })];
	const text = `rooms: ${before} → ${after} ×`;
	expect(compare([earlier], [now])).toEqual({ slower: [text], faster: [], unmatched: [] });
	expect(compare([now], [earlier])).toMatchObject({
		slower: [],
		faster: [`rooms: ${after} → ${before} ×`],
	});
});

test.each([
	['a tenth', result(1), result(1.09)],
	['what a round of the earlier run had', result(1, { spread: [0.9, 1.5] }), result(1.4)],
])('%s is no change', (_, earlier, now) => {
	expect(compare([earlier], [now])).toEqual({ slower: [], faster: [], unmatched: [] });
});

test('what only one of the two has is named', () => {
	const { unmatched } = compare([result(1, { name: 'old' })], [result(1, { name: 'new' })]);
	expect(unmatched).toEqual(['new', 'old']);
});

test('says it in lines', () => {
	expect(describeComparison(compare([result(1)], [result(2)]))).toBe('Slower: 1\n  rooms: 1 → 2 ×');
	expect(describeComparison(compare([result(1)], [result(1)]))).toBe('Nothing got slower.');
});

test('reads what was written, and nothing else', () => {
	expect(readResults(JSON.stringify([result(1)]))).toEqual([result(1)]);
	for (const other of ['{}', '[1]', '[{"name":"rooms"}]', 'null']) {
		expect(() => readResults(other)).toThrow('This is not a bench.json');
	}
});
