import type { Changes, ItemChange, Noted } from './changes.ts';
import { checkCursor, type RetrievalCursor, type Seen } from './cursor.ts';
import { Lists } from './lists.ts';
import type { Refusal } from './refusal.ts';
import type { Division, ListedPlaces, Place, Source } from './source.ts';

/** How far the clocks of a server may be apart, and `Date` has whole seconds. In milliseconds. */
const clockTolerance = 5000;

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
	settled?: number;
	isBehind?: true;
	division?: Division;
	readonly seen: Map<string, Seen>;
}

type Traits<P extends Place> = Pick<
	Source<P, unknown>,
	| 'activityOf'
	| 'digest'
	| 'disorder'
	| 'isByPeriod'
	| 'isChosen'
	| 'maxByActivity'
	| 'name'
	| 'serverTime'
>;

interface ProgressOptions<P extends Place> {
	readonly cursor: RetrievalCursor | undefined;
	readonly source: Traits<P>;
	readonly start: number;
	/** Items that are older than the newest by no more than this are looked at again. In milliseconds. */
	readonly horizon: number;
	/** Of this machine, in milliseconds since the epoch. */
	readonly now: () => number;
	/** The run may end before it came to all places. */
	readonly isLimited: boolean;
}

/** The cursor while it is worked on. */
export class Progress<P extends Place = Place> {
	readonly #isFirst: boolean;
	readonly #horizon: number;
	readonly #source: Traits<P>;
	readonly #lists: Lists<P>;
	readonly #places: Map<string, PlaceState>;
	readonly #known: Set<string>;
	/** Places that this run could not read: their floor stays where it is. */
	readonly #refused = new Set<string>();
	#total: number | undefined;
	#floor: number;
	#since: number;
	#recent: number | undefined;
	/** It has the beginning of a list that cannot be relied on. */
	#isPartial = false;

	constructor({ cursor, source, start, horizon, now, isLimited }: ProgressOptions<P>) {
		// What appears late may be older than the start.
		const first = source.isByPeriod ? start - horizon : start;
		const before: Partial<RetrievalCursor> = cursor ? checkCursor(cursor, source.name) : {};
		const { floor = first, since, rooms = {}, known = '', total, recent } = before;
		this.#isFirst = cursor === undefined;
		this.#horizon = horizon;
		this.#source = source;
		this.#floor = floor;
		this.#since = since ?? (cursor ? Number.NEGATIVE_INFINITY : start);
		this.#total = total;
		this.#recent = recent;
		this.#lists = new Lists({ cursor, source, now, isLimited });
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

	/** Some places that it was to read are not read to their end. */
	get isOpen(): boolean {
		return this.#lists.isOpen;
	}

	/** What is older was listed before, in milliseconds since the epoch. */
	get downTo(): number {
		return this.#recent ?? this.#floor;
	}

	get known(): ReadonlySet<string> {
		// Those of which a run has read a part are known as well: their digest is their ID.
		return this.#source.isByPeriod
			? new Set([...this.#known, ...this.#places.keys()])
			: this.#known;
	}

	/** Whether all places have to be listed, not only the active ones. */
	get needsAllPlaces(): boolean {
		// All of them are known from the first run on; one that is behind may have been silent since.
		return this.#isFirst || this.#isAnyBehind() || this.#lists.isDue(!this.#isLarge);
	}

	/** Places that an earlier run has left; they are read before all of them are listed. */
	resume(): readonly P[] {
		return this.#lists.resume();
	}

	/** Takes note of the places that there are; returns those to read. */
	begin(listed: ListedPlaces<P>, isWhole: boolean): readonly P[] {
		const { places, active, refusals, total } = listed;
		const { activityOf, isByPeriod } = this.#source;
		this.#isPartial = !isWhole && this.#isLarge;
		this.#lists.begin(listed, isWhole);
		this.#total = total ?? this.#total;
		for (const place of places) this.#takeOver(place);
		for (const refusal of refusals) this.#keepPlace(refusal, this.#floorOf(refusal.placeId));
		this.#forgetAllBut(new Set(places.map(({ id }) => id)));
		if (this.#isFirst && !isByPeriod) {
			for (const { id } of places) this.#known.add(this.#source.digest(id));
		}
		const behind = places.filter(({ id }) => this.#isBehind(id));
		// An earlier run may have ended before it came to all of them: those that it read to their end are done.
		const open = active.filter((place) => {
			const activity = activityOf?.(place) ?? Number.POSITIVE_INFINITY;
			return (
				activity >= this.#floorOf(place.id) && activity !== this.#places.get(place.id)?.settled
			);
		});
		const chosen = [...new Set([...open, ...behind])].filter(({ id }) => !this.#refused.has(id));
		// A run may have a limit: those that it did not reach come first in the next one.
		if (isByPeriod) chosen.sort((one, other) => this.#floorOf(one.id) - this.#floorOf(other.id));
		return this.#lists.take(chosen);
	}

	/** What was delivered of a place, above its floor. */
	seenIn(placeId: string): ReadonlyMap<string, Seen> {
		return this.#places.get(placeId)?.seen ?? new Map();
	}

	/** What an earlier run left of a place. */
	divisionOf(placeId: string): Division | undefined {
		return this.#places.get(placeId)?.division;
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
	note<Item>({
		place,
		changes,
		silent,
		floor,
		isEnd,
		listedUntil = Number.POSITIVE_INFINITY,
		division = [],
		refusal,
	}: Step<P, Item>): void {
		if (isEnd || refusal) this.#lists.end(place);
		if (refusal) {
			this.#keepPlace(refusal, floor);
			return;
		}
		const own = this.#stateOf(place.id);
		if (isEnd) delete own.isBehind;
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
		const read = isEnd && !this.#source.isByPeriod ? this.#lists.newest - this.#horizon : passed;
		own.floor = Math.max(own.floor ?? floor, floor, passed, read);
		for (const one of silent) take(own.seen, one, own.floor);
		for (const change of changes) take(own.seen, change, own.floor);
		prune(own.seen, own.floor);
		if (this.#lists.isLimited && division.length > 0) own.division = division;
		else delete own.division;
		if (isEnd) this.#settle(place, own);
	}

	/** Every place was read to its end, or refused; until when everything that happened was listed. */
	finish(newest: number): void {
		this.#lists.finish();
		if (this.#isPartial) {
			// A place that was not shown has only the floor of all places, until all of them are listed.
			this.#recent = Math.max(this.downTo, newest - this.#horizon);
		} else if (newest > Number.NEGATIVE_INFINITY) {
			this.#floor = Math.max(this.#floor, newest - this.#horizon);
			this.#since = newest;
			this.#recent = undefined;
		}
		for (const [id, own] of this.#places) {
			// Rooms that begin later keep their own.
			if (!this.#refused.has(id) && (own.floor ?? 0) <= this.#floor) delete own.floor;
			const floor = own.floor ?? this.#floor;
			prune(own.seen, floor);
			if ((own.settled ?? floor) < floor) delete own.settled;
			const { floor: ahead, settled, seen } = own;
			if (ahead === undefined && settled === undefined && seen.size === 0) this.#places.delete(id);
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
			...(this.#recent !== undefined && { recent: this.#recent }),
			...this.#lists.cursor(),
		};
	}

	/** With more places, the beginning of a list by activity may not show all that are active. */
	get #isLarge(): boolean {
		// What such a list did not show is still missing, however few places there are by now.
		if (this.#recent !== undefined) return true;
		return Math.max(this.#total ?? 0, this.#known.size) > this.#source.maxByActivity;
	}

	/** Left, or no longer chosen: to come back is to join anew. */
	#forgetAllBut(listed: ReadonlySet<string>): void {
		for (const [id, { seen }] of this.#places) {
			if (listed.has(id) || this.#refused.has(id)) continue;
			// The beginning of the list has those with something new.
			const isExpected =
				this.#lists.isWhole || [...seen.values()].some(([time]) => time >= this.downTo);
			if (!isExpected) continue;
			this.#known.delete(this.#source.digest(id));
			if (this.#isBehind(id)) this.#places.delete(id);
		}
	}

	/** Read to its end long after its last activity: until the next one, it need not be read again. */
	#settle(place: P, own: PlaceState): void {
		const activity = this.#source.activityOf?.(place) ?? Number.POSITIVE_INFINITY;
		if (activity + this.#horizon + clockTolerance <= this.#lists.serverTime) own.settled = activity;
		else delete own.settled;
	}

	/** What was read as a part of another place. */
	#takeOver({ id, partOf }: Place): void {
		if (partOf === undefined || this.#isKnown(id) || this.#places.has(id)) return;
		if (this.#isKnown(partOf)) this.#known.add(this.#source.digest(id));
		const whole = this.#places.get(partOf);
		if (whole) this.#places.set(id, { ...whole, seen: new Map(whole.seen) });
	}

	#keepPlace({ placeId, isGone }: Refusal, floor: number): void {
		this.#refused.add(placeId);
		const own = this.#stateOf(placeId);
		own.floor ??= floor;
		if (this.#source.isByPeriod && !this.#isKnown(placeId)) own.since ??= this.#since;
		// The floor of all places may not move, while what is listed does.
		if (this.#isLarge) own.isBehind = true;
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
		const { isBehind = false } = this.#places.get(placeId) ?? {};
		return isBehind || this.#floorOf(placeId) < this.#floor;
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
