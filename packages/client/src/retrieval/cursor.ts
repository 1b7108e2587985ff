import { WebexInputError } from '@webex-nodes/http';
import { parseId } from '../rest/engine/ids.ts';

/**
 * How far a retrieval has come: keep it as JSON between two runs, and give it to the next one.
 * Its size follows the messages within the overlap, and the number of rooms, of which it holds a short mark each.
 */
export interface RetrievalCursor {
	readonly version: 1;
	/** Whatever was created before, in milliseconds since the epoch, was handed on. */
	readonly floor: number;
	/** What is special about single rooms, by room ID. */
	readonly rooms: Readonly<Record<string, RoomProgress>>;
	/** Marks of the rooms that the account was in, with a blank in between. */
	readonly known: string;
	/** A bot hears only of what mentions it in group rooms. */
	readonly mentionsOnly?: boolean;
}

interface RoomProgress {
	/** Takes the place of the floor of all rooms. */
	readonly floor?: number;
	/** What was handed on above the floor, by the UUID of the message. */
	readonly seen: Readonly<Record<string, Seen>>;
}

/** When the message was created and, where edits are looked for, last edited: milliseconds since the epoch. */
export type Seen = readonly [created: number, updated?: number];

/** The same while it is worked on. */
export interface Progress {
	floor: number;
	readonly rooms: Map<string, { floor?: number; readonly seen: Map<string, Seen> }>;
	readonly known: Set<string>;
	mentionsOnly: boolean;
}

export function readCursor(cursor: RetrievalCursor): Progress {
	const { floor, rooms, known, mentionsOnly = false } = cursor;
	const isWhole =
		cursor.version === 1 &&
		Number.isFinite(floor) &&
		typeof known === 'string' &&
		typeof rooms === 'object' &&
		rooms !== null;
	if (!isWhole) {
		throw new WebexInputError(
			'cursor',
			'expected what an earlier retrieval gave; leave it out to start anew',
		);
	}
	return {
		floor,
		rooms: new Map(
			Object.entries(rooms).map(([id, { seen, ...own }]) => [
				id,
				{ ...own, seen: new Map(Object.entries(seen)) },
			]),
		),
		known: new Set(known.split(' ').filter(Boolean)),
		mentionsOnly,
	};
}

export function writeCursor({ floor, rooms, known, mentionsOnly }: Progress): RetrievalCursor {
	return {
		version: 1,
		floor,
		rooms: Object.fromEntries(
			[...rooms].map(([id, { seen, ...own }]) => [id, { ...own, seen: Object.fromEntries(seen) }]),
		),
		known: [...known].join(' '),
		...(mentionsOnly && { mentionsOnly }),
	};
}

/** Enough of a room's ID to recognise it among some thousands; a confusion costs nothing but a look at its members. */
export const markOf = (roomId: string): string => keyOf(roomId).replaceAll('-', '').slice(-11);

/** The part of an ID that stays when an object moves to another region. */
export const keyOf = (id: string): string => parseId(id)?.value ?? id;
