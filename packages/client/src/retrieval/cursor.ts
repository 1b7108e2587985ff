import { WebexInputError } from '@webex-nodes/http';
import { parseId } from '../rest/engine/ids.ts';

/**
 * How far a retrieval has come: save it as JSON between two runs, and pass it to the next one.
 * Its size follows the messages within the overlap, and the number of rooms, of which it holds a short digest each.
 */
export interface RetrievalCursor {
	readonly version: 1;
	/** Everything that was created before, in milliseconds since the epoch, was delivered. */
	readonly floor: number;
	/** What is special about single rooms, by room ID. */
	readonly rooms: Readonly<Record<string, RoomState>>;
	/** Digests of the rooms that the account was in, separated by blanks. */
	readonly known: string;
}

interface RoomState {
	/** Takes the place of the floor of all rooms. */
	readonly floor?: number;
	/** What was delivered above the floor, by the UUID of the message. */
	readonly seen: Readonly<Record<string, Seen>>;
}

/** When the message was created and, where edits are looked for, last edited: milliseconds since the epoch. */
export type Seen = readonly [created: number, updated?: number];

/** @throws {@link WebexInputError} for anything but a cursor. Older ones have more in them, which is ignored. */
export function checkCursor(cursor: RetrievalCursor): RetrievalCursor {
	const { version, floor, rooms, known } = cursor;
	const isWhole =
		version === 1 &&
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

/** Enough of a room's ID to recognise it among some thousands; a confusion costs one look at its members. */
export const roomDigest = (roomId: string): string =>
	messageUuid(roomId).replaceAll('-', '').slice(-11);

/** The part of an ID that stays when an object moves to another region. */
export const messageUuid = (id: string): string => parseId(id)?.value ?? id;
