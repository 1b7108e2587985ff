import { WebexInputError } from '@webex-nodes/http';
import type { RestClient } from '../../rest/engine/client.ts';
import type { Message } from '../../rest/messaging/messages.schema.ts';
import type { Room } from '../../rest/messaging/rooms.schema.ts';
import { merge } from '../engine/merge.ts';
import type { Refusal } from '../engine/refusal.ts';
import { defaultConcurrency } from '../engine/retrieve.ts';
import { type Account, accountOf } from './account.ts';
import { messageUuid } from './ids.ts';
import { listMessagesDown } from './list-down.ts';
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
}

export interface BackfillOptions {
	/** Every room that the account is in when left out; ignored when there is a cursor. */
	readonly rooms?: RoomSelection;
	/** Since then, in milliseconds since the epoch; ignored when there is a cursor. */
	readonly from: number;
	/** Until then, this moment excluded; until now, by Webex's clock, when left out. */
	readonly to?: number | undefined;
	readonly cursor?: BackfillCursor | undefined;
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
	checkOptions(options);
	const state = new BackfillState(options, now);
	const refusals: Refusal[] = [];

	async function* pages(): AsyncGenerator<BackfillPage> {
		const stopping = new AbortController();
		const signal = options.signal
			? AbortSignal.any([options.signal, stopping.signal])
			: stopping.signal;
		const listed = await listAll(client, options, signal);
		state.begin(listed, client.serverTime() ?? now());
		const account = accountOf(client, signal);
		const rooms = new Map(listed.rooms.map((room) => [room.id, room]));
		const sources = state.openRooms().map((roomId) => {
			const getRoom = async () =>
				rooms.get(roomId) ?? (await client.rooms.get({ roomId }, { signal }));
			return () => readDown({ roomId, getRoom, account, signal });
		});
		try {
			for await (const step of merge(
				sources,
				() => concurrency,
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
		refusals.push(...listed.refusals.filter(({ isGone }) => isGone));
	}

	async function* readDown({ roomId, getRoom, account, signal }: Reading): AsyncGenerator<Step> {
		const { seen, ...range } = state.rangeOf(roomId);
		let room: Room = { id: roomId, type: 'group', created: '' };
		try {
			room = await getRoom();
			const listing = { room, account, ...range, pageSize: options.pageSize ?? 1000, signal };
			for await (const page of listMessagesDown(client, listing)) {
				const messages =
					seen.size === 0
						? page.messages
						: page.messages.filter(({ id }) => !seen.has(messageUuid(id)));
				if (messages.length > 0) yield { roomId, messages };
			}
			yield { roomId, messages: [], isEnd: true };
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

function requirePeriod(from: number, to: number): void {
	if (Number.isFinite(from) && Number.isFinite(to) && from < to) return;
	throw new WebexInputError('period', 'expected a start and an end after it');
}

/** The chosen rooms; of a back-fill that continues, all of them, for their types. */
async function listAll(
	client: RestClient,
	{ rooms: selection = {}, from, cursor }: BackfillOptions,
	signal: AbortSignal,
): Promise<ListedRooms> {
	const chosen = cursor ? {} : selection;
	return await listRooms(client, { selection: chosen, since: from, isWhole: true, signal });
}

class BackfillState {
	readonly #isFirst: boolean;
	readonly #from: number;
	readonly #now: () => number;
	readonly #open: Map<string, readonly [oldest: number, ...ids: string[]]>;
	#to: number | undefined;
	#messages: number;
	#total: number;
	#oldest: number | undefined;
	#started: number;
	#fractionBefore = 0;

	constructor({ cursor, from, to }: BackfillOptions, now: () => number) {
		this.#isFirst = cursor === undefined;
		this.#from = cursor?.from ?? from;
		this.#to = cursor?.to ?? to;
		this.#now = now;
		this.#open = new Map(Object.entries(cursor?.rooms ?? {}));
		this.#messages = cursor?.messages ?? 0;
		this.#total = cursor?.total ?? 0;
		this.#started = now();
	}

	/** Rooms at the beginning. */
	get total(): number {
		return this.#total;
	}

	get #end(): number {
		return this.#to ?? this.#now();
	}

	begin({ active, refusals }: ListedRooms, serverTime: number): void {
		this.#to ??= serverTime;
		requirePeriod(this.#from, this.#to);
		if (this.#isFirst) {
			// Only those in which something can have happened in the period.
			for (const { id, created } of active) {
				if (Date.parse(created) < this.#to) this.#open.set(id, [this.#to]);
			}
			// What was refused for now may be there later.
			for (const { placeId, isGone } of refusals) {
				if (!isGone) this.#open.set(placeId, [this.#to]);
			}
			this.#total = this.#open.size;
		}
		this.#started = this.#now();
		this.#fractionBefore = this.#fraction();
	}

	openRooms(): readonly string[] {
		return [...this.#open.keys()];
	}

	/** What is left of a room; what was delivered of its first moment is listed again. */
	rangeOf(roomId: string): {
		readonly before: number;
		readonly until: number;
		readonly seen: ReadonlySet<string>;
	} {
		const [reached = this.#end, ...ids] = this.#open.get(roomId) ?? [];
		const isUntouched = reached === this.#end && ids.length === 0;
		return {
			before: isUntouched ? reached : reached + 1,
			until: this.#from,
			seen: new Set(ids),
		};
	}

	/** Takes in what is being delivered. */
	note({ roomId, messages, isEnd }: Step): void {
		this.#messages += messages.length;
		const last = messages.at(-1);
		if (last) {
			const reached = Date.parse(last.created);
			const [before, ...ids] = this.#open.get(roomId) ?? [];
			// Newest first: those of its moment are at the end.
			const above = messages.findLastIndex(({ created }) => Date.parse(created) !== reached);
			const atLast = messages.slice(above + 1);
			this.#open.set(roomId, [
				reached,
				...(before === reached ? ids : []),
				...atLast.map(({ id }) => messageUuid(id)),
			]);
			this.#oldest = Math.min(this.#oldest ?? reached, reached);
		}
		if (isEnd) this.#open.delete(roomId);
	}

	progress(): BackfillProgress {
		const fraction = this.#fraction();
		const gained = fraction - this.#fractionBefore;
		const spent = this.#now() - this.#started;
		return {
			rooms: { done: this.#total - this.#open.size, total: this.#total },
			messages: this.#messages,
			oldest: this.#oldest,
			fraction,
			remaining: gained > 0 ? (spent / gained) * (1 - fraction) : undefined,
		};
	}

	cursor(): BackfillCursor {
		return {
			version: 1,
			from: this.#from,
			to: this.#end,
			messages: this.#messages,
			total: this.#total,
			rooms: Object.fromEntries(this.#open),
		};
	}

	#fraction(): number {
		if (this.#total === 0) return 1;
		const length = this.#end - this.#from;
		const covered = [...this.#open.values()].map(([reached]) => (this.#end - reached) / length);
		const done = this.#total - this.#open.size;
		return (done + covered.reduce((sum, part) => sum + part, 0)) / this.#total;
	}
}
