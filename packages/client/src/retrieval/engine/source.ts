import type { Refusal } from './refusal.ts';

/** Where items are listed: a room, a host, a site. */
export interface Place {
	readonly id: string;
	/** For people. */
	readonly title?: string | undefined;
	/** The ID of the place that it was a part of, as long as nobody could say that it is one: it goes on there. */
	readonly partOf?: string;
}

/** What the engine knows of an item. */
export interface Entry {
	/** The same whenever the item is listed, and different from that of every other item. */
	readonly key: string;
	/** When it came to be, in milliseconds since the epoch. */
	readonly time: number;
	/** Another number after an edit; absent for what was never edited. */
	readonly version?: number | undefined;
	/** Of the version, in the key of an edit; the version itself when left out. */
	readonly versionName?: string | undefined;
	/** It is still listed, but marked as deleted. */
	readonly isGone?: boolean;
}

export interface ListedPlaces<P extends Place> {
	readonly places: readonly P[];
	/** Those in which something may have happened since the floor. */
	readonly active: readonly P[];
	/** Why chosen places are not among them. */
	readonly refusals: readonly Refusal[];
	/** How many there are, chosen or not, if all of them were listed. */
	readonly total?: number | undefined;
	/** The places have everything that happened until then, in milliseconds since the epoch, if that is known. */
	readonly newest?: number;
	/** All of them were listed, and the beginning of the list will show what is new. */
	readonly isInOrder?: boolean;
}

export interface PlacesWanted {
	/** Places without anything since then are of no interest, in milliseconds since the epoch. */
	readonly since: number;
	/** What is older than this was listed before, in milliseconds since the epoch. */
	readonly downTo: number;
	/** All of them, not only those in which something happened. */
	readonly isWhole: boolean;
	/** Digests of the places that were read before. */
	readonly known: ReadonlySet<string>;
	readonly signal: AbortSignal;
}

/** How a source had divided what is left of a place, oldest first. What the numbers mean is its own affair. */
export type Division = readonly (readonly number[])[];

export interface ItemPage<Item> {
	readonly items: readonly Item[];
	/** Nothing follows; it may also end without saying so before. */
	readonly isLast?: boolean;
	/**
	 * Everything that happened in the place until then was listed, or will be, in milliseconds since the epoch. It matters
	 * when a run takes so long that something appears behind it. Left out where the order is strict.
	 */
	readonly listedUntil?: number;
	/** Of what follows: a run that goes on there need not find it out again. */
	readonly division?: Division;
}

export interface Reading {
	/** Down to this time, in milliseconds since the epoch. */
	readonly since: number;
	/** What an earlier run left. */
	readonly division?: Division | undefined;
	/** How much is worth reading at the same time, now, over all places. */
	readonly wanted: () => number;
	readonly signal: AbortSignal;
}

/** Something that can be retrieved exactly once: the source lists, the engine remembers. */
export interface Source<P extends Place, Item> {
	/** Is kept in the cursor, so that no other source goes on with it. Messages have none. */
	readonly name?: string;
	/**
	 * Items are listed by period. So they may have been there before the first run and may come back after they were
	 * deleted, and one item may be in several places.
	 */
	readonly isByPeriod: boolean;
	/** How much older than the one before an item of the same reading may be, in milliseconds: 0 in strict order. */
	readonly disorder: number;
	/** All places have to be listed when more than these are known. */
	readonly maxByActivity: number;
	/** A short name of a place. */
	readonly digest: (placeId: string) => string;
	readonly listPlaces: (wanted: PlacesWanted) => Promise<ListedPlaces<P>>;
	/** Whether a place that was listed by an earlier run would be listed by this one: it may choose others. */
	readonly isChosen?: (place: P) => boolean;
	/** When something last happened in a place, in milliseconds since the epoch; infinity when that is not known. */
	readonly activityOf?: (place: P) => number;
	/** Of the server, in milliseconds since the epoch; `undefined` when it does not say it. */
	readonly serverTime?: () => number | undefined;
	/** The items of a place, oldest first, a page at a time. */
	readonly read: (place: P, reading: Reading) => AsyncGenerator<ItemPage<Item>>;
	readonly entryOf: (item: Item) => Entry;
	/** Adds what belongs to an item and is listed elsewhere, before it is returned. */
	readonly complete?: ((item: Item, place: P, signal: AbortSignal) => Promise<Item>) | undefined;
	/** When the account joined a place, in milliseconds since the epoch; `undefined` where that does not matter. */
	readonly joinedAt?: (place: P, signal: AbortSignal) => Promise<number | undefined>;
	/** What the error of a place means. Throws what is not about the place. */
	readonly understand: (place: P, error: unknown, signal: AbortSignal) => Promise<Refusal>;
	/** Whether a place without news can be read at all. */
	readonly isReadable?: (place: P, signal: AbortSignal) => Promise<boolean>;
	/**
	 * When all places were read, and the list of places did not say it: everything that happened until then was listed, in
	 * milliseconds since the epoch. Minus infinity when that is not known.
	 */
	readonly newest?: () => number;
}
