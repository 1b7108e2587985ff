import { WebexInputError } from '@webex-nodes/http';
import type { RestClient } from '../rest/engine/client.ts';
import type { Message } from '../rest/messaging/messages.schema.ts';
import type { Room } from '../rest/messaging/rooms.schema.ts';
import { keyOf } from './cursor.ts';
import { merge } from './merge.ts';
import { listMessagesDown, RoomGone } from './messages.ts';
import { listRooms, type RoomSelection } from './rooms.ts';

/** Where a back-fill stands: keep it as JSON, and give it to the one that goes on. */
export interface BackfillCursor {
	readonly version: 1;
	/** The period, in milliseconds since the epoch. */
	readonly from: number;
	readonly to: number;
	/** Messages so far. */
	readonly messages: number;
	/** Rooms at the beginning. */
	readonly total: number;
	/** By room ID: how far down it was read, in milliseconds since the epoch, and what was handed on of that moment. */
	readonly rooms: Readonly<Record<string, readonly [oldest: number, ...ids: string[]]>>;
}

export interface BackfillOptions {
	/** Every room that the account is in when left out; it counts only when there is no cursor. */
	readonly rooms?: RoomSelection;
	/** Since then, in milliseconds since the epoch; it counts only when there is no cursor. */
	readonly from: number;
	/** Until then, this moment excluded. */
	readonly to: number;
	readonly cursor?: BackfillCursor | undefined;
	/** Rooms that are read at the same time; 8 when left out. */
	readonly concurrency?: number;
	readonly pageSize?: number;
	/** Hears of each page, after it was taken. */
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
	/** Where it stands, what was given last included. A room that is done is no longer in it. */
	readonly cursor: () => BackfillCursor;
	readonly progress: () => BackfillProgress;
}

/**
 * Every message of a period, newest first within a room, as the pages come: nothing is held. Delivery is as with
 * {@link retrieveMessages}: exactly once for whoever stores a page and the cursor together, at least once otherwise.
 * @throws {@link WebexInputError} for a cursor that is none, or a period without time in it.
 * @see https://developer.webex.com/docs/api/v1/messages/list-messages
 */
export function backfillMessages(client: RestClient, options: BackfillOptions): Backfill {
	const { concurrency = 8, now = Date.now } = options;
	const { from, to } = options.cursor ?? options;
	if (!(Number.isFinite(from) && Number.isFinite(to) && from < to)) {
		throw new WebexInputError('period', 'expected a start and an end after it');
	}
	if (options.cursor && options.cursor.version !== 1) {
		throw new WebexInputError(
			'cursor',
			'expected what an earlier back-fill gave; leave it out to start anew',
		);
	}
	const open = new Map(Object.entries(options.cursor?.rooms ?? {}));
	let messages = options.cursor?.messages ?? 0;
	let total = options.cursor?.total ?? 0;
	let oldest: number | undefined;
	let started = now();
	let fractionBefore = 0;

	async function* pages(): AsyncGenerator<BackfillPage> {
		const stopping = new AbortController();
		const signal = options.signal
			? AbortSignal.any([options.signal, stopping.signal])
			: stopping.signal;
		if (!options.cursor) {
			for (const { id } of await roomsOf(client, options, signal)) open.set(id, [to]);
			total = open.size;
		}
		started = now();
		fractionBefore = fractionOf();
		const sources = [...open.keys()].map((roomId) => () => readDown(roomId, signal));
		try {
			for await (const step of merge(sources, concurrency)) {
				note(step);
				if (!step.isEnd) yield { roomId: step.roomId, messages: step.messages };
				options.onProgress?.(progress());
				signal.throwIfAborted();
			}
		} finally {
			stopping.abort();
		}
	}

	async function* readDown(roomId: string, signal: AbortSignal): AsyncGenerator<Step> {
		const [reached = to, ...ids] = open.get(roomId) ?? [];
		const given = new Set(ids);
		const listing = {
			roomId,
			// The moment that was reached comes again, but for what was given of it.
			before: reached === to && ids.length === 0 ? to : reached + 1,
			until: from,
			pageSize: options.pageSize ?? 1000,
			signal,
		};
		try {
			for await (const page of listMessagesDown(client, listing)) {
				const messages = page.filter(({ id }) => !given.has(keyOf(id)));
				if (messages.length > 0) yield { roomId, messages };
			}
		} catch (error) {
			// Left since the back-fill began: there is nothing more to get.
			if (!RoomGone.is(error)) throw error;
		}
		yield { roomId, messages: [], isEnd: true };
	}

	/** Takes into the cursor what is being handed on. */
	function note({ roomId, messages: page, isEnd }: Step): void {
		messages += page.length;
		const last = page.at(-1);
		if (last) {
			const reached = Date.parse(last.created);
			const [before, ...ids] = open.get(roomId) ?? [];
			const atLast = page.filter(({ created }) => Date.parse(created) === reached);
			open.set(roomId, [
				reached,
				...(before === reached ? ids : []),
				...atLast.map(({ id }) => keyOf(id)),
			]);
			oldest = Math.min(oldest ?? reached, reached);
		}
		if (isEnd) open.delete(roomId);
	}

	function fractionOf(): number {
		if (total === 0) return 1;
		const covered = [...open.values()].map(([reached]) => (to - reached) / (to - from));
		return (total - open.size + covered.reduce((sum, part) => sum + part, 0)) / total;
	}

	function progress(): BackfillProgress {
		const fraction = fractionOf();
		const gained = fraction - fractionBefore;
		return {
			rooms: { done: total - open.size, total },
			messages,
			oldest,
			fraction,
			remaining: gained > 0 ? ((now() - started) / gained) * (1 - fraction) : undefined,
		};
	}

	return {
		[Symbol.asyncIterator]: pages,
		cursor: () => ({ version: 1, from, to, messages, total, rooms: Object.fromEntries(open) }),
		progress,
	};
}

interface Step extends BackfillPage {
	readonly isEnd?: boolean;
}

/** The chosen rooms in which something can have happened in the period. */
async function roomsOf(
	client: RestClient,
	{ rooms: selection = {}, from, to }: BackfillOptions,
	signal: AbortSignal,
): Promise<readonly Room[]> {
	const listed = await listRooms(client, { selection, since: from, isWhole: true, signal });
	return listed.active.filter((room) => Date.parse(room.created) < to);
}
