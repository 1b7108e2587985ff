import type { Left, RetrievalCursor } from './cursor.ts';
import type { ListedPlaces, Place, Source } from './source.ts';

const minute = 60_000; // ms

/**
 * A list of places serves no longer than this, in milliseconds. So a place that a list by activity does not show, and
 * one with news while others are still being read, wait no longer; and 10,000 rooms cost one request a minute.
 */
const listLife = 10 * minute;

/** Where the order by activity can be relied on, all places are listed only to count them. In milliseconds. */
const countLife = 24 * 60 * minute;

/** Places that are kept for the next run: enough that listing them all is a small part of reading these. */
const maxLeft = 100;

interface ListsOptions<P extends Place> {
	readonly cursor: RetrievalCursor | undefined;
	readonly source: Pick<Source<P, unknown>, 'isChosen' | 'serverTime'>;
	/** Of this machine, in milliseconds since the epoch. */
	readonly now: () => number;
	/** The run may end before it came to all places. */
	readonly isLimited: boolean;
}

/** When the places were listed, and which of them are still to be read. */
export class Lists<P extends Place> {
	readonly #run: ListsOptions<P>;
	#whole: number | undefined;
	#isWhole = false;
	#isInOrder = false;
	#left: Left | undefined;
	#listed: Pick<Left, 'at' | 'newest' | 'serverTime'> = { at: Number.NEGATIVE_INFINITY };
	#open = new Map<string, P>();

	constructor(run: ListsOptions<P>) {
		this.#run = run;
		this.#whole = run.cursor?.whole;
		this.#left = run.cursor?.next;
	}

	/** The list that is worked on has all places. */
	get isWhole(): boolean {
		return this.#isWhole;
	}

	/** Everything until then was there when the places were listed, in milliseconds since the epoch. */
	get newest(): number {
		return this.#listed.newest ?? Number.NEGATIVE_INFINITY;
	}

	/** When they were listed, by the server's clock, in milliseconds since the epoch. */
	get serverTime(): number {
		return this.#listed.serverTime ?? Number.NEGATIVE_INFINITY;
	}

	/** What is left is of use to the next run. */
	get isLimited(): boolean {
		return this.#run.isLimited;
	}

	/** Some places are not read to their end. */
	get isOpen(): boolean {
		return this.#open.size > 0;
	}

	/** All places are to be listed, to find what a list by activity does not show, or to count them. */
	isDue(isOrderCertain: boolean): boolean {
		return !this.#isYoung(this.#whole, isOrderCertain ? countLife : listLife);
	}

	/** Places that an earlier run has left, and that need not be listed again. */
	resume(): readonly P[] {
		const { isChosen } = this.#run.source;
		if (!isChosen || !this.#left || !this.#isYoung(this.#left.at, listLife)) return [];
		const { places, ...listed } = this.#left;
		this.#listed = listed;
		return this.take((places as readonly P[]).filter(isChosen));
	}

	begin({ newest, isInOrder = false }: ListedPlaces<P>, isWhole: boolean): void {
		const { now, source } = this.#run;
		const serverTime = source.serverTime?.();
		this.#isWhole = isWhole;
		this.#isInOrder = isInOrder;
		this.#listed = {
			at: now(),
			...(newest !== undefined && Number.isFinite(newest) && { newest }),
			...(serverTime !== undefined && { serverTime }),
		};
	}

	/** Those that are to be read. */
	take(places: readonly P[]): readonly P[] {
		this.#open = new Map(places.map((place) => [place.id, place]));
		return places;
	}

	/** It was read to its end, or refused. */
	end(place: P): void {
		this.#open.delete(place.id);
	}

	/** All were read. */
	finish(): void {
		this.#open.clear();
		if (this.#isWhole) this.#whole = this.#isInOrder ? this.#listed.at : undefined;
	}

	cursor(): Pick<RetrievalCursor, 'next' | 'whole'> {
		const { isLimited, source } = this.#run;
		const isLeft = isLimited && source.isChosen && this.isOpen;
		const places = [...this.#open.values()].slice(0, maxLeft);
		return {
			...(this.#whole !== undefined && { whole: this.#whole }),
			...(isLeft && { next: { ...this.#listed, places } }),
		};
	}

	/** Of another machine, perhaps: its clock may be ahead. */
	#isYoung(at: number | undefined, life: number): boolean {
		return at !== undefined && Math.abs(this.#run.now() - at) <= life;
	}
}
