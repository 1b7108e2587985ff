import fc from 'fast-check';
import { test } from 'vitest';
import { check, history } from './history.ts';

/** In milliseconds: some seconds of work, which take minutes where others work too. */
const longest = 300_000;

test(
	'nothing is missing, nothing comes twice, and the order is kept, whatever happens',
	async () => {
		await fc.assert(fc.asyncProperty(history, check), { numRuns: 500 });
	},
	longest,
);
