import { expect, test } from 'vitest';
import { liveWithRestarts } from '../test/meeting-restarts.ts';

/** In parts, so that there is progress to see. */
const parts = 3;

for (let part = 1; part <= parts; part++) {
	test(`meetings with restarts, part ${part} of ${parts}`, async () => {
		const seed = part * 10_000;
		const { restarts } = await liveWithRestarts({ steps: 300, restartEvery: 15, seed });
		expect(restarts).toBe(20);
	});
}
