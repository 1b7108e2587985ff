import { WebexInputError } from '@webex-nodes/http';
import { valueIn } from '../../rest/engine/ids.ts';
import type { Message } from '../../rest/messaging/messages.schema.ts';
import type { Room } from '../../rest/messaging/rooms.schema.ts';
import type { BackfillCursor, BackfillProgress } from './backfill.ts';
import { roomDigest } from './ids.ts';
import type { ListedRooms } from './rooms.ts';

interface BackfillStart {
	/** The period, in milliseconds since the epoch; until now when the end is left out. */
	readonly from: number;
	readonly to?: number | undefined;
	readonly cursor?: BackfillCursor | undefined;
}

interface Delivered {
	readonly roomId: string;
	readonly messages: readonly Message[];
	/** The room is done. */
	readonly isEnd?: boolean;
}

/** @throws {@link WebexInputError} for a period without time in it. */
export function requirePeriod(from: number, to: number): void {
	if (Number.isFinite(from) && Number.isFinite(to) && from < to) return;
	throw new WebexInputError('period', 'expected a start and an end after it');
}

/** How far a back-fill is, while it is under way. */
export class BackfillState {
	readonly #isFirst: boolean;
	readonly #from: number;
	readonly #now: () => number;
	readonly #types = new Map<string, Room['type']>();
	readonly #open: Map<string, readonly [oldest: number, ...ids: string[]]>;
	#to: number | undefined;
	#messages: number;
	#total: number;
	#oldest: number | undefined;
	#started: number;
	#fractionBefore = 0;

	constructor({ cursor, from, to }: BackfillStart, now: () => number) {
		this.#isFirst = cursor === undefined;
		this.#from = cursor?.from ?? from;
		this.#to = cursor?.to ?? to;
		this.#now = now;
		this.#open = new Map(Object.entries(cursor?.rooms ?? {}));
		this.#messages = cursor?.messages ?? 0;
		this.#total = cursor?.total ?? 0;
		this.#started = now();
		if (cursor?.direct === undefined) return;
		const direct = new Set(cursor.direct.split(' '));
		for (const id of this.#open.keys()) {
			this.#types.set(id, direct.has(roomDigest(id)) ? 'direct' : 'group');
		}
	}

	/** Rooms at the beginning. */
	get total(): number {
		return this.#total;
	}

	get #end(): number {
		return this.#to ?? this.#now();
	}

	/** The open rooms of a back-fill that continues; `undefined` when the type of one is not known. */
	roomsLeft(): readonly Room[] | undefined {
		if (this.#isFirst) return undefined;
		const rooms: Room[] = [];
		for (const id of this.#open.keys()) {
			const type = this.#types.get(id);
			if (type === undefined) return undefined;
			rooms.push({ id, type, created: '' });
		}
		return rooms;
	}

	noteType({ id, type }: Room): void {
		this.#types.set(id, type);
	}

	begin({ rooms, active, refusals }: ListedRooms, serverTime: number): void {
		for (const room of rooms) this.noteType(room);
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
		this.start();
	}

	/** The pace is that of this run. */
	start(): void {
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
	note({ roomId, messages, isEnd }: Delivered): void {
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
				...atLast.map(({ id }) => valueIn(id)),
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
			...this.#direct(),
		};
	}

	#direct(): Pick<BackfillCursor, 'direct'> {
		const ids = [...this.#open.keys()];
		if (!ids.every((id) => this.#types.has(id))) return {};
		const direct = ids.filter((id) => this.#types.get(id) === 'direct');
		return { direct: direct.map(roomDigest).join(' ') };
	}

	#fraction(): number {
		if (this.#total === 0) return 1;
		const length = this.#end - this.#from;
		const covered = [...this.#open.values()].map(([reached]) => (this.#end - reached) / length);
		const done = this.#total - this.#open.size;
		return (done + covered.reduce((sum, part) => sum + part, 0)) / this.#total;
	}
}
