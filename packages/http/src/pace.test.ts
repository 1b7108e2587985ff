import { expect, test } from 'vitest';
import { learnPace, type Pace } from './pace.ts';
import { type Contest, contest } from './virtual-account.ts';

const seeds = Array.from({ length: 60 }, (_, index) => 7919 * index + 1);
/** The value that so large a part of them does not exceed. */
const quantile = (values: readonly number[], part: number) =>
	values.toSorted((one, other) => one - other)[Math.floor(part * values.length)] ?? Number.NaN;

function measure(given: Omit<Contest, 'seed'>, part = 0.5) {
	const runs = seeds.map((seed) => contest(learnPace, { ...given, seed }));
	return {
		ratio: quantile(
			runs.map(({ ratio }) => ratio),
			part,
		),
		refused: quantile(
			runs.map(({ refused }) => refused),
			part,
		),
		spread: quantile(
			runs.map(({ spread }) => spread),
			part,
		),
	};
}

const ten = { rate: 10, burst: 10 };

test.each([
	['a bucket of 10', ten, { ratio: 1.03, refused: 0.01 }],
	['a burst of 2', { rate: 10, burst: 2 }, { ratio: 1.31, refused: 0.016 }],
	['a burst of 2, longer', { rate: 10, burst: 2, requests: 1000 }, { ratio: 1.1, refused: 0.005 }],
	['a burst of 3', { rate: 10, burst: 3 }, { ratio: 1.25, refused: 0.016 }],
	['a burst of 3, a fast limit', { rate: 20, burst: 3 }, { ratio: 1.55, refused: 0.016 }],
	['a small burst', { rate: 10, burst: 5 }, { ratio: 1.2, refused: 0.01 }],
	['a large burst', { rate: 10, burst: 100, requests: 400 }, { ratio: 1.03, refused: 0.03 }],
	['a fast limit', { rate: 50, burst: 20, requests: 1000 }, { ratio: 1.35, refused: 0.005 }],
	['200 ms for an answer', { ...ten, latency: 200, requests: 400 }, { ratio: 1.09, refused: 0.03 }],
	['a burst of 1', { rate: 10, burst: 1 }, { ratio: 1.2, refused: 0.01 }],
	['a burst of 1, a second', { rate: 7, burst: 1 }, { ratio: 1.16, refused: 0.01 }],
	[
		'a burst of 1 and a busy machine',
		{ rate: 10, burst: 1, late: 0.1 },
		{ ratio: 1.2, refused: 0.01 },
	],
	[
		'a burst of 1 and some answers that are very late',
		{ rate: 10, burst: 1, late: 0.05, latest: 150 },
		{ ratio: 1.3, refused: 0.015 },
	],
	['a burst of 1, longer', { rate: 10, burst: 1, requests: 1000 }, { ratio: 1.1, refused: 0.003 }],
] as const)('one process, %s', (_, given, most) => {
	const { ratio, refused } = measure(given);
	expect(ratio).toBeLessThan(most.ratio);
	expect(refused).toBeLessThan(most.refused);
});

test.each([
	[2, 200, 0.5, { ratio: 1.03, refused: 0.015, spread: 1.05 }],
	[3, 200, 0.5, { ratio: 1.13, refused: 0.02, spread: 1.3 }],
	[4, 200, 0.5, { ratio: 1.12, refused: 0.03, spread: 1.3 }],
	[4, 400, 0.8, { ratio: 1.1, refused: 0.03, spread: 1.3 }],
	[4, 2000, 0.9, { ratio: 1.05, refused: 0.03, spread: 1.2 }],
])(
	'%i processes share a limit, %i requests each, in %f of the cases',
	(processes, requests, part, most) => {
		const { ratio, refused, spread } = measure({ ...ten, processes, requests }, part);
		expect(ratio).toBeLessThan(most.ratio);
		expect(refused).toBeLessThan(most.refused);
		expect(spread).toBeLessThan(most.spread);
	},
);

/** Asks until it is refused, by a bucket of ten that a process has for itself. */
function untilRefused(pace: Pace, from: number, bucket: { level: number; at: number }): number {
	for (let now = from; ; ) {
		now += Math.max(0.1, pace.waitBefore(now));
		bucket.level = Math.min(10, bucket.level + (now - bucket.at) / 100);
		bucket.at = now;
		const mark = pace.send(now);
		if (bucket.level < 1) {
			pace.refused(now, mark, 1000);
			return now;
		}
		bucket.level -= 1;
		pace.accepted(now, mark);
	}
}

test.each([2000, 3_600_000, 86_400_000])('%i ms in which nobody asks change nothing', (rest) => {
	const pace = learnPace(() => 0);
	const bucket = { level: 10, at: 0 };
	const begin = untilRefused(pace, untilRefused(pace, 0, bucket), bucket) + rest;
	let sent = 0;
	for (let now = begin + Math.max(0.1, pace.waitBefore(begin)); now < begin + 10_000; ) {
		sent += 1;
		pace.accepted(now, pace.send(now));
		now += Math.max(0.1, pace.waitBefore(now));
	}
	// What is stored, and 10 a second.
	expect(sent).toBeGreaterThan(105);
	expect(sent).toBeLessThan(112);
});

test('an answer that is slower than the first refusal counts', () => {
	const [inOrder, late] = [learnPace(() => 0), learnPace(() => 0)];
	for (const pace of [inOrder, late]) {
		const marks = [pace.send(0), pace.send(4)] as const;
		if (pace === inOrder) pace.accepted(8, marks[0]);
		pace.refused(8, marks[1], 1000);
		if (pace === late) pace.accepted(9, marks[0]);
		pace.send(1010);
	}
	expect(late.waitBefore(1011)).toBe(inOrder.waitBefore(1011));
	expect(late.waitBefore(1011)).toBeGreaterThan(200);
});

test('after a hundred refusals in a row it asks again soon', () => {
	const pace = learnPace(() => 0);
	let now = 0;
	let longest = 0;
	for (let count = 0; count < 100; count++) {
		pace.refused(now, pace.send(now), 2000);
		const begin = now;
		for (let wait = pace.waitBefore(now); wait > 0; wait = pace.waitBefore(now)) now += wait;
		longest = Math.max(longest, now - begin);
	}
	expect(longest).toBeLessThan(15_000);
});
