import fc from 'fast-check';
import type { Entries } from 'n8n-nodes-webex/src/shared/turn.ts';
import { expect, test } from 'vitest';
import { type Setup, simulate } from '../src/turn-model.ts';

const runs = 10_000;

const check = async (weaken?: Setup['weaken']) =>
	await fc.check(
		fc.asyncProperty(
			fc.integer({ min: 2, max: 3 }),
			fc.array(fc.nat(1023), { minLength: 20, maxLength: 160 }),
			async (processes, choices) => {
				const setup = { processes, executions: 3, choices, ...(weaken && { weaken }) };
				const { written, returned } = await simulate(setup);
				const kept = returned.filter(({ isInterrupted }) => !isInterrupted);
				const counted = kept.flatMap(({ messages }) => messages);
				const every = returned.flatMap(({ messages }) => messages);
				// Nothing is missing, also of what somebody was interrupted with.
				expect(new Set(every).size).toBe(written);
				// Nothing twice and in order, but for what an interrupted execution had returned.
				expect(counted).toEqual([...new Set(counted)].toSorted((one, other) => one - other));
			},
		),
		{ numRuns: runs },
	);

test(`${runs} interleavings of processes that die, sleep and lose answers: nothing is lost, nothing comes twice`, async () => {
	const { failed, counterexample, errorInstance } = await check();
	expect(failed, `${JSON.stringify(counterexample)} ${errorInstance}`).toBe(false);
});

const onlyOwn = (entries: Entries, owner: () => string): Entries => {
	const isSeen = (entry: { state: string; owner: string }) =>
		entry.state === 'done' || entry.owner === owner();
	return {
		...entries,
		enter: async (entry) => (await entries.enter(entry)).filter(isSeen),
		read: async () => (await entries.read()).filter(isSeen),
	};
};

test('finds that the lock was left out', async () => {
	expect((await check(onlyOwn)).failed).toBe(true);
});

test('finds that the earlier of two goes on without waiting for the other', async () => {
	const onlyEarlier = (entries: Entries, owner: () => string): Entries => {
		const seen = (all: Awaited<ReturnType<Entries['read']>>) => {
			const own = all.find((entry) => entry.owner === owner())?.id ?? 0;
			return all.filter(({ id, state }) => state !== 'retrieving' || id <= own);
		};
		return {
			...entries,
			enter: async (entry) => seen(await entries.enter(entry)),
			read: async () => seen(await entries.read()),
		};
	};
	expect((await check(onlyEarlier)).failed).toBe(true);
});

test('finds that a change does not look at the state', async () => {
	const blind = (entries: Entries): Entries => ({
		...entries,
		change: async ({ id }, changes) => {
			const seen = (await entries.read()).find((entry) => entry.id === id);
			return seen ? await entries.change(seen, changes) : false;
		},
	});
	expect((await check(blind)).failed).toBe(true);
});

test('finds that the items of an execution that died are taken for delivered', async () => {
	const forgetful = (entries: Entries): Entries => ({
		...entries,
		change: async (seen, changes) =>
			await entries.change(
				seen,
				changes.state === 'dropped' && seen.state === 'processing' ? { state: 'done' } : changes,
			),
	});
	expect((await check(forgetful)).failed).toBe(true);
});
