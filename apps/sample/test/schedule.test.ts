import { expect, test } from 'vitest';
import { retrieveThroughTrouble } from './schedule.ts';

test('30 seconds of a schedule: every message once, through expired tokens, refusals and a restart', async () => {
	const result = await retrieveThroughTrouble({ duration: 30, restart: 'SIGTERM' });
	const { written, returned, refusals, refreshes } = result;
	expect(written.size).toBeGreaterThan(400);
	expect([refusals[429] > 0, refusals[502] > 0, refreshes > 0]).toEqual([true, true, true]);
	expect(new Set(returned)).toEqual(written);
	// In order, nothing comes twice.
	expect(returned.length).toBe(written.size);
}, 240_000);
