import { expect, test } from 'vitest';
import { median, spread } from './median.ts';

test.each([
	[[3], 3],
	[[9, 1, 2], 2],
	[[4, 1, 3, 100], 3.5],
	[[10, 9, 100], 10],
])('the median of %j is %d, whatever the order', (values, expected) => {
	expect(median(values)).toBe(expected);
});

test('there is no median of nothing', () => {
	expect(median([])).toBeNaN();
});

test('the spread is from the lowest to the highest', () => {
	expect(spread([2, 11, 1])).toEqual([1, 11]);
});
