import { WebexInputError, WebexPageError } from '@webex-nodes/http';
import type { RestClient } from '../../rest/engine/client.ts';
import { valueIn } from '../../rest/engine/ids.ts';
import type { ListRooms, Room } from '../../rest/messaging/rooms.schema.ts';
import type { Refusal } from '../engine/refusal.ts';
import { isMissing, isRefusal, refusalOf } from './refusal.ts';

/** What `text.search()` takes: a regular expression, or an object that searches in its own way. */
export interface TextSearch {
	[Symbol.search](text: string): number;
}

/** Which rooms; every room that the account is in when nothing is set. */
export interface RoomSelection {
	/** These, and no others. */
	readonly ids?: readonly string[];
	/** Those whose title matches. */
	readonly title?: TextSearch;
	readonly type?: 'direct' | 'group';
	/** Those of a team. */
	readonly teamId?: string;
}

export interface ListedRooms {
	readonly rooms: readonly Room[];
	/** Those in which something may have happened since the given time. */
	readonly active: readonly Room[];
	/** Of this type and team, chosen or not; `undefined` when not all of them were listed. */
	readonly total?: number | undefined;
	/** Why those that were chosen by ID are not among them. */
	readonly refusals: readonly Refusal[];
	/**
	 * The latest activity, in milliseconds since the epoch, as it was when the list began: everything that happened until
	 * then is in the rooms that are active since the given time.
	 */
	readonly newest: number;
	/** All of them were listed, the latest activity first: then the beginning of the list shows what is new. */
	readonly isInOrder?: boolean;
}

export interface RoomListing {
	readonly selection: RoomSelection;
	/** Rooms whose last activity is older are of no interest, in milliseconds since the epoch. */
	readonly since: number;
	/** The list by activity is read down to this time, in milliseconds since the epoch; to the time above when left out. */
	readonly downTo?: number | undefined;
	/** Read to the end, for the order of the list cannot be relied on or is of no use. */
	readonly isWhole: boolean;
	/** Of a chosen room that is not in the list: whether that means only that nothing happened in it. */
	readonly isKnown?: (roomId: string) => boolean;
	readonly pageSize?: number;
	readonly signal?: AbortSignal;
}

/** More chosen rooms than these are looked up in a list. */
const maxAsked = 2;

const maxRestarts = 5;

/** Of a list by activity, the beginning mostly is enough: then it is a small answer. */
const firstPage = 100;
const fullPage = 1000;

/** The chosen rooms that were active since then, and perhaps some that were not. */
export async function listRooms(client: RestClient, listing: RoomListing): Promise<ListedRooms> {
	const { selection, since, downTo = since, isWhole, pageSize } = listing;
	const { ids, title } = selection;
	if (ids && ids.length <= maxAsked) return await getRooms(client, ids, listing);
	const found = new Map<string, Room>();
	const until = isWhole ? Number.NEGATIVE_INFINITY : downTo;
	const isShort = !isWhole && pageSize === undefined;
	let first = await listDown(client, listing, { until, found, isShort });
	if (!first.isEnd) {
		found.clear();
		first = await listDown(client, listing, { until, found });
	}
	// A room that became active meanwhile moved to a page that was read before: look there until nothing moved.
	let last = first;
	for (let moved = first.pages > 1; moved; ) {
		const next = await listDown(client, listing, { until: last.newest, found });
		moved = next.pages > 1 && next.newest > last.newest;
		last = next;
	}
	const { newest } = first;
	const whole = isWhole ? { total: found.size, isInOrder: first.isInOrder } : {};
	if (ids) return { ...(await pick(client, ids, found, listing)), newest, ...whole };
	const rooms = [...found.values()].filter(chosenBy(title ? { title } : {}));
	const active = rooms.filter((room) => activityOf(room) >= since);
	return { rooms, active, refusals: [], newest, ...whole };
}

/** The chosen ones of the rooms that were listed; those that are not among them are asked for. */
async function pick(
	client: RestClient,
	ids: readonly string[],
	found: ReadonlyMap<string, Room>,
	{ since, isWhole, isKnown, signal }: RoomListing,
): Promise<Pick<ListedRooms, 'active' | 'refusals' | 'rooms'>> {
	const listed = new Map([...found.values()].map((room) => [valueIn(room.id), room]));
	const rooms: Room[] = [];
	const unlisted: string[] = [];
	const chosen = new Set(ids);
	for (const id of chosen) {
		const room = listed.get(valueIn(id));
		if (room) rooms.push(room);
		else if (isWhole || !isKnown?.(id)) unlisted.push(id);
	}
	const active = rooms.filter((room) => activityOf(room) >= since);
	const asked = await ask(client, unlisted, signal);
	const isAny = rooms.length > 0 || asked.rooms.length > 0 || unlisted.length < chosen.size;
	if (!isAny) throwFirst(asked.refusals);
	return {
		rooms: [...rooms, ...asked.rooms],
		active: [...active, ...asked.rooms],
		refusals: asked.refusals,
	};
}

interface ListedDown {
	readonly pages: number;
	/** The latest activity when it began. */
	readonly newest: number;
	readonly isInOrder: boolean;
	/** It came to where it was to end. */
	readonly isEnd: boolean;
}

interface Down {
	/** In milliseconds since the epoch. */
	readonly until: number;
	/** What is not yet among them is added. */
	readonly found: Map<string, Room>;
	/** One small page, whether that is enough or not. */
	readonly isShort?: boolean;
}

/** Newest activity first, until it gets older than that. */
async function listDown(
	client: RestClient,
	{ selection: { type, teamId }, pageSize = fullPage, signal }: RoomListing,
	{ until, found, isShort = false }: Down,
): Promise<ListedDown> {
	const query: ListRooms = {
		sortBy: 'lastactivity',
		...(type && { type }),
		...(teamId && { teamId }),
	};
	const options = { pageSize: isShort ? firstPage : pageSize, ...(signal && { signal }) };
	let newest = Number.NEGATIVE_INFINITY;
	for (let attempt = 0; ; attempt++) {
		let pages = 0;
		let isEnd = true;
		const order = new Order();
		try {
			for await (const { items, next } of client.rooms.list(query, options).pages()) {
				pages += 1;
				// Later pages show what happened meanwhile, in rooms that may have been read before.
				if (newest === Number.NEGATIVE_INFINITY) newest = newestOf(items);
				for (const room of items) if (!found.has(room.id)) found.set(room.id, room);
				order.add(items);
				isEnd = next === undefined || items.some((room) => activityOf(room) < until);
				if (isEnd || (isShort && items.length > 0)) break;
			}
			return { pages, newest, isInOrder: order.isKept, isEnd };
		} catch (error) {
			// The room that the next page starts after is gone, or moved to the top.
			const isMoved = pages > 0 && (isMissing(error) || WebexPageError.is(error));
			if (!isMoved || attempt === maxRestarts) throw error;
		}
	}
}

/** Whether rooms come by their activity, the latest first. */
class Order {
	isKept = true;
	#last = Number.POSITIVE_INFINITY;

	add(rooms: readonly Room[]): void {
		for (const room of rooms) {
			const activity = activityOf(room);
			if (activity === Number.POSITIVE_INFINITY) continue;
			if (activity > this.#last) this.isKept = false;
			this.#last = activity;
		}
	}
}

async function getRooms(
	client: RestClient,
	ids: readonly string[],
	{ since, signal }: RoomListing,
): Promise<ListedRooms> {
	if (ids.length === 0) {
		throw new WebexInputError('rooms', 'expected at least one room');
	}
	const { rooms, refusals } = await ask(client, ids, signal);
	if (rooms.length === 0) throwFirst(refusals);
	const active = rooms.filter((room) => activityOf(room) >= since);
	// Each shows its own moment: while one answered, something may have happened in another.
	const times = rooms.map(activityOf).filter(Number.isFinite);
	const newest = times.length > 0 ? Math.min(...times) : Number.NEGATIVE_INFINITY;
	return { rooms, active, refusals, newest };
}

async function ask(
	client: RestClient,
	ids: readonly string[],
	signal?: AbortSignal,
): Promise<Pick<ListedRooms, 'refusals' | 'rooms'>> {
	const rooms: Room[] = [];
	const refusals: Refusal[] = [];
	await Promise.all(
		[...new Set(ids)].map(async (id) => {
			try {
				rooms.push(await client.rooms.get({ roomId: id }, { ...(signal && { signal }) }));
			} catch (error) {
				if (!isRefusal(error)) throw error;
				refusals.push(refusalOf(id, error));
			}
		}),
	);
	return { rooms, refusals };
}

/** Without any of the chosen rooms there is nothing to do: that is an error, not an empty result. */
function throwFirst([first]: readonly Refusal[]): void {
	if (first) throw first.error;
}

/** Whether a room is among the chosen ones. */
export function chosenBy({ ids, title, type, teamId }: RoomSelection): (room: Room) => boolean {
	const uuids = ids && new Set(ids.map(valueIn));
	return (room) =>
		(!uuids || uuids.has(valueIn(room.id))) &&
		(!title || (room.title ?? '').search(title) >= 0) &&
		(!type || room.type === type) &&
		(!teamId || room.teamId === teamId);
}

/** A room without a time of activity counts as active. */
export const activityOf = ({ lastActivity }: Room): number =>
	lastActivity === undefined ? Number.POSITIVE_INFINITY : Date.parse(lastActivity);

function newestOf(rooms: Iterable<Room>): number {
	let newest = Number.NEGATIVE_INFINITY;
	for (const { lastActivity } of rooms) {
		if (lastActivity !== undefined) newest = Math.max(newest, Date.parse(lastActivity));
	}
	return newest;
}
