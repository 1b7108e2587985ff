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
