import { WebexInputError, WebexPageError } from '@webex-nodes/http';
import type { RestClient } from '../../rest/engine/client.ts';
import type { ListRooms, Room } from '../../rest/messaging/rooms.schema.ts';
import type { Refusal } from '../engine/refusal.ts';
import { messageUuid } from './ids.ts';
import { isMissing, isRefusal, refusalOf } from './refusal.ts';

/** Which rooms; every room that the account is in when nothing is set. */
export interface RoomSelection {
	/** These, and no others. */
	readonly ids?: readonly string[];
	/** Those whose title matches. */
	readonly title?: RegExp;
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
	/** When something last happened in a room; absent where each room shows another moment. */
	readonly activityOf?: (room: Room) => number;
}

export interface RoomListing {
	readonly selection: RoomSelection;
	/** Rooms whose last activity is older are of no interest, in milliseconds since the epoch. */
	readonly since: number;
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

/** The chosen rooms that were active since then, and perhaps some that were not. */
export async function listRooms(client: RestClient, listing: RoomListing): Promise<ListedRooms> {
	const { selection, since, isWhole } = listing;
	const { ids } = selection;
	if (ids && ids.length <= maxAsked) return await getRooms(client, ids, listing);
	const found = new Map<string, Room>();
	const first = await listDown(client, listing, isWhole ? Number.NEGATIVE_INFINITY : since, found);
	// A room that became active meanwhile moved to a page that was read before: look there until nothing moved.
	let last = first;
	for (let moved = first.pages > 1; moved; ) {
		const next = await listDown(client, listing, last.newest, found);
		moved = next.pages > 1 && next.newest > last.newest;
		last = next;
	}
	const { newest } = first;
	const total = isWhole ? found.size : undefined;
	if (ids) return { ...(await pick(client, ids, found, listing)), newest, total, activityOf };
	const rooms = [...found.values()].filter((room) => matches(room, selection));
	const active = rooms.filter((room) => activityOf(room) >= since);
	return { rooms, active, refusals: [], newest, total, activityOf };
}

/** The chosen ones of the rooms that were listed; those that are not among them are asked for. */
async function pick(
	client: RestClient,
	ids: readonly string[],
	found: ReadonlyMap<string, Room>,
	{ since, isWhole, isKnown, signal }: RoomListing,
): Promise<Pick<ListedRooms, 'active' | 'refusals' | 'rooms'>> {
	const listed = new Map([...found.values()].map((room) => [messageUuid(room.id), room]));
	const rooms: Room[] = [];
	const unlisted: string[] = [];
	const chosen = new Set(ids);
	for (const id of chosen) {
		const room = listed.get(messageUuid(id));
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
}

/** Adds what is not yet found, newest activity first, until it gets older than that. */
async function listDown(
	client: RestClient,
	{ selection: { type, teamId }, pageSize, isWhole, signal }: RoomListing,
	since: number,
	found: Map<string, Room>,
): Promise<ListedDown> {
	const query: ListRooms = {
		sortBy: 'lastactivity',
		...(type && { type }),
		...(teamId && { teamId }),
	};
	// A whole list comes in few large pages; of a list by activity the first page mostly is enough.
	const options = { pageSize: pageSize ?? (isWhole ? 1000 : 100), ...(signal && { signal }) };
	let newest = Number.NEGATIVE_INFINITY;
	for (let attempt = 0; ; attempt++) {
		let pages = 0;
		try {
			for await (const { items } of client.rooms.list(query, options).pages()) {
				pages += 1;
				// Later pages show what happened meanwhile, in rooms that may have been read before.
				if (newest === Number.NEGATIVE_INFINITY) newest = newestOf(items);
				for (const room of items) if (!found.has(room.id)) found.set(room.id, room);
				if (items.some((room) => activityOf(room) < since)) break;
			}
			return { pages, newest };
		} catch (error) {
			// The room that the next page starts after is gone, or moved to the top.
			const isMoved = pages > 0 && (isMissing(error) || WebexPageError.is(error));
			if (!isMoved || attempt === maxRestarts) throw error;
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
	// They were asked one by one: while one answered, something may have happened in another.
	const active = rooms.some((room) => activityOf(room) >= since) ? rooms : [];
	return { rooms, active, refusals, newest: newestOf(rooms) };
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

function matches(room: Room, { title }: RoomSelection): boolean {
	return !title || (room.title ?? '').search(title) >= 0;
}

/** A room without a time of activity counts as active. */
const activityOf = ({ lastActivity }: Room): number =>
	lastActivity === undefined ? Number.POSITIVE_INFINITY : Date.parse(lastActivity);

function newestOf(rooms: Iterable<Room>): number {
	let newest = Number.NEGATIVE_INFINITY;
	for (const { lastActivity } of rooms) {
		if (lastActivity !== undefined) newest = Math.max(newest, Date.parse(lastActivity));
	}
	return newest;
}
