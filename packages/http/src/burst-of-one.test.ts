import { expect, test } from 'vitest';

/**
 * The least time that any rule can expect where one request at a time is taken, nothing is stored, and each refusal
 * closes for a second: in parts of what the limit allows. The rule knows that the limit is one of the given ones, each as
 * probable as the others, and how many requests there are; it chooses each distance by all that it has seen.
 */
function leastExpected(limits: readonly number[], requests: number): number {
	const gaps = limits.map((limit) => 1 / limit);
	const sums = [0];
	for (const gap of gaps) sums.push((sums.at(-1) ?? 0) + gap);
	const size = limits.length + 1;
	// Seconds above the least, summed over the limits from `low` to `high` that are still possible.
	let above = new Float64Array(size * size);
	for (let left = 1; left < requests; left++) {
		const next = new Float64Array(size * size);
		for (let low = 0; low < size; low++) {
			for (let high = low + 1; high < size; high++) {
				const least = (sums[high] ?? 0) - (sums[low] ?? 0);
				let best = Number.POSITIVE_INFINITY;
				for (let tried = low; tried < high; tried++) {
					const refused = tried - low;
					const lost = (high - low) * (gaps[tried] ?? 0) - least + refused;
					const rest = (above[low * size + tried] ?? 0) + (above[tried * size + high] ?? 0);
					best = Math.min(best, lost + rest);
				}
				next[low * size + high] = best;
			}
		}
		above = next;
	}
	// The first refusal tells that there is a limit at all.
	const lost = (above[limits.length] ?? 0) / limits.length + 1;
	return 1 + lost / ((requests * (sums.at(-1) ?? 0)) / limits.length);
}

const between = (low: number, high: number, count: number) =>
	Array.from({ length: count }, (_, index) => low * (high / low) ** ((index + 0.5) / count));

test.each([
	['somewhere between 4 and 40', between(4, 40, 40), 200, 1.12, 1.2],
	['somewhere between 8 and 12.5', between(8, 12.5, 24), 200, 1.08, 1.12],
	['somewhere between 4 and 40, with 1,000 requests', between(4, 40, 40), 1000, 1.02, 1.05],
])('no rule comes nearer to a limit %s', (_, limits, requests, least, most) => {
	const expected = leastExpected(limits, requests);
	expect(expected).toBeGreaterThan(least);
	expect(expected).toBeLessThan(most);
});

test('who knows the limit loses the first refusal only', () => {
	expect(leastExpected([10], 200)).toBeCloseTo(1 + 1 / 20, 2);
});
