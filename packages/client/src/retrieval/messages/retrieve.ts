import type { RestClient } from '../../rest/engine/client.ts';
import type { Message } from '../../rest/messaging/messages.schema.ts';
import type { Room } from '../../rest/messaging/rooms.schema.ts';
import type { ItemChange } from '../engine/changes.ts';
import type { RetrievalCursor } from '../engine/cursor.ts';
import type { Refusal } from '../engine/refusal.ts';
import { retrieve, type SourceOptions } from '../engine/retrieve.ts';
import { messageIdOf } from './ids.ts';
import { type UnreadableRoom, unreadableRoomOf } from './refusal.ts';
import type { RoomSelection } from './rooms.ts';
import { messageSource } from './source.ts';

/** What happened to a message. The key is the same whenever the same is delivered again. */
export type Change =
	| { readonly kind: 'created' | 'updated'; readonly key: string; readonly message: Message }
	| {
			readonly kind: 'deleted';
			readonly key: string;
			readonly messageId: string;
			/** ISO 8601. */
			readonly created: string;
	  };

export interface RetrievalOptions extends Omit<SourceOptions, 'joinedLookBack' | 'overlap'> {
	/** Every room that the account is in when left out. */
	readonly rooms?: RoomSelection;
	/** How late a message may appear in a listing and still be found, in milliseconds; a minute when left out. */
	readonly overlap?: number;
	/** How far back to start in rooms that were joined since the run before, in milliseconds; at joining when left out. */
	readonly joinedLookBack?: number;
	/** Only what mentions the account, in group rooms. */
	readonly mentionsOnly?: boolean;
	/** Of every request; by what is expected when left out. */
	readonly pageSize?: number;
	/** With more rooms, their order by activity is not relied on without looking at all of them; 2700 when left out. */
	readonly maxByActivity?: number;
	/** Messages of a part of a room that are held in memory; what is longer is divided. 1000 when left out. */
	readonly held?: number;
}

export interface Batch {
	readonly room: Room;
	/** Oldest first; deletions last. */
	readonly changes: readonly Change[];
}

export interface Retrieval extends AsyncIterable<Batch> {
	/** How far it has come, the last batch included: save it after that was stored. */
	readonly cursor: () => RetrievalCursor;
	/** It has not come to the end, such as for its limit: the next run goes on there. */
	readonly hasMore: () => boolean;
	/** Rooms that were chosen by ID and that the account cannot see. */
	readonly missing: () => readonly string[];
	/** Rooms that Webex refused so far, though the account is in them. A later run returns what they hold. */
	readonly unreadable: () => readonly UnreadableRoom[];
}

/**
 * Every message since the cursor, oldest first within a room, delivered as {@link retrieve} says. A room that Webex
 * refuses is passed over and keeps its place. When no chosen room can be read, that is an error.
 *
 * @throws {@link WebexInputError} for something else than a cursor.
 * @see https://developer.webex.com/docs/api/v1/messages/list-messages
 */
export function retrieveMessages(client: RestClient, options: RetrievalOptions): Retrieval {
	const { overlap = 60_000, rooms } = options;
	const source = messageSource(client, options);
	const { batches, cursor, hasMore, refusals } = retrieve(source, { ...options, overlap });
	async function* byRoom(): AsyncGenerator<Batch> {
		for await (const { place: room, changes } of batches()) {
			yield { room, changes: changes.map((change) => changeOf(change, room.id)) };
		}
	}
	return {
		[Symbol.asyncIterator]: byRoom,
		cursor,
		hasMore,
		missing: () => listedGone(refusals(), rooms),
		unreadable: () =>
			refusals()
				.filter(({ isGone }) => !isGone)
				.map(unreadableRoomOf),
	};
}

function changeOf(change: ItemChange<Message>, roomId: string): Change {
	const { kind, key } = change;
	if (kind !== 'deleted') return { kind, key, message: change.item };
	const created = new Date(change.time).toISOString();
	return { kind, key, messageId: messageIdOf(change.of, roomId), created };
}

const listedGone = (refusals: readonly Refusal[], { ids = [] }: RoomSelection = {}) =>
	refusals
		.filter(({ isGone, placeId }) => isGone && ids.includes(placeId))
		.map(({ placeId }) => placeId);
