import { WebexInputError } from '@webex-nodes/http';
import type { RestClient } from '../rest/engine/client.ts';
import type { Room } from '../rest/messaging/rooms.schema.ts';
import { accountOf } from './account.ts';
import type { Change } from './changes.ts';
import type { RetrievalCursor } from './cursor.ts';
import { merge } from './merge.ts';
import { Progress } from './progress.ts';
import { RoomReader } from './reader.ts';
import { type Refusal, type UnreadableRoom, unreadableOf } from './refusal.ts';
import { listRooms, type RoomSelection } from './rooms.ts';

export interface RetrievalOptions {
	/** Every room that the account is in when left out. */
	readonly rooms?: RoomSelection;
	/** What the run before returned; the first run has none. */
	readonly cursor?: RetrievalCursor | undefined;
	/** Where the first run starts, in milliseconds since the epoch; it does not matter later. */
	readonly start: number;
	/** How late a message may appear in a listing and still be found, in milliseconds; a minute when left out. */
	readonly overlap?: number;
	/** Finds edits and deletions of messages that are not older than this, in milliseconds, by reading them again. */
	readonly editWindow?: number;
	/** How far back to start in rooms that were joined since the run before, in milliseconds; at joining when left out. */
	readonly joinedLookBack?: number;
	/** Only what mentions the account, in group rooms. */
	readonly mentionsOnly?: boolean;
	/** Rooms that are read at the same time; 8 when left out. The client's gate limits requests. */
	readonly concurrency?: number;
	/** Of every request; as Webex's limits and the purpose suggest when left out. */
	readonly pageSize?: number;
	/** Ends after this number of messages; the next run goes on there. */
	readonly limit?: number;
	/** Messages of one room that are held in memory at most; more are read twice. 4000 when left out. */
	readonly held?: number;
	readonly signal?: AbortSignal;
}

export interface Batch {
	readonly room: Room;
	/** Oldest first; deletions last. */
	readonly changes: readonly Change[];
}

export interface Retrieval extends AsyncIterable<Batch> {
	/** How far it has come, the last batch included: save it after that was stored. */
	readonly cursor: () => RetrievalCursor;
	/** Rooms that were chosen by ID and that the account cannot see. */
	readonly missing: () => readonly string[];
	/** Rooms that Webex refused so far, though the account is in them. A later run returns what they hold. */
	readonly unreadable: () => readonly UnreadableRoom[];
}

/** Above this, Webex does not promise the order by activity. @see https://developer.webex.com/docs/api/v1/rooms/list-rooms */
const maxRoomsByActivity = 3000;

/**
 * Every message since the cursor, oldest first within a room.
 *
 * Delivery: exactly once for a caller that stores a batch and the cursor together; at least once for one that stores
 * the batch first and then stops before the cursor is saved: what comes again has the same key. Never a gap, as long
 * as no message appears in a listing later than the overlap. (What was delivered without a saved cursor, and deleted
 * before it could come again, is not reported as deleted.)
 *
 * A room that Webex refuses is passed over and keeps its place. When no chosen room can be read, that is an error.
 *
 * @throws {@link WebexInputError} for something else than a cursor.
 * @see https://developer.webex.com/docs/api/v1/messages/list-messages
 */
export function retrieveMessages(client: RestClient, options: RetrievalOptions): Retrieval {
	const { overlap = 60_000, editWindow = 0, limit, concurrency = 8 } = options;
	requireAmounts({ ...options, overlap, editWindow });
	const progress = new Progress({
		cursor: options.cursor,
		start: options.start,
		horizon: Math.max(overlap, editWindow),
		withEdits: editWindow > 0,
	});
	const refusals: Refusal[] = [];

	async function* batches(): AsyncGenerator<Batch> {
		const stopping = new AbortController();
		const signal = options.signal
			? AbortSignal.any([options.signal, stopping.signal])
			: stopping.signal;
		const listed = await listRooms(client, {
			selection: options.rooms ?? {},
			since: progress.floor,
			isWhole: progress.needsAllRooms(maxRoomsByActivity),
			...(options.pageSize && { pageSize: options.pageSize }),
			signal,
		});
		const rooms = progress.begin(listed);
		refusals.push(...listed.refusals);
		const account = accountOf(client, signal);
		const reader = new RoomReader({ client, options, progress, account, signal });
		let left = limit ?? Number.POSITIVE_INFINITY;
		try {
			const sources = rooms.map((room) => () => reader.read(room));
			for await (const step of merge(sources, concurrency)) {
				const changes = step.changes.slice(0, left);
				progress.note({ ...step, changes });
				if (step.refusal) refusals.push(step.refusal);
				left -= changes.length;
				if (changes.length > 0) yield { room: step.room, changes };
				if (left <= 0) return;
				signal.throwIfAborted();
			}
			await reader.requireReadable(listed.rooms, rooms, refusals);
		} finally {
			stopping.abort();
		}
		progress.finish(listed.newest);
	}

	return {
		[Symbol.asyncIterator]: batches,
		cursor: () => progress.cursor(),
		missing: () => listedGone(refusals, options.rooms),
		unreadable: () => refusals.filter(({ isGone }) => !isGone).map(unreadableOf),
	};
}

const listedGone = (refusals: readonly Refusal[], { ids = [] }: RoomSelection = {}) =>
	refusals
		.filter(({ isGone, roomId }) => isGone && ids.includes(roomId))
		.map(({ roomId }) => roomId);

function requireAmounts({
	start,
	overlap = 0,
	editWindow = 0,
	joinedLookBack = 0,
	limit = 1,
}: RetrievalOptions): void {
	for (const [name, amount] of Object.entries({ start, overlap, editWindow, joinedLookBack })) {
		if (!Number.isFinite(amount) || amount < 0) {
			throw new WebexInputError(name, 'expected milliseconds, 0 or more');
		}
	}
	if (limit < 1) throw new WebexInputError('limit', 'expected a whole number from 1');
}
