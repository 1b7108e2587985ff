import { WebexInputError } from '@webex-nodes/http';
import type { RestClient } from '../../rest/engine/client.ts';
import { valueIn } from '../../rest/engine/ids.ts';
import type { Message } from '../../rest/messaging/messages.schema.ts';
import type { Room } from '../../rest/messaging/rooms.schema.ts';
import { merge } from '../engine/merge.ts';
import type { Refusal } from '../engine/refusal.ts';
import { defaultConcurrency } from '../engine/retrieve.ts';
import { type Account, accountOf } from './account.ts';
import { Ahead } from './ahead.ts';
import { BackfillState, requirePeriod } from './backfill-state.ts';
import { listMessagesDown, maxPageSize } from './list-down.ts';
import { type UnreadableRoom, understandRefusal, unreadableRoomOf } from './refusal.ts';
import { type ListedRooms, listRooms, type RoomSelection } from './rooms.ts';

/** How far a back-fill has come: save it as JSON, and pass it to the one that continues. */
export interface BackfillCursor {
	readonly version: 1;
	/** The period, in milliseconds since the epoch. */
	readonly from: number;
	readonly to: number;
	/** Messages so far. */
	readonly messages: number;
	/** Rooms at the beginning. */
	readonly total: number;
	/** By room ID: how far down it was read, in milliseconds since the epoch, and the messages delivered of that moment. */
	readonly rooms: Readonly<Record<string, readonly [oldest: number, ...ids: string[]]>>;
	/** Digests of the direct rooms among them, separated by blanks: then the rooms need not be listed again. */
	readonly direct?: string;
}

export interface BackfillOptions {
	/** Every room that the account is in when left out; ignored when there is a cursor. */
	readonly rooms?: RoomSelection;
	/** Since then, in milliseconds since the epoch; ignored when there is a cursor. */
	readonly from: number;
	/** Until then, this moment excluded; until now, by Webex's clock, when left out. */
	readonly to?: number | undefined;
	readonly cursor?: BackfillCursor | undefined;
	/**
	 * Ends with the page that reaches this number of messages, and those that are under way then; the next one continues
	 * there. What it reads ahead is what is expected to fit.
	 */
	readonly limit?: number;
	/** Rooms that are read at the same time; 16 when left out. */
	readonly concurrency?: number;
	readonly pageSize?: number;
	/** Is called after each page. */
	readonly onProgress?: (progress: BackfillProgress) => void;
	readonly signal?: AbortSignal;
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
}

export interface BackfillProgress {
	readonly rooms: { readonly done: number; readonly total: number };
	readonly messages: number;
	/** The oldest moment that was reached in any room, in milliseconds since the epoch. */
	readonly oldest: number | undefined;
	/** Part of the work that is done, by the time covered in each room, 0 to 1. */
	readonly fraction: number;
	/** At the pace of this run, in milliseconds; `undefined` while there is no pace. */
	readonly remaining: number | undefined;
}

export interface BackfillPage {
	readonly roomId: string;
	/** Newest first, as Webex lists them. */
	readonly messages: readonly Message[];
}

export interface Backfill extends AsyncIterable<BackfillPage> {
	/** How far it has come, the last page included. A room that is done is no longer in it. */
	readonly cursor: () => BackfillCursor;
	/** Rooms that Webex refused so far. They stay in the cursor, unless the account is no longer in them. */
	readonly unreadable: () => readonly UnreadableRoom[];
	readonly progress: () => BackfillProgress;
}

/**
 * Every message of a period, newest first within a room, as the pages come: nothing is held. Delivery is as with
 * {@link retrieveMessages}: exactly once for a caller that stores a page and the cursor together, at least once
 * otherwise. A room that Webex refuses is passed over, and tried again by the next one that continues.
 * @throws {@link WebexInputError} for something else than a cursor, or a period without time in it.
 * @see https://developer.webex.com/docs/api/v1/messages/list-messages
 */
export function backfillMessages(client: RestClient, options: BackfillOptions): Backfill {
	const { concurrency = defaultConcurrency, now = Date.now, onProgress } = options;
	const { limit = Number.POSITIVE_INFINITY, pageSize = maxPageSize } = options;
	checkOptions(options);
	const state = new BackfillState(options, now);
	const refusals: Refusal[] = [];
	const ahead = new Ahead(limit, { concurrency, pageSize });

	async function* pages(): AsyncGenerator<BackfillPage> {
		const stopping = new AbortController();
		const signal = options.signal
			? AbortSignal.any([options.signal, stopping.signal])
			: stopping.signal;
		const known = state.roomsLeft();
		const listed = known ? undefined : await listAll(client, options, signal);
		if (listed) state.begin(listed, client.serverTime() ?? now());
		else state.start();
		const account = accountOf(client, signal);
		const rooms = new Map((known ?? listed?.rooms ?? []).map((room) => [room.id, room]));
		const sources = state.openRooms().map((roomId) => {
			const getRoom = async () =>
				rooms.get(roomId) ?? (await client.rooms.get({ roomId }, { signal }));
			return () => readDown({ roomId, getRoom, account, signal });
		});
		try {
			for await (const step of merge(
				ahead.whileWanted(sources),
				() => ahead.rooms,
				() => stopping.abort(),
			)) {
				state.note(step);
				if (step.refusal) refusals.push(step.refusal);
				if (step.messages.length > 0) yield { roomId: step.roomId, messages: step.messages };
				onProgress?.(state.progress());
				signal.throwIfAborted();
			}
		} finally {
			stopping.abort();
		}
		// Not about single rooms: a scope is missing, or the account was blocked.
		const [first] = refusals;
		if (first && refusals.length === state.total) throw first.error;
		refusals.push(...(listed?.refusals ?? []).filter(({ isGone }) => isGone));
	}

	async function* readDown({ roomId, getRoom, account, signal }: Reading): AsyncGenerator<Step> {
		const { seen, ...range } = state.rangeOf(roomId);
		let room: Room = { id: roomId, type: 'group', created: '' };
		try {
			room = await getRoom();
			state.noteType(room);
			const listing = { room, account, ...range, pageSize, signal };
			const followed = ahead.follow(listMessagesDown(client, listing));
			for await (const { messages: listed, isLast } of followed.pages) {
				const isNew = ({ id }: Message) => !seen.has(valueIn(id));
				const messages = seen.size > 0 ? listed.filter(isNew) : listed;
				if (messages.length > 0 || isLast) yield { roomId, messages, isEnd: isLast };
				if (isLast) return;
			}
			if (!followed.isCut()) yield { roomId, messages: [], isEnd: true };
		} catch (error) {
			const refusal = await understandRefusal(client, { room, error, account, signal });
			yield { roomId, messages: [], refusal, isEnd: refusal.isGone };
		}
	}

	return {
		[Symbol.asyncIterator]: pages,
		cursor: () => state.cursor(),
		progress: () => state.progress(),
		unreadable: () => refusals.map(unreadableRoomOf),
	};
}

interface Reading {
	readonly roomId: string;
	readonly getRoom: () => Promise<Room>;
	readonly account: Account;
	readonly signal: AbortSignal;
}

interface Step extends BackfillPage {
	readonly isEnd?: boolean;
	readonly refusal?: Refusal;
}

function checkOptions({ cursor, ...options }: BackfillOptions): void {
	if (cursor && cursor.version !== 1) {
		throw new WebexInputError(
			'cursor',
			'expected what an earlier back-fill returned; leave it out to start anew',
		);
	}
	const { from, to = Number.MAX_VALUE } = cursor ?? options;
	requirePeriod(from, to);
}

/** The chosen rooms; of a back-fill that continues and does not know their types, all of them. */
async function listAll(
	client: RestClient,
	{ rooms: selection = {}, from, cursor }: BackfillOptions,
	signal: AbortSignal,
): Promise<ListedRooms> {
	const chosen = cursor ? {} : selection;
	return await listRooms(client, { selection: chosen, since: from, isWhole: true, signal });
}
