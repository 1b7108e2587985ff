/**
 * One of many processes gets an event. Each writes an entry first and reads all entries of the event then, so of two
 * that begin at the same time at least one sees the other and steps back: only who is alone takes the event, and
 * whoever comes later sees that it is taken.
 */

export interface ClaimEntry {
	readonly id: number;
	readonly state: ClaimState;
	/** Names one attempt. */
	readonly owner: string;
	readonly execution: string;
	/** Milliseconds since the epoch. */
	readonly since: number;
}

type ClaimState = 'asking' | 'taken';

/** The entries of one event. */
export interface ClaimEntries {
	/** Returns all entries, the new one included; or the new one alone, which it has taken because there was no other. */
	readonly enter: (entry: Omit<ClaimEntry, 'id'>) => Promise<readonly ClaimEntry[]>;
	readonly read: () => Promise<readonly ClaimEntry[]>;
	/** From asking to taken, in one step; returns `false` when the entry is not asking any more. */
	readonly take: (id: number) => Promise<boolean>;
	/** Unless it is taken. */
	readonly remove: (id: number) => Promise<void>;
}

export interface Claimant {
	/** Of this attempt only. */
	readonly owner: string;
	readonly execution: string;
	readonly now: () => number;
	readonly pause: (milliseconds: number) => Promise<void>;
}

/** Who asks for longer is gone, or has to ask again. */
export const askingTime = 30_000; // ms

const pauseBetween = 200; // ms

/** Whether the event is for this execution; also when n8n runs the same execution a second time. */
export async function claim(entries: ClaimEntries, claimant: Claimant): Promise<boolean> {
	const { owner, execution, now, pause } = claimant;
	const ask = async () => await entries.enter({ state: 'asking', owner, execution, since: now() });
	for (let all = await ask(); ; ) {
		const winner = all.find(({ state }) => state === 'taken');
		const own = all.find((entry) => entry.owner === owner);
		if (winner) {
			if (own && own.id !== winner.id) await entries.remove(own.id);
			return winner.execution === execution;
		}
		const others = all.filter(({ id }) => id !== own?.id);
		const gone = others.filter(({ since }) => since + askingTime < now());
		for (const { id } of gone) await entries.remove(id);
		if (gone.length < others.length) {
			// The earlier one stays and waits until it is alone.
			if (own && others.some(({ id }) => id < own.id)) await entries.remove(own.id);
			await pause(pauseBetween);
		} else if (!own) {
			all = await ask();
			continue;
		} else if (gone.length === 0 && (await entries.take(own.id))) return true;
		all = await entries.read();
	}
}
