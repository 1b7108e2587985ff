import { WebexApiError, WebexInputError } from '@webex-nodes/http';
import type { RestClient } from '../rest/engine/client.ts';
import { buildId, parseId } from '../rest/engine/ids.ts';
import type { Message } from '../rest/messaging/messages.schema.ts';
import type { Room } from '../rest/messaging/rooms.schema.ts';
import {
	keyOf,
	markOf,
	type Progress,
	type RetrievalCursor,
	readCursor,
	type Seen,
	writeCursor,
} from './cursor.ts';
import { merge } from './merge.ts';
import { isForbidden, RoomGone } from './messages.ts';
import { readRoom, seenOf } from './read-room.ts';
import { isMissing, listRooms, type RoomSelection } from './rooms.ts';

export interface RetrievalOptions {
	/** Every room that the account is in when left out. */
	readonly rooms?: RoomSelection;
	/** What the run before gave; the first run has none. */
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
	/** Ends after so many messages; the next run goes on there. */
	readonly limit?: number;
	/** Messages of one room that are held in memory at most; more are read twice. 4000 when left out. */
	readonly held?: number;
	readonly signal?: AbortSignal;
}

/** What happened to a message. The key is the same whenever the same is handed on again. */
export type Change =
	| { readonly kind: 'created' | 'updated'; readonly key: string; readonly message: Message }
	| {
			readonly kind: 'deleted';
			readonly key: string;
			readonly messageId: string;
			/** ISO 8601. */
			readonly created: string;
	  };

export interface Batch {
	readonly room: Room;
	/** Oldest first; deletions last. */
	readonly changes: readonly Change[];
}

export interface Retrieval extends AsyncIterable<Batch> {
	/** How far it has come, what was given last included: save it after that was stored. */
	readonly cursor: () => RetrievalCursor;
	/** Rooms of the selection that the account cannot see, once it is done. */
	readonly missing: () => readonly string[];
}

/** Above this, Webex does not promise the order by activity. @see https://developer.webex.com/docs/api/v1/rooms/list-rooms */
const reliableRooms = 3000;

/**
 * Every message since the cursor, oldest first within a room.
 *
 * Delivery: exactly once for whoever stores a batch and the cursor together; at least once for whoever stores the
 * batch first and then stops before the cursor is saved: what comes again has the same key. Never a gap, as long as
 * no message appears in a listing later than the overlap. (What was handed on without a saved cursor, and deleted
 * before it could come again, is not told as deleted.)
 *
 * @throws {@link WebexInputError} for a cursor that is none.
 * @see https://developer.webex.com/docs/api/v1/messages/list-messages
 */
export function retrieveMessages(client: RestClient, options: RetrievalOptions): Retrieval {
	const { cursor, start, overlap = 60_000, editWindow = 0, limit, concurrency = 8 } = options;
	requireAmounts({ start, overlap, editWindow, joinedLookBack: options.joinedLookBack ?? 0 });
	if (limit !== undefined && limit < 1) {
		throw new WebexInputError('limit', 'expected a whole number from 1');
	}
	const isFirst = cursor === undefined;
	const progress: Progress = cursor
		? readCursor(cursor)
		: { floor: start, rooms: new Map(), known: new Set(), mentionsOnly: false };
	/** Everything above the newest moment less this is looked at again. */
	const horizon = Math.max(overlap, editWindow);
	let missing: readonly string[] = [];

	async function* batches(): AsyncGenerator<Batch> {
		const stopping = new AbortController();
		const signal = options.signal
			? AbortSignal.any([options.signal, stopping.signal])
			: stopping.signal;
		const listed = await listRooms(client, {
			selection: options.rooms ?? {},
			since: progress.floor,
			// All of them are known from the first run on.
			isWhole: isFirst || progress.known.size > reliableRooms,
			...(options.pageSize && { pageSize: options.pageSize }),
			signal,
		});
		missing = listed.missing;
		const isListed = new Set(listed.rooms.map(({ id }) => id));
		// Rooms with something above the floor that are not listed were left: to come back is to join anew.
		for (const id of progress.rooms.keys())
			if (!isListed.has(id)) progress.known.delete(markOf(id));
		if (isFirst) for (const { id } of listed.rooms) progress.known.add(markOf(id));

		const me = once(() => ownId(client, signal));
		const sources = listed.active.map((room) => () => readChanges(room, me, signal));
		let left = limit ?? Number.POSITIVE_INFINITY;
		try {
			for await (const step of merge(sources, concurrency)) {
				const changes = step.changes.slice(0, left);
				note({ ...step, changes });
				left -= changes.length;
				if (changes.length > 0) yield { room: step.room, changes };
				if (left <= 0) return;
				signal.throwIfAborted();
			}
		} finally {
			stopping.abort();
		}
		finish(listed.newest);
	}

	/** What happened in one room; does not touch the progress, for it may be ahead of what was handed on. */
	async function* readChanges(
		room: Room,
		me: () => Promise<string | undefined>,
		signal: AbortSignal,
	): AsyncGenerator<Step> {
		try {
			const floor = await floorOf(room, me, signal);
			yield* compare(room, floor, signal);
		} catch (error) {
			if (!(await wasLeft(error, room.id, signal))) throw error;
			yield { room, changes: [], floor: progress.floor, isLeft: true };
		}
	}

	async function* compare(room: Room, floor: number, signal: AbortSignal): AsyncGenerator<Step> {
		const seen = new Map(progress.rooms.get(room.id)?.seen);
		const gone = new Map(editWindow > 0 ? seen : []);
		const withEdits = editWindow > 0;
		const pages = readRoom(
			client,
			{
				roomId: room.id,
				until: floor,
				mentionsOnly: (options.mentionsOnly || progress.mentionsOnly) && room.type === 'group',
				onMentionsOnly: () => {
					progress.mentionsOnly = true;
				},
				...(options.pageSize && { pageSize: options.pageSize }),
				signal,
			},
			{
				...(options.held && { held: options.held }),
				...(withEdits && { onListed: ({ id }) => gone.delete(keyOf(id)) }),
			},
		);
		for await (const page of pages) {
			const changes = page.flatMap((message): Change[] => {
				const key = keyOf(message.id);
				const before = seen.get(key);
				const now = seenOf(message, withEdits);
				seen.set(key, now);
				if (!before) return [{ kind: 'created', key, message }];
				if (!withEdits || now[1] === before[1]) return [];
				return [{ kind: 'updated', key: `${key}/${message.updated}`, message }];
			});
			yield { room, changes, floor };
		}
		const deleted = [...gone].filter(([, [created]]) => created >= floor).sort(byTime);
		const changes = deleted.map(
			([key, [created]]): Change => ({
				kind: 'deleted',
				key: `${key}/deleted`,
				messageId: messageIdOf(key, room.id),
				created: new Date(created).toISOString(),
			}),
		);
		yield { room, changes, floor };
	}

	/** Down to where a room is read. */
	async function floorOf(
		room: Room,
		me: () => Promise<string | undefined>,
		signal: AbortSignal,
	): Promise<number> {
		const own = progress.rooms.get(room.id);
		// A direct room begins with its first message, which may be older than the membership by a breath.
		const isKnown = progress.known.has(markOf(room.id)) || room.type === 'direct';
		if (own?.floor !== undefined || isKnown) return own?.floor ?? progress.floor;
		const joined = await joinedAt(client, room.id, await me(), signal);
		if (joined === undefined) return progress.floor;
		const { joinedLookBack } = options;
		// Chosen only now, but joined long ago.
		if (joined < progress.floor) return progress.floor;
		return joinedLookBack === undefined ? joined : joined - joinedLookBack;
	}

	/** Takes into the progress what is being handed on. */
	function note({ room, changes, floor, isLeft }: Step): void {
		if (isLeft) {
			progress.rooms.delete(room.id);
			progress.known.delete(markOf(room.id));
			return;
		}
		progress.known.add(markOf(room.id));
		const own = progress.rooms.get(room.id) ?? { seen: new Map<string, Seen>() };
		progress.rooms.set(room.id, own);
		own.floor ??= floor;
		for (const change of changes) {
			if (change.kind === 'deleted') own.seen.delete(keyOf(change.messageId));
			else {
				const now = seenOf(change.message, editWindow > 0);
				own.seen.set(change.kind === 'created' ? change.key : keyOf(change.message.id), now);
				// Oldest first: nothing that is older by more than the horizon can come any more.
				own.floor = Math.max(own.floor, now[0] - horizon);
			}
		}
		prune(own.seen, own.floor);
	}

	/** Every room was read to its end. */
	function finish(newest: number): void {
		if (newest > Number.NEGATIVE_INFINITY) {
			progress.floor = Math.max(progress.floor, newest - horizon);
		}
		for (const [id, own] of progress.rooms) {
			// Rooms that begin later keep their own.
			if ((own.floor ?? 0) <= progress.floor) delete own.floor;
			prune(own.seen, progress.floor);
			if (own.floor === undefined && own.seen.size === 0) progress.rooms.delete(id);
		}
	}

	async function wasLeft(error: unknown, roomId: string, signal: AbortSignal): Promise<boolean> {
		if (RoomGone.is(error) || isMissing(error)) return true;
		if (!isForbidden(error)) return false;
		// Webex may refuse to list the messages before it says that the room is not there.
		return await client.rooms.get({ roomId }, { signal }).then(() => false, isMissing);
	}

	return {
		[Symbol.asyncIterator]: batches,
		cursor: () => writeCursor(progress),
		missing: () => missing,
	};
}

interface Step extends Batch {
	/** Where reading began. */
	readonly floor: number;
	/** The account is no longer in the room. */
	readonly isLeft?: boolean;
}

function requireAmounts(amounts: Readonly<Record<string, number>>): void {
	for (const [name, amount] of Object.entries(amounts)) {
		if (!Number.isFinite(amount) || amount < 0) {
			throw new WebexInputError(name, 'expected milliseconds, 0 or more');
		}
	}
}

function prune(seen: Map<string, Seen>, floor: number): void {
	for (const [key, [created]] of seen) if (created < floor) seen.delete(key);
}

const byTime = ([, [one]]: [string, Seen], [, [other]]: [string, Seen]) => one - other;

/** The ID that a message had, in the region of its room. */
function messageIdOf(key: string, roomId: string): string {
	const room = parseId(roomId);
	return room ? buildId('MESSAGE', key, room.cluster) : key;
}

/** When the account joined, in milliseconds since the epoch; `undefined` when the token may not know. */
async function joinedAt(
	client: RestClient,
	roomId: string,
	personId: string | undefined,
	signal: AbortSignal,
): Promise<number | undefined> {
	if (personId === undefined) return undefined;
	try {
		const [own] = await client.memberships.list({ roomId, personId }, { limit: 1, signal });
		return own?.created === undefined ? undefined : Date.parse(own.created);
	} catch (error) {
		if (WebexApiError.is(error) && error.status === 403) return undefined;
		throw error;
	}
}

async function ownId(client: RestClient, signal: AbortSignal): Promise<string | undefined> {
	try {
		return (await client.people.me({}, { signal })).id;
	} catch (error) {
		if (WebexApiError.is(error) && error.status === 403) return undefined;
		throw error;
	}
}

function once<Value>(get: () => Promise<Value>): () => Promise<Value> {
	let value: Promise<Value> | undefined;
	return () => {
		value ??= get();
		return value;
	};
}
