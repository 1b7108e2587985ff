import fc from 'fast-check';
import { test } from 'vitest';
import { check, history } from './slices.ts';

/** In milliseconds: some seconds of work, which take minutes where others work too. */
const longest = 300_000;

test(
	'long rooms are read whole and once, in order, whatever happens meanwhile',
	async () => {
		await fc.assert(fc.asyncProperty(history, check), { numRuns: 50 });
	},
	longest,
);

/** What random histories have found, in their shortest form. */
test('messages of one moment, deleted while the listing goes on by time', async () => {
	const whole = { silence: 0, step: 0 };
	const one = { room: 0, where: 0, written: 0, late: 0 };
	await check({
		options: { held: 1, overlap: 0, pageSize: 3 },
		rooms: [[{ ...whole, count: 10 }]],
		events: [
			{ ...one, at: 4, deleted: 3 },
			{ ...one, at: 6, deleted: 5 },
		],
		turns: [0],
		crashes: [],
	});
});

test('a part that is read as a whole, when a slice of it comes later', async () => {
	const one = { at: 0, room: 1, where: 0, deleted: 0, written: 1, late: 0 };
	await check({
		options: { concurrency: 6, held: 1, overlap: 0, pageSize: 1 },
		rooms: [
			[{ silence: 0, count: 7, step: 0 }],
			[
				{ silence: 500_000, count: 30, step: 1 },
				{ silence: 0, count: 1, step: 100 },
				{ silence: 0, count: 20, step: 1 },
				{ silence: 1000, count: 11, step: 1 },
			],
		],
		events: [one, { ...one, at: 9, room: 0, deleted: 7, written: 4 }],
		turns: [1, 3, 0, 1, 0, 3, 1, 2, 3, 0, 1, 1],
		crashes: [80],
	});
});
