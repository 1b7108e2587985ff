import fc from 'fast-check';
import { test } from 'vitest';
import { check, history } from '../test/retrieval/history.ts';

/** In parts, so that there is progress to see. */
const parts = 12;
const historiesPerPart = 1000;

for (let part = 1; part <= parts; part++) {
	test(`${historiesPerPart} random histories, part ${part} of ${parts}`, async () => {
		await fc.assert(fc.asyncProperty(history, check), { numRuns: historiesPerPart });
	});
}
