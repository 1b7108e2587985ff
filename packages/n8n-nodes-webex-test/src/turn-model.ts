import { type Entries, type Entry, lease, takeTurn } from 'n8n-nodes-webex/src/shared/turn.ts';

/**
 * Processes that retrieve with the turns of the nodes, in every order that the numbers say: each step of each process,
 * a death at any step, an answer of the database that is lost, and a process that sleeps longer than a lease.
 */
export interface Setup {
	readonly processes: number;
	/** Of each process. */
	readonly executions: number;
	/** What happens next, one number after the other. */
	readonly choices: readonly number[];
	/** The store that a process sees, to leave something of the protocol out. */
	readonly weaken?: (entries: Entries, owner: () => string) => Entries;
}

/** What an execution returned. */
interface Returned {
	readonly messages: readonly number[];
	/** The process died, or slept longer than a lease, before n8n had stored what it returned. */
	isInterrupted: boolean;
}

export interface Outcome {
	readonly written: number;
	/** In the order in which they were returned. */
	readonly returned: readonly Returned[];
}

/** A step that a process waits to make. */
interface Gate {
	readonly process: Process;
	readonly open: () => void;
	readonly fail: () => void;
}

interface Process {
	readonly name: string;
	isDead: boolean;
	/** Then its steps take no time. */
	isRenewing: boolean;
	/** Of the execution under way, once the cursor may have moved. */
	current?: Returned | undefined;
	renew?: (() => Promise<boolean>) | undefined;
}

export async function simulate({
	processes,
	executions,
	choices,
	weaken = (entries) => entries,
}: Setup): Promise<Outcome> {
	const rows = new Map<number, Entry>();
	const stored = new Map<string, number>();
	const returned: Returned[] = [];
	const gates: Gate[] = [];
	let now = 1_000_000;
	let written = 0;
	let lastId = 0;
	let attempts = 0;

	const step = async (process: Process) => {
		if (process.isRenewing) return;
		await new Promise<void>((resolve, reject) => {
			gates.push({ process, open: resolve, fail: () => reject(new Error('No answer')) });
		});
	};
	/** The database does it at once, and the way there and back takes time. */
	const store = (process: Process): Entries => {
		const remote = async <Result>(work: () => Result): Promise<Result> => {
			await step(process);
			const result = work();
			await step(process);
			return result;
		};
		const all = () => [...rows.values()];
		const matches = ({ id, state, until }: Parameters<Entries['change']>[0]) => {
			const row = rows.get(id);
			return row?.state === state && (until === undefined || row.until === until);
		};
		return {
			enter: async (entry) => {
				await step(process);
				// A database gives the number before others can see the entry.
				lastId += 1;
				const id = lastId;
				await step(process);
				rows.set(id, { id, ...entry });
				return await remote(all);
			},
			read: async () => await remote(all),
			change: async (seen, changes) =>
				await remote(() => {
					const row = rows.get(seen.id);
					if (!row || !matches(seen)) return false;
					rows.set(seen.id, { ...row, ...changes });
					return true;
				}),
			remove: async (seen) =>
				await remote(() => {
					if (matches(seen)) rows.delete(seen.id);
				}),
			removeBefore: async (revision) =>
				await remote(() => {
					for (const { id, state, revision: own } of all()) {
						if (own < revision && state !== 'retrieving' && state !== 'processing') rows.delete(id);
					}
				}),
		};
	};

	async function execute(process: Process): Promise<void> {
		attempts += 1;
		const owner = `${process.name} ${attempts}`;
		const execution = `execution ${attempts}`;
		const turn = await takeTurn(
			weaken(store(process), () => owner),
			{
				owner,
				execution,
				node: 'Node',
				now: () => now,
				pause: async () => await step(process),
				isDelivered: async (entry) => stored.get(entry.execution) === entry.count,
				isOwn: () => false,
			},
		);
		if ('busy' in turn) return;
		const work = async () => {
			const from = Number(turn.value ?? 0);
			await step(process);
			return Array.from({ length: written - from }, (_, index) => from + index);
		};
		process.renew = turn.renew;
		const messages = await work().catch(async (error: unknown) => {
			await turn.leave();
			throw error;
		});
		const after = (messages.at(-1) ?? Number(turn.value ?? 0) - 1) + 1;
		const own: Returned = { messages, isInterrupted: false };
		process.current = own;
		if (!(await turn.give(String(after), messages.length))) return;
		returned.push(own);
		// The nodes that follow.
		await step(process).catch(() => undefined);
		stored.set(execution, messages.length);
		process.current = undefined;
		await turn.finish();
	}

	async function live(process: Process): Promise<void> {
		for (let count = 0; count < executions; count++) {
			await execute(process).catch((error: unknown) => {
				if ((error as Error).message !== 'No answer') throw error;
			});
			process.renew = undefined;
			process.current = undefined;
		}
	}

	const all = Array.from({ length: processes }, (_, index): Process => {
		return { name: `process ${index}`, isDead: false, isRenewing: false };
	});
	const failures: unknown[] = [];
	for (const process of all) live(process).catch((error: unknown) => failures.push(error));

	const settle = async () => await new Promise<void>((resolve) => setImmediate(resolve));
	const interrupt = (process: Process) => {
		if (process.current) process.current.isInterrupted = true;
	};
	const waiting = () => gates.filter(({ process }) => !process.isDead);
	const take = (gate: Gate) => gates.splice(gates.indexOf(gate), 1);
	await settle();
	for (const choice of choices) {
		const open = waiting();
		const gate = open[choice % Math.max(1, open.length)];
		if (!gate) break;
		const kind = Math.floor(choice / 64) % 16;
		if (kind === 0) written += 1;
		else if (kind === 1) {
			gate.process.isDead = true;
			interrupt(gate.process);
		} else if (kind === 2) {
			take(gate);
			gate.fail();
		} else if (kind === 3) {
			// All sleep: who has returned something counts as interrupted.
			now += lease + 1;
			for (const process of all) interrupt(process);
		} else if (kind === 4) {
			// Time passes, while those that live renew their turns: one that waits for the database cannot.
			for (const process of all.filter(({ isDead, renew }) => !isDead && renew)) {
				process.isRenewing = true;
				process
					.renew?.()
					.catch(() => false)
					.finally(() => {
						process.isRenewing = false;
					});
			}
			await settle();
			for (const process of all.filter(({ isRenewing }) => isRenewing)) interrupt(process);
			now += lease - 1;
		} else {
			take(gate);
			gate.open();
		}
		await settle();
	}

	// Whatever was begun comes to its end; then one more process reads what is left.
	async function drain(): Promise<void> {
		for (let [gate] = waiting(); gate; [gate] = waiting()) {
			take(gate);
			gate.open();
			await settle();
		}
	}
	await drain();
	now += lease + 1;
	for (const process of all) interrupt(process);
	const last: Process = { name: 'last', isDead: false, isRenewing: false };
	const ending = live(last);
	await drain();
	await ending;
	if (failures.length > 0) throw failures[0];
	return { written, returned };
}
