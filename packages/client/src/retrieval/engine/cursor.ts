import { WebexInputError } from '@webex-nodes/http';
import type { Division, Place } from './source.ts';

/**
 * How far a retrieval has come: save it as JSON between two runs, and pass it to the next one.
 * Its size follows the items within the overlap, and the number of rooms, of which it holds a short digest each. After
 * a run with a limit it also holds up to 100 rooms that are left, as they were listed.
 */
export interface RetrievalCursor {
	readonly version: 1;
	/** What it is a cursor of, such as recordings; absent for messages. */
	readonly of?: string;
	/** Everything that came to be before, in milliseconds since the epoch, was delivered. */
	readonly floor: number;
	/** Places that are new begin here, in milliseconds since the epoch; absent for messages. */
	readonly since?: number;
	/** What is special about single rooms, or other places, by ID. */
	readonly rooms: Readonly<Record<string, PlaceState>>;
	/** Digests of the places that were read, separated by blanks. */
	readonly known: string;
	/** How many places there were when all of them were listed, chosen or not. */
	readonly total?: number;
	/** When all of them were listed last, by the clock of that machine, in milliseconds since the epoch. */
	readonly whole?: number;
	/**
	 * What came to be before, in milliseconds since the epoch, was delivered of the places that Webex shows as active;
	 * others may be found when all of them are listed.
	 */
	readonly recent?: number;
	/** A run with a limit ended before these: the next one goes on with them, and need not list the places again. */
	readonly next?: Left;
}

export interface Left {
	/** When they were listed, by the clock of that machine, in milliseconds since the epoch. */
	readonly at: number;
	/** The same by the clock of the server. */
	readonly serverTime?: number;
	/** The places had everything that happened until then, in milliseconds since the epoch. */
	readonly newest?: number;
	/** As they were listed; the first ones may be read in part. */
	readonly places: readonly Place[];
}

interface PlaceState {
	/** Takes the place of the floor of all places. */
	readonly floor?: number;
	/** Takes the place of the start of all places: it was not yet read to its end. */
	readonly since?: number;
	/** Its last activity, in milliseconds since the epoch, if it was read so long after it that nothing older can appear. */
	readonly settled?: number;
	/** It was refused, though its floor is that of all places: a list by activity may not show it. */
	readonly isBehind?: true;
	/** What a run with a limit left of it. */
	readonly division?: Division;
	/** What was delivered above the floor, by the key of the item. */
	readonly seen: Readonly<Record<string, Seen>>;
}

/**
 * When the item came to be, in milliseconds since the epoch. Where changes are looked for, its version. Where items may
 * come back, how often it changed: negative when it is deleted.
 */
export type Seen = readonly [time: number, version?: number, changes?: number];

export const isDeleted = ([, , changes = 0]: Seen): boolean => changes < 0;

/** @throws {@link WebexInputError} for anything but a cursor of that name. Older ones have more in them, which is ignored. */
export function checkCursor(cursor: RetrievalCursor, name: string | undefined): RetrievalCursor {
	const { version, of, floor, rooms, known } = cursor;
	const isWhole =
		version === 1 &&
		of === name &&
		Number.isFinite(floor) &&
		typeof known === 'string' &&
		typeof rooms === 'object' &&
		rooms !== null;
	if (isWhole) return cursor;
	throw new WebexInputError(
		'cursor',
		'expected what an earlier retrieval returned; leave it out to start anew',
	);
}
