import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Example, examplesOf } from '../src/every/examples.ts';
import { everyScope } from '../src/every/scopes.ts';
import { openSweep } from '../src/every/sweep.ts';
import { furnish } from '../src/every/world.ts';
import { createHarness, type Harness } from '../src/harness.ts';

let harness: Harness;
let sweep: Awaited<ReturnType<typeof openSweep>>;
let examples: readonly Example[];
beforeAll(async () => {
	harness = await createHarness({ meetings: false, scope: everyScope.join(' ') });
	examples = examplesOf(await furnish(harness));
	sweep = await openSweep(harness, harness.simulator.snapshot());
}, 60_000);
afterAll(async () => {
	await sweep.close();
	await harness.close();
});

/** It goes on in the background while it waits: test/faults-in-n8n.test.ts and test/wait.test.ts strike it. */
const waiting = 'webexMessages.message.sendAndWait';

test.each(['webex', 'webexMeetings', 'webexMeetingsXml', 'webexMessages', 'webexRooms'])(
	'%s: each request of each operation struck: done once, or a sentence that says so',
	async (node) => {
		const chosen = examples.filter((each) => each.node === node && each.name !== waiting);
		const problems: string[] = [];
		for (const example of chosen) problems.push(...(await sweep.problemsIn(example)));
		expect(problems).toEqual([]);
		expect(chosen.length).toBeGreaterThan(10);
	},
	// Seconds; on a busy machine it may be a minute.
	240_000,
);
