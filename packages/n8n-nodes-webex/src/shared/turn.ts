/**
 * One execution at a time reads what is new and moves the cursor, whatever process it runs in. Its turn lasts until the
 * messages that it got are safe: n8n has stored them with the execution, or the execution has ended.
 *
 * An execution writes an entry first and reads all entries then, so of two that begin at the same time at least one
 * sees the other and steps back. Whoever holds the turn renews its entry; an entry that was not renewed belongs to a
 * process that is gone, and is dropped by whoever comes next. Every change names the state that it starts from, and the
 * database makes it once: so an execution that was only slow, and was dropped, cannot move the cursor any more.
 */

export interface Entry {
	readonly id: number;
	readonly state: State;
	/** Names one attempt. */
	readonly owner: string;
	readonly execution: string;
	/** The node's name at that time. */
	readonly node: string;
	/** Milliseconds since the epoch when it was written. */
	readonly since: number;
	/** Milliseconds since the epoch until when it counts, unless it is renewed. */
	readonly until: number;
	/** Rises with each cursor. */
	readonly revision: number;
	/** How many items its execution got. */
	readonly count: number;
	/** What is remembered, in this and in earlier executions. */
	readonly value: string;
}

/** `processing`: the cursor has moved, and the execution works with the items. `dropped`: it does not count. */
type State = 'done' | 'dropped' | 'processing' | 'retrieving';

/** An entry as somebody has seen it. */
export type Seen = Pick<Entry, 'id' | 'state'> & Partial<Pick<Entry, 'until'>>;

/** The entries of one node. */
export interface Entries {
	/** Returns all entries, the new one included. */
	readonly enter: (entry: Omit<Entry, 'id'>) => Promise<readonly Entry[]>;
	readonly read: () => Promise<readonly Entry[]>;
	/** In one step: returns `false`, and changes nothing, when the entry is not as it was seen. */
	readonly change: (seen: Seen, changes: Partial<Omit<Entry, 'id'>>) => Promise<boolean>;
	readonly remove: (seen: Seen) => Promise<void>;
	/** Removes entries of earlier cursors, and dropped ones. */
	readonly removeBefore: (revision: number) => Promise<void>;
}

export interface Attempt {
	/** Of this attempt only. */
	readonly owner: string;
	readonly execution: string;
	readonly node: string;
	readonly now: () => number;
	readonly pause: (milliseconds: number) => Promise<void>;
	/** Whether the items of another execution are safe. */
	readonly isDelivered: (entry: Entry) => Promise<boolean>;
	/** Whether this process wrote the entry, for the execution of this attempt. */
	readonly isOwn: (entry: Entry) => boolean;
}

export interface Turn {
	/** What the last execution left; `undefined` when there was none. */
	readonly value: string | undefined;
	/** When an attempt began that was dropped, and had nothing to go on from. In milliseconds since the epoch. */
	readonly begunBefore: number | undefined;
	/** Moves the cursor; `false` when this execution was dropped meanwhile: then its items come with another one. */
	readonly give: (value: string, count: number) => Promise<boolean>;
	/** As if it had not begun. */
	readonly leave: () => Promise<void>;
	/** Returns `false` when the entry does not count any more. */
	readonly renew: () => Promise<boolean>;
	/** Whether n8n has stored the items with the execution. */
	readonly isSafe: () => Promise<boolean>;
	readonly finish: () => Promise<void>;
}

export interface Busy {
	/** The execution that has the turn. */
	readonly busy: Entry;
}

export const lease = 60_000; // ms

/** Two that began at the same moment: how often the earlier one looks whether the other has stepped back. */
const looks = 5;
const lookPause = 200; // ms

/** After this number of entries that nobody needs, they are removed. */
const maxLeft = 10;

export async function takeTurn(entries: Entries, attempt: Attempt): Promise<Busy | Turn> {
	const since = attempt.now();
	const seen = await entries.enter({
		state: 'retrieving',
		owner: attempt.owner,
		execution: attempt.execution,
		node: attempt.node,
		since,
		until: since + lease,
		revision: 0,
		count: 0,
		value: '',
	});
	const own = seen.find(({ owner }) => owner === attempt.owner);
	if (!own) throw new Error('The entry of this execution was removed while it was written.');
	const alone = await untilAlone(entries, attempt, { own, seen });
	return 'busy' in alone ? alone : turnOf(entries, attempt, { own, all: alone.all });
}

interface Waiting {
	readonly own: Entry;
	readonly seen: readonly Entry[];
}

async function untilAlone(
	entries: Entries,
	attempt: Attempt,
	{ own, seen }: Waiting,
): Promise<Busy | { readonly all: readonly Entry[] }> {
	let all = seen;
	for (let look = 1; ; ) {
		const others = all.filter((entry) => isActive(entry) && entry.id !== own.id);
		const foreign = others.filter((entry) => !isBatchOf(entry, attempt));
		const settled = await Promise.all(foreign.map((entry) => settle(entries, attempt, entry)));
		const [busy] = foreign
			.filter((_, index) => !settled[index])
			// The earlier one stays; a batch that is being processed always does.
			.sort((one, other) => rank(one) - rank(other));
		if (!busy && foreign.length === 0) return { all };
		if (busy && (busy.state === 'processing' || busy.id < own.id || look++ >= looks)) {
			await entries.remove(own);
			return { busy };
		}
		if (busy) await attempt.pause(lookPause);
		all = await entries.read();
	}
}

const rank = ({ state, id }: Entry) => (state === 'processing' ? -1 : id);

const isActive = ({ state }: Entry) => state === 'retrieving' || state === 'processing';

/** A node in a loop runs several times in one execution. */
const isBatchOf = (entry: Entry, { isOwn }: Attempt) =>
	entry.state === 'processing' && isOwn(entry);

/** Ends the turn of an entry whose items are safe, or whose process is gone; `false` when it has the turn. */
async function settle(
	entries: Entries,
	{ now, isDelivered }: Attempt,
	entry: Entry,
): Promise<boolean> {
	const seen = { id: entry.id, state: entry.state, until: entry.until };
	if (entry.until > now()) return false;
	const isSafe = entry.state === 'processing' && (await isDelivered(entry));
	await entries.change(seen, isSafe ? { state: 'done' } : { state: 'dropped', revision: -1 });
	return true;
}

interface Beginning {
	readonly own: Entry;
	readonly all: readonly Entry[];
}

function turnOf(entries: Entries, { now, isDelivered }: Attempt, { own, all }: Beginning): Turn {
	// Dropped entries have no cursor; a batch of the same execution counts like a done one.
	const base = all
		.filter(({ state, id }) => state !== 'dropped' && id !== own.id)
		.reduce<Entry | undefined>(
			(one, other) => (one && one.revision >= other.revision ? one : other),
			undefined,
		);
	const { id } = own;
	const earlier = all.filter((entry) => entry.id !== id).map(({ since }) => since);
	// Another one may have dropped it already: then no change succeeds.
	let state: State = 'retrieving';
	let given = 0;
	const revision = (base?.revision ?? 0) + 1;
	const needed = base?.revision ?? 0;
	const left = all.filter((entry) => !isActive(entry) && entry.revision < needed).length;
	let last: Promise<unknown> = Promise.resolve();
	/** One after the other, because each begins at the state that the one before has reached. */
	const change = async (changes: Partial<Omit<Entry, 'id'>>): Promise<boolean> => {
		const mine = last.then(async () => {
			const isDone = await entries.change({ id, state }, changes);
			if (isDone) state = changes.state ?? state;
			return isDone;
		});
		last = mine.catch(() => undefined);
		return await mine;
	};
	return {
		value: base?.value,
		begunBefore: base || earlier.length === 0 ? undefined : Math.min(...earlier),
		give: async (value, count) => {
			const next = count > 0 ? 'processing' : 'done';
			const isGiven = await change({
				state: next,
				revision,
				count,
				value,
				until: now() + lease,
			});
			given = count;
			// Before the first cursor, the dropped ones still say when it began.
			if (isGiven && base && left > maxLeft) await entries.removeBefore(needed);
			return isGiven;
		},
		leave: async () => await entries.remove({ id, state: 'retrieving' }),
		renew: async () => await change({ until: now() + lease }),
		isSafe: async () => state === 'processing' && (await isDelivered({ ...own, count: given })),
		finish: async () => {
			if (state === 'processing') await change({ state: 'done' });
		},
	};
}
