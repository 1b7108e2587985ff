import fc from 'fast-check';
import { test } from 'vitest';
import { check, history } from './slices.ts';

test('long rooms are read whole and once, in order, whatever happens meanwhile', async () => {
	await fc.assert(fc.asyncProperty(history, check), { numRuns: 50 });
});
