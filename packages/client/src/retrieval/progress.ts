import type { Room } from '../rest/messaging/rooms.schema.ts';
import type { Change } from './changes.ts';
import { checkCursor, messageUuid, type RetrievalCursor, roomDigest, type Seen } from './cursor.ts';
import { seenOf } from './read-room.ts';
import type { Refusal } from './refusal.ts';
import type { ListedRooms } from './rooms.ts';

/** What happened in a room, or why it could not be read. */
export interface RoomStep {
	readonly room: Room;
	readonly changes: readonly Change[];
	/** Where reading began. */
	readonly floor: number;
	readonly refusal?: Refusal;
}

interface RoomState {
	floor?: number;
	readonly seen: Map<string, Seen>;
}

interface ProgressOptions {
	readonly cursor: RetrievalCursor | undefined;
	readonly start: number;
	/** Messages that are older than the newest by no more than this are looked at again. In milliseconds. */
	readonly horizon: number;
	readonly withEdits: boolean;
}

/** The cursor while it is worked on. */
export class Progress {
	readonly #isFirst: boolean;
	readonly #horizon: number;
	readonly #withEdits: boolean;
	readonly #rooms: Map<string, RoomState>;
	readonly #known: Set<string>;
	/** Rooms that this run could not read: their floor stays where it is. */
	readonly #refused = new Set<string>();
	#floor: number;

	constructor({ cursor, start, horizon, withEdits }: ProgressOptions) {
		const { floor, rooms, known } = cursor
			? checkCursor(cursor)
			: { floor: start, rooms: {}, known: '' };
		this.#isFirst = cursor === undefined;
		this.#horizon = horizon;
		this.#withEdits = withEdits;
		this.#floor = floor;
		this.#known = new Set(known.split(' ').filter(Boolean));
		this.#rooms = new Map(
			Object.entries(rooms).map(([id, { seen, ...own }]) => [
				id,
				{ ...own, seen: new Map(Object.entries(seen)) },
			]),
		);
	}

	get floor(): number {
		return this.#floor;
	}

	/** Whether all rooms have to be listed, not only the active ones, of which at most this number can be listed. */
	needsAllRooms(maxByActivity: number): boolean {
		// All of them are known from the first run on; one that is behind may have been silent since.
		return this.#isFirst || this.#known.size > maxByActivity || this.#isAnyBehind();
	}

	/** Takes note of the rooms that there are; returns those to read. */
	begin({ rooms, active, refusals }: ListedRooms): Room[] {
		const listed = new Set(rooms.map(({ id }) => id));
		for (const refusal of refusals) this.#keepPlace(refusal, this.#floorOf(refusal.roomId));
		for (const id of this.#rooms.keys()) {
			if (listed.has(id) || this.#refused.has(id)) continue;
			// Left, or no longer chosen: to come back is to join anew.
			this.#known.delete(roomDigest(id));
			if (this.#isBehind(id)) this.#rooms.delete(id);
		}
		if (this.#isFirst) for (const { id } of rooms) this.#known.add(roomDigest(id));
		const behind = rooms.filter(({ id }) => this.#isBehind(id));
		return [...new Set([...active, ...behind])];
	}

	/** What was delivered of a room, above its floor. */
	seenIn(roomId: string): ReadonlyMap<string, Seen> {
		return this.#rooms.get(roomId)?.seen ?? new Map();
	}

	/** Down to where a room is read, by when the account joined it: looked up only for a room that is new. */
	async floorFor(
		{ id, type }: Room,
		joinedAt: () => Promise<number | undefined>,
		lookBack: number,
	): Promise<number> {
		const floor = this.#floorOf(id);
		// A direct room begins with its first message, which may be slightly older than the membership.
		if (this.#known.has(roomDigest(id)) || type === 'direct') return floor;
		const joined = await joinedAt();
		// Chosen only now, or not seen for a while, but joined long ago.
		if (joined === undefined || joined < floor) return floor;
		const own = this.#rooms.get(id)?.floor;
		return Math.max(joined - lookBack, own ?? Number.NEGATIVE_INFINITY);
	}

	/** Takes in what is being delivered. */
	note({ room, changes, floor, refusal }: RoomStep): void {
		if (refusal) {
			this.#keepPlace(refusal, floor);
			return;
		}
		this.#known.add(roomDigest(room.id));
		const own = this.#stateOf(room.id);
		own.floor = Math.max(own.floor ?? floor, floor);
		for (const change of changes) {
			if (change.kind === 'deleted') {
				own.seen.delete(messageUuid(change.messageId));
				continue;
			}
			const seen = seenOf(change.message, this.#withEdits);
			own.seen.set(messageUuid(change.message.id), seen);
			// Oldest first: nothing that is older by more than the horizon can follow.
			own.floor = Math.max(own.floor, seen[0] - this.#horizon);
		}
		prune(own.seen, own.floor);
	}

	/** Every room was read to its end, or refused; the latest activity when the rooms were listed. */
	finish(newest: number): void {
		if (newest > Number.NEGATIVE_INFINITY) {
			this.#floor = Math.max(this.#floor, newest - this.#horizon);
		}
		for (const [id, own] of this.#rooms) {
			// Rooms that begin later keep their own.
			if (!this.#refused.has(id) && (own.floor ?? 0) <= this.#floor) delete own.floor;
			prune(own.seen, own.floor ?? this.#floor);
			if (own.floor === undefined && own.seen.size === 0) this.#rooms.delete(id);
		}
	}

	cursor(): RetrievalCursor {
		return {
			version: 1,
			floor: this.#floor,
			rooms: Object.fromEntries(
				[...this.#rooms].map(([id, { seen, ...own }]) => [
					id,
					{ ...own, seen: Object.fromEntries(seen) },
				]),
			),
			known: [...this.#known].join(' '),
		};
	}

	#keepPlace({ roomId, isGone }: Refusal, floor: number): void {
		this.#refused.add(roomId);
		const own = this.#stateOf(roomId);
		own.floor ??= floor;
		// When it is listed again, the membership shows whether the account had left it.
		if (isGone) this.#known.delete(roomDigest(roomId));
	}

	#stateOf(roomId: string): RoomState {
		const own = this.#rooms.get(roomId) ?? { seen: new Map<string, Seen>() };
		this.#rooms.set(roomId, own);
		return own;
	}

	#floorOf(roomId: string): number {
		return this.#rooms.get(roomId)?.floor ?? this.#floor;
	}

	/** An earlier run could not read it to its end. */
	#isBehind(roomId: string): boolean {
		return this.#floorOf(roomId) < this.#floor;
	}

	#isAnyBehind(): boolean {
		return [...this.#rooms.keys()].some((id) => this.#isBehind(id));
	}
}

function prune(seen: Map<string, Seen>, floor: number): void {
	for (const [key, [created]] of seen) if (created < floor) seen.delete(key);
}
