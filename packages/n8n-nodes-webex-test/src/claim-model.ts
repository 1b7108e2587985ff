import {
	askingTime,
	type ClaimEntries,
	type ClaimEntry,
	claim,
} from 'n8n-nodes-webex/src/shared/claim.ts';

/** Executions that ask for one event, in every order that the numbers say; a process may die or sleep at any step. */
export interface ClaimSetup {
	readonly executions: number;
	/** What happens next, one number after the other. */
	readonly choices: readonly number[];
	/** The store that an execution sees, to leave something of the protocol out. */
	readonly weaken?: (entries: ClaimEntries, owner: string) => ClaimEntries;
}

export interface ClaimOutcome {
	/** How many executions got the event. */
	readonly winners: number;
	readonly losers: number;
	/** Whether an execution died that had taken the event, or was about to hear that it had. */
	readonly diedWithIt: boolean;
}

export async function simulateClaims({
	executions,
	choices,
	weaken = (entries) => entries,
}: ClaimSetup): Promise<ClaimOutcome> {
	const rows = new Map<number, ClaimEntry>();
	const gates: { readonly owner: string; readonly open: () => void }[] = [];
	const dead = new Set<string>();
	let now = 1_000_000;
	let lastId = 0;
	const results = new Map<string, boolean>();

	const step = async (owner: string) =>
		await new Promise<void>((resolve) => {
			gates.push({ owner, open: resolve });
		});
	const store = (owner: string): ClaimEntries => {
		const remote = async <Result>(work: () => Result): Promise<Result> => {
			await step(owner);
			const result = work();
			await step(owner);
			return result;
		};
		const isAsking = (id: number) => rows.get(id)?.state === 'asking';
		const read = async () => await remote(() => [...rows.values()]);
		const take = async (id: number) =>
			await remote(() => {
				const row = rows.get(id);
				if (!row || !isAsking(id)) return false;
				rows.set(id, { ...row, state: 'taken' });
				return true;
			});
		return {
			enter: async (entry) => {
				await step(owner);
				// A database gives the number before others can see the entry.
				lastId += 1;
				const id = lastId;
				await step(owner);
				const own: ClaimEntry = { id, ...entry };
				rows.set(id, own);
				const isAlone = await remote(() => rows.size === 1 && rows.has(id));
				return isAlone && (await take(id)) ? [{ ...own, state: 'taken' }] : await read();
			},
			read,
			take,
			remove: async (id) =>
				await remote(() => {
					if (isAsking(id)) rows.delete(id);
				}),
		};
	};

	const begin = (owner: string) => {
		const entries = weaken(store(owner), owner);
		const pause = async () => await step(owner);
		const asked = claim(entries, { owner, execution: owner, now: () => now, pause });
		asked.then(
			(result) => results.set(owner, result),
			(error: unknown) => {
				throw error;
			},
		);
	};
	for (let count = 1; count <= executions; count++) begin(`execution ${count}`);

	const settle = async () => await new Promise<void>((resolve) => setImmediate(resolve));
	const waiting = () => gates.filter(({ owner }) => !dead.has(owner));
	const open = async (gate: (typeof gates)[number]) => {
		gates.splice(gates.indexOf(gate), 1);
		gate.open();
		await settle();
	};
	await settle();
	for (const choice of choices) {
		const all = waiting();
		const gate = all[choice % Math.max(1, all.length)];
		if (!gate) break;
		const kind = Math.floor(choice / 64) % 16;
		if (kind === 1) dead.add(gate.owner);
		else if (kind === 2) now += askingTime + 1;
		else await open(gate);
	}
	// One more delivery comes after all of that, and everything goes on to its end.
	now += askingTime + 1;
	begin('last');
	await settle();
	for (let turn = 0; waiting().length > 0; turn++) {
		const all = waiting();
		// In turns that differ, as in life: two that step back at the same moment would do so for ever.
		const gate = all[(turn * 7 + (turn >> 3)) % all.length];
		if (gate) await open(gate);
	}
	const taken = [...rows.values()].find(({ state }) => state === 'taken');
	const won = [...results.values()];
	return {
		winners: won.filter(Boolean).length,
		losers: won.filter((result) => !result).length,
		diedWithIt: taken !== undefined && dead.has(taken.owner),
	};
}
