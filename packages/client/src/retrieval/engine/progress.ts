import type { Changes, ItemChange, Noted } from './changes.ts';
import { checkCursor, type RetrievalCursor, type Seen } from './cursor.ts';
import type { Refusal } from './refusal.ts';
import type { ListedPlaces, Place, Source } from './source.ts';

/** What happened in a place, or why it could not be read. */
export interface Step<P extends Place, Item> extends Changes<Item> {
	readonly place: P;
	/** Where reading began. */
	readonly floor: number;
	readonly refusal?: Refusal;
}

interface PlaceState {
	floor?: number;
	since?: number;
	readonly seen: Map<string, Seen>;
}

type Traits = Pick<
	Source<Place, unknown>,
	'digest' | 'disorder' | 'isByPeriod' | 'maxByActivity' | 'name'
>;

interface ProgressOptions {
	readonly cursor: RetrievalCursor | undefined;
	readonly source: Traits;
	readonly start: number;
	/** Items that are older than the newest by no more than this are looked at again. In milliseconds. */
	readonly horizon: number;
}

/** The cursor while it is worked on. */
export class Progress {
	readonly #isFirst: boolean;
	readonly #horizon: number;
	readonly #source: Traits;
	readonly #places: Map<string, PlaceState>;
	readonly #known: Set<string>;
	/** Places that this run could not read: their floor stays where it is. */
	readonly #refused = new Set<string>();
	#total: number | undefined;
	#floor: number;
	#since: number;
	/** Everything until then was there when the places were listed. */
	#listed = Number.NEGATIVE_INFINITY;

	constructor({ cursor, source, start, horizon }: ProgressOptions) {
		// What appears late may be older than the start.
		const first = source.isByPeriod ? start - horizon : start;
		const { floor, since, rooms, known, total } = cursor
			? checkCursor(cursor, source.name)
			: { floor: first, since: start, rooms: {}, known: '', total: undefined };
		this.#isFirst = cursor === undefined;
		this.#horizon = horizon;
		this.#source = source;
		this.#floor = floor;
		this.#since = since ?? Number.NEGATIVE_INFINITY;
		this.#total = total;
		this.#known = new Set(known.split(' ').filter(Boolean));
		this.#places = new Map(
			Object.entries(rooms).map(([id, { seen, ...own }]) => [
				id,
				{ ...own, seen: new Map(Object.entries(seen)) },
			]),
		);
	}

	get floor(): number {
		return this.#floor;
	}

	get known(): ReadonlySet<string> {
		return this.#known;
	}

	/** Whether all places have to be listed, not only the active ones. */
	get needsAllPlaces(): boolean {
		// All of them are known from the first run on; one that is behind may have been silent since.
		const total = Math.max(this.#total ?? 0, this.#known.size);
		return this.#isFirst || total > this.#source.maxByActivity || this.#isAnyBehind();
	}

	/** Takes note of the places that there are; returns those to read. */
	begin<P extends Place>({
		places,
		active,
		refusals,
		total,
		newest = Number.NEGATIVE_INFINITY,
		activityOf = () => Number.POSITIVE_INFINITY,
	}: ListedPlaces<P>): P[] {
		this.#listed = newest;
		this.#total = total ?? this.#total;
		const listed = new Set(places.map(({ id }) => id));
		for (const refusal of refusals) this.#keepPlace(refusal, this.#floorOf(refusal.placeId));
		for (const id of this.#places.keys()) {
			if (listed.has(id) || this.#refused.has(id)) continue;
			// Left, or no longer chosen: to come back is to join anew.
			this.#known.delete(this.#source.digest(id));
			if (this.#isBehind(id)) this.#places.delete(id);
		}
		if (this.#isFirst && !this.#source.isByPeriod) {
			for (const { id } of places) this.#known.add(this.#source.digest(id));
		}
		const behind = places.filter(({ id }) => this.#isBehind(id));
		// An earlier run may have ended before it came to all of them: those that it read to their end are done.
		const open = active.filter((place) => activityOf(place) >= this.#floorOf(place.id));
		const chosen = [...new Set([...open, ...behind])];
		if (!this.#source.isByPeriod) return chosen;
		// A run may have a limit: those that it did not reach come first in the next one.
		return chosen.sort((one, other) => this.#floorOf(one.id) - this.#floorOf(other.id));
	}

	/** What was delivered of a place, above its floor. */
	seenIn(placeId: string): ReadonlyMap<string, Seen> {
		return this.#places.get(placeId)?.seen ?? new Map();
	}

	/** Down to where a place is read, by when the account joined it: looked up only for a place that is new. */
	async floorFor(
		placeId: string,
		joinedAt: () => Promise<number | undefined>,
		lookBack: number,
	): Promise<number> {
		const floor = this.#floorOf(placeId);
		if (this.#isKnown(placeId)) return floor;
		const joined = await joinedAt();
		// Chosen only now, or not seen for a while, but joined long ago.
		if (joined === undefined || joined < floor) return floor;
		const own = this.#places.get(placeId)?.floor;
		return Math.max(joined - lookBack, own ?? Number.NEGATIVE_INFINITY);
	}

	/** Of a place that was not yet read to its end: what is older was there before. */
	boundaryOf(placeId: string): number {
		if (!this.#source.isByPeriod || this.#isKnown(placeId)) return Number.NEGATIVE_INFINITY;
		return this.#places.get(placeId)?.since ?? this.#since;
	}

	/** Without what was delivered of another place. */
	ownOf<Item>(place: Place, changes: readonly ItemChange<Item>[]): readonly ItemChange<Item>[] {
		if (!this.#source.isByPeriod) return changes;
		const others = [...this.#places].filter(([id]) => id !== place.id);
		return changes.filter(
			({ kind, of }) => kind !== 'created' || !others.some(([, { seen }]) => seen.has(of)),
		);
	}

	/** Takes in what is being delivered. */
	note<P extends Place, Item>({
		place,
		changes,
		silent,
		floor,
		isEnd,
		listedUntil = Number.POSITIVE_INFINITY,
		refusal,
	}: Step<P, Item>): void {
		if (refusal) {
			this.#keepPlace(refusal, floor);
			return;
		}
		const own = this.#stateOf(place.id);
		if (isEnd || !this.#source.isByPeriod) {
			this.#known.add(this.#source.digest(place.id));
			delete own.since;
		}
		const newest = changes.reduce(
			(latest, { kind, seen }) =>
				kind === 'deleted' || !seen ? latest : Math.max(latest, seen[0]),
			Number.NEGATIVE_INFINITY,
		);
		// Oldest first: nothing that is older by more than the horizon can follow, but for what appeared meanwhile.
		const passed = Math.min(newest - this.#source.disorder, listedUntil) - this.#horizon;
		// When it was listed it had no more than what was read now.
		const read = isEnd && !this.#source.isByPeriod ? this.#listed - this.#horizon : passed;
		own.floor = Math.max(own.floor ?? floor, floor, passed, read);
		for (const one of silent) take(own.seen, one, own.floor);
		for (const change of changes) take(own.seen, change, own.floor);
		prune(own.seen, own.floor);
	}

	/** Every place was read to its end, or refused; until when everything that happened was listed. */
	finish(newest: number): void {
		if (newest > Number.NEGATIVE_INFINITY) {
			this.#floor = Math.max(this.#floor, newest - this.#horizon);
			this.#since = newest;
		}
		for (const [id, own] of this.#places) {
			// Rooms that begin later keep their own.
			if (!this.#refused.has(id) && (own.floor ?? 0) <= this.#floor) delete own.floor;
			prune(own.seen, own.floor ?? this.#floor);
			if (own.floor === undefined && own.seen.size === 0) this.#places.delete(id);
		}
	}

	cursor(): RetrievalCursor {
		const { name, isByPeriod } = this.#source;
		return {
			version: 1,
			...(name !== undefined && { of: name }),
			floor: this.#floor,
			...(isByPeriod && { since: this.#since }),
			rooms: Object.fromEntries(
				[...this.#places].map(([id, { seen, ...own }]) => [
					id,
					{ ...own, seen: Object.fromEntries(seen) },
				]),
			),
			known: [...this.#known].join(' '),
			...(this.#total !== undefined && { total: this.#total }),
		};
	}

	#keepPlace({ placeId, isGone }: Refusal, floor: number): void {
		this.#refused.add(placeId);
		const own = this.#stateOf(placeId);
		own.floor ??= floor;
		if (this.#source.isByPeriod && !this.#isKnown(placeId)) own.since ??= this.#since;
		// When it is listed again, the membership shows whether the account had left it.
		if (isGone) this.#known.delete(this.#source.digest(placeId));
	}

	#stateOf(placeId: string): PlaceState {
		const own = this.#places.get(placeId) ?? { seen: new Map<string, Seen>() };
		this.#places.set(placeId, own);
		return own;
	}

	#isKnown(placeId: string): boolean {
		return this.#known.has(this.#source.digest(placeId));
	}

	#floorOf(placeId: string): number {
		return this.#places.get(placeId)?.floor ?? this.#floor;
	}

	/** An earlier run could not read it to its end. */
	#isBehind(placeId: string): boolean {
		return this.#floorOf(placeId) < this.#floor;
	}

	#isAnyBehind(): boolean {
		return [...this.#places.keys()].some((id) => this.#isBehind(id));
	}
}

function take(all: Map<string, Seen>, { of, seen }: Noted, floor: number): void {
	if (!seen) all.delete(of);
	else if (seen[0] >= floor) all.set(of, seen);
}

function prune(seen: Map<string, Seen>, floor: number): void {
	for (const [key, [time]] of seen) if (time < floor) seen.delete(key);
}
