import { afterEach, beforeEach, vi } from 'vitest';
import { createHarness, type Harness } from './harness.ts';
import { testClock } from './held.ts';

/** Before each test a harness without meetings, at noon of 4 March 2027, on a clock that the test moves. */
export function clockedHarness(scope: string) {
	const current = {} as { harness: Harness; clock: { at: number } };
	beforeEach(async () => {
		const clock = testClock(Date.parse('2027-03-04T12:00:00Z'));
		const harness = await createHarness({ now: () => clock.at, scope, meetings: false });
		Object.assign(current, { harness, clock });
	});
	afterEach(async () => {
		vi.useRealTimers();
		await current.harness.close();
	});
	return current;
}
