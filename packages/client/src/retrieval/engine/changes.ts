import { isDeleted, type Seen } from './cursor.ts';
import type { Division, Entry, Place, Source } from './source.ts';

/** What the cursor keeps of an item. */
export interface Noted {
	/** The key of the item. */
	readonly of: string;
	/** `undefined`: it is forgotten. */
	readonly seen: Seen | undefined;
}

/** What happened to an item. The key is the same whenever the same is delivered again. */
export type ItemChange<Item> = Noted &
	(
		| { readonly kind: 'created' | 'updated'; readonly key: string; readonly item: Item }
		| { readonly kind: 'deleted'; readonly key: string; readonly time: number }
	);

export interface Changes<Item> {
	readonly changes: readonly ItemChange<Item>[];
	/** Not for the caller: what was there before the start, or is looked at for the first time. */
	readonly silent: readonly Noted[];
	/** The place was read to its end. */
	readonly isEnd: boolean;
	/** What appeared since then may be missing, in milliseconds since the epoch. */
	readonly listedUntil?: number | undefined;
	/** Of what follows in the place. */
	readonly division?: Division | undefined;
}

interface Comparison {
	/** Down to where it is read, in milliseconds since the epoch. */
	readonly floor: number;
	/** What was delivered before. */
	readonly seen: ReadonlyMap<string, Seen>;
	/** What is older and is there already was there before the start, in milliseconds since the epoch. */
	readonly boundary: number;
	/** Looks for edits and deletions too. */
	readonly withEdits: boolean;
	/** What is older than the newest one by more than this is not listed again, in milliseconds. */
	readonly horizon: number;
	/** What an earlier run left of the place. */
	readonly division: Division | undefined;
	/** How much is worth reading at the same time, now. */
	readonly wanted: () => number;
	readonly signal: AbortSignal;
}

/** What happened in a place since it was read last: items, oldest first, then deletions. A page at a time. */
export async function* readChanges<P extends Place, Item>(
	source: Source<P, Item>,
	place: P,
	{ floor, seen: before, horizon, division: left, wanted, signal, ...rules }: Comparison,
): AsyncGenerator<Changes<Item>> {
	const { withEdits } = rules;
	const seen = new Map(before);
	const unlisted = new Map(withEdits ? [...before].filter(([, one]) => !isDeleted(one)) : []);
	const deletions = () =>
		[...unlisted]
			.filter(([, [time]]) => time >= floor)
			.sort(([, [one]], [, [other]]) => one - other)
			.map(([key, one]) => deletionOf<Item>(key, one, source.isByPeriod));
	const comparing = { ...rules, isCounted: source.isByPeriod };
	const reading = source.read(place, { since: floor, division: left, wanted, signal });
	for await (const { items, isLast, listedUntil, division } of reading) {
		const changes: ItemChange<Item>[] = [];
		const silent: Noted[] = [];
		const entries = items.map(source.entryOf);
		const newest = entries.reduce((latest, { time }) => Math.max(latest, time), floor);
		// Oldest first: what is older comes no more in this reading.
		const oldest = newest - horizon - source.disorder;
		for (const [index, item] of items.entries()) {
			const entry = entries[index] as Entry;
			// Mostly nothing is known: then it is not looked for.
			if (unlisted.size > 0 && !entry.isGone) unlisted.delete(entry.key);
			const known = seen.size > 0 ? seen.get(entry.key) : undefined;
			const found = compare(item, entry, known, comparing);
			if (!found) continue;
			if (found.seen && entry.time >= oldest) seen.set(entry.key, found.seen);
			if ('kind' in found) changes.push(found);
			else silent.push(found);
		}
		const whole = await completed(source, changes, place, signal);
		if (isLast) {
			yield { changes: [...whole, ...deletions()], silent, isEnd: true, listedUntil };
			return;
		}
		yield { changes: whole, silent, isEnd: false, listedUntil, division };
		forget(seen, oldest);
	}
	yield { changes: deletions(), silent: [], isEnd: true };
}

interface Rules {
	readonly withEdits: boolean;
	readonly boundary: number;
	/** How often an item changed is counted, because it may change back. */
	readonly isCounted: boolean;
}

function compare<Item>(
	item: Item,
	{ key, time, version, versionName = String(version), isGone }: Entry,
	before: Seen | undefined,
	{ withEdits, boundary, isCounted }: Rules,
): ItemChange<Item> | Noted | undefined {
	if (isGone) return undefined;
	const kept = withEdits ? version : undefined;
	if (!before) {
		const seen = seenOf(time, kept);
		return time < boundary ? { of: key, seen } : { kind: 'created', key, item, of: key, seen };
	}
	if (!withEdits) return undefined;
	const [, known, count = 0] = before;
	if (count >= 0 && known === kept) return undefined;
	if (!isCounted) {
		const changed = `${key}/${versionName}`;
		return { kind: 'updated', key: changed, item, of: key, seen: seenOf(time, kept) };
	}
	// Its version was not looked at before.
	if (count >= 0 && known === undefined) return { of: key, seen: seenOf(time, kept, count) };
	const changes = Math.abs(count) + 1;
	return {
		kind: count < 0 ? 'created' : 'updated',
		key: `${key}/${changes}/${versionName}`,
		item,
		of: key,
		seen: seenOf(time, kept, changes),
	};
}

function deletionOf<Item>(
	key: string,
	[time, version, count = 0]: Seen,
	isCounted: boolean,
): ItemChange<Item> {
	const changes = count + 1;
	return {
		kind: 'deleted',
		key: changes > 1 ? `${key}/${changes}/deleted` : `${key}/deleted`,
		time,
		of: key,
		// It may come back: then that is news, and its first delivery must not be repeated.
		seen: isCounted ? [time, version ?? 0, -changes] : undefined,
	};
}

function seenOf(time: number, version: number | undefined, changes = 0): Seen {
	if (changes > 0) return [time, version ?? 0, changes];
	return version === undefined ? [time] : [time, version];
}

async function completed<P extends Place, Item>(
	{ complete }: Source<P, Item>,
	changes: readonly ItemChange<Item>[],
	place: P,
	signal: AbortSignal,
): Promise<readonly ItemChange<Item>[]> {
	if (!complete) return changes;
	return await Promise.all(
		changes.map(async (change) =>
			change.kind === 'deleted'
				? change
				: { ...change, item: await complete(change.item, place, signal) },
		),
	);
}

function forget(seen: Map<string, Seen>, until: number): void {
	for (const [key, [time]] of seen) if (time < until) seen.delete(key);
}
