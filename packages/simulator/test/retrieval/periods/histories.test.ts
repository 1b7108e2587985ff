import fc from 'fast-check';
import { test } from 'vitest';
import { check, history } from './history.ts';

test('meetings, recordings and transcripts: nothing is missing and nothing comes twice, whatever happens', async () => {
	await fc.assert(fc.asyncProperty(history, check), { numRuns: 1000 });
});
