import { WebexInputError } from '@webex-nodes/http';

/**
 * How far a retrieval has come: save it as JSON between two runs, and pass it to the next one.
 * Its size follows the items within the overlap, and the number of rooms, of which it holds a short digest each.
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
}

interface PlaceState {
	/** Takes the place of the floor of all places. */
	readonly floor?: number;
	/** Takes the place of the start of all places: it was not yet read to its end. */
	readonly since?: number;
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
