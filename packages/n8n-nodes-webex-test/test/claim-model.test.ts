import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClaimSetup, simulateClaims } from '../src/claim-model.ts';

const runs = 10_000;

const check = async (weaken?: ClaimSetup['weaken']) =>
	await fc.check(
		fc.asyncProperty(
			fc.integer({ min: 2, max: 4 }),
			fc.array(fc.nat(1023), { minLength: 5, maxLength: 60 }),
			async (executions, choices) => {
				const setup = { executions, choices, ...(weaken && { weaken }) };
				const { winners, diedWithIt } = await simulateClaims(setup);
				// n8n runs an execution again whose worker died, which then is the winner.
				expect(winners).toBe(diedWithIt ? 0 : 1);
			},
		),
		{ numRuns: runs },
	);

test(`${runs} interleavings of executions that ask for one event: exactly one gets it`, async () => {
	const { failed, counterexample, errorInstance } = await check();
	expect(failed, `${JSON.stringify(counterexample)} ${errorInstance}`).toBe(false);
});

test('finds that an execution does not look at the others', async () => {
	const alone: ClaimSetup['weaken'] = (entries, owner) => ({
		...entries,
		enter: async (entry) => (await entries.enter(entry)).filter((each) => each.owner === owner),
		read: async () => (await entries.read()).filter((each) => each.owner === owner),
	});
	expect((await check(alone)).failed).toBe(true);
});

test('finds that the earlier of two goes on without waiting for the other', async () => {
	const first: ClaimSetup['weaken'] = (entries, owner) => {
		const earlier = (all: Awaited<ReturnType<typeof entries.read>>) => {
			const own = all.find((each) => each.owner === owner)?.id ?? 0;
			return all.filter(({ id, state }) => state === 'taken' || id <= own);
		};
		return {
			...entries,
			enter: async (entry) => earlier(await entries.enter(entry)),
			read: async () => earlier(await entries.read()),
		};
	};
	expect((await check(first)).failed).toBe(true);
});
