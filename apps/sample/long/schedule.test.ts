import { expect, test } from 'vitest';
import { retrieveThroughTrouble } from '../test/schedule.ts';

test('3 minutes of a schedule: no message is missing, through expired tokens, refusals and a crash', async () => {
	const result = await retrieveThroughTrouble({ duration: 180, restart: 'SIGKILL' });
	const { written, returned, executions, refusals, refreshes } = result;
	process.stdout.write(
		`${written.size} messages written, ${returned.length} returned by ${executions} executions, ${refreshes} token refreshes, ${refusals[429]} times 429, ${refusals[502]} times 502\n`,
	);
	expect(written.size).toBeGreaterThan(3000);
	expect(refreshes).toBeGreaterThan(5);
	expect(new Set(returned)).toEqual(written);
	// What the killed execution had is in no execution that n8n has stored.
	expect(returned).toHaveLength(written.size);
}, 480_000);
