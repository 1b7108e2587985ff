import type { RestClient } from '../../rest/engine/client.ts';
import type { Message } from '../../rest/messaging/messages.schema.ts';
import type { Room } from '../../rest/messaging/rooms.schema.ts';
import type { Division } from '../engine/source.ts';
import { cut, densityOf, divide, type Plan, type Span } from './divide.ts';
import { Expectation } from './expectation.ts';
import type { MessageListing } from './list-down.ts';
import { type Found, readSpan } from './read-span.ts';

/** Messages of one part that are held in memory; what is longer is divided. */
const maxHeld = 1000;

/** Parts that are read or held at the same time, over all rooms. */
export interface Slots {
	busy: number;
}

export interface RoomListing extends MessageListing {
	readonly room: Pick<Room, 'id' | 'type'> & Partial<Pick<Room, 'created'>>;
}

export interface ReadOptions {
	readonly held?: number | undefined;
	/** What an earlier run left: a start, in milliseconds since the epoch, the density, and 1 for what is even. */
	readonly division?: Division | undefined;
	readonly slots: Slots;
	/** How many slots there are now. */
	readonly wanted: () => number;
}

interface Part {
	/** Only the newest part has none: that of the whole room. */
	plan?: Plan;
	/** Of the newest part: down to this time, in milliseconds since the epoch. */
	readonly from?: number;
	/** It was cut from this one. */
	readonly cutFrom?: Part;
	reading?: Promise<void>;
	found?: Found;
}

/** What is left of a room: its oldest part is handed on next, and newer ones are read meanwhile, as slots allow. */
export class Parts {
	readonly #client: RestClient;
	readonly #listing: RoomListing;
	readonly #slots: Slots;
	readonly #wanted: () => number;
	readonly #rules: { readonly held: number; readonly created: string | undefined };
	/** The oldest last. */
	readonly #left: Part[];
	#begun = 0;
	/** Ends what is under way, of this room only. */
	readonly #leaving = new AbortController();
	readonly #leave = () => this.#leaving.abort(this.#given?.reason);
	readonly #given: AbortSignal | undefined;
	readonly #expectation = new Expectation();

	constructor(
		client: RestClient,
		listing: RoomListing,
		{ held = maxHeld, division = [], slots, wanted }: ReadOptions,
	) {
		this.#client = client;
		this.#given = listing.signal;
		this.#given?.throwIfAborted();
		this.#given?.addEventListener('abort', this.#leave);
		this.#listing = { ...listing, signal: this.#leaving.signal };
		this.#slots = slots;
		this.#wanted = wanted;
		this.#rules = { held, created: listing.room.created };
		this.#left = partsOf(listing.until, division);
	}

	get isEmpty(): boolean {
		return this.#left.length === 0;
	}

	/** Oldest first. */
	get division(): Division {
		return this.#left.toReversed().map(({ plan, from = this.#listing.until, found }) => {
			// The rest of it has parts of its own.
			if (found?.rest) return [found.rest.to, plan?.density ?? 0];
			return plan ? [plan.span.from, plan.density, plan.isEven ? 1 : 0] : [from];
		});
	}

	/** What came before is done: the next part begins where the next run does. */
	get divisionFromHere(): Division {
		return this.division.map(([from = 0, ...more], index) => [index === 0 ? 0 : from, ...more]);
	}

	/** The messages of the oldest part, newest first. Its slot is to be given back when they were handed on. */
	async readOldest(): Promise<(readonly Message[])[]> {
		for (;;) {
			const reading = this.#begin(this.#left.length - 1);
			this.#beginMore();
			await reading;
			// It may have become the newest of several.
			const { found } = this.#left.at(-1) ?? {};
			if (!found) continue;
			this.#left.pop();
			return found.pages;
		}
	}

	giveBack(): void {
		this.#take(-1);
	}

	/** Nothing of this room is under way any more. */
	async end(): Promise<void> {
		this.#given?.removeEventListener('abort', this.#leave);
		this.#leaving.abort();
		this.#take(-this.#begun);
		await Promise.allSettled(this.#left.map(({ reading }) => reading));
	}

	#take(parts: number): void {
		this.#begun += parts;
		this.#slots.busy += parts;
	}

	/** Reads a part, or its oldest slice. */
	#begin(index: number): Promise<void> {
		const part = this.#cut(index);
		if (part.reading) return part.reading;
		this.#take(1);
		part.reading = this.#read(part);
		// It fails when it is its turn.
		part.reading.catch(() => {});
		return part.reading;
	}

	/** Where few rooms are left, their parts are read at the same time: the oldest ones first. */
	#beginMore(): void {
		for (let index = this.#left.length - 1; index >= 0; index--) {
			for (let part = this.#left[index]; part && !part.reading; part = this.#left[index]) {
				if (this.#slots.busy >= this.#wanted() || this.#underWay() >= this.#expectation.ahead)
					return;
				this.#begin(index);
			}
		}
	}

	#underWay(): number {
		return this.#left.filter(({ reading, found }) => reading && !found).length;
	}

	/** An even part stays for what is left of it above the slice. */
	#cut(index: number): Part {
		const part = this.#left[index] as Part;
		if (!part.plan?.isEven) return part;
		const { slice, left } = cut(part.plan, this.#rules);
		const oldest = { plan: slice, cutFrom: part };
		if (left) part.plan = left;
		this.#left.splice(left ? index + 1 : index, left ? 0 : 1, oldest);
		return oldest;
	}

	async #read(part: Part): Promise<void> {
		const { plan, cutFrom } = part;
		const span: Span = plan?.span ?? { from: part.from ?? this.#listing.until };
		const found = await readSpan(this.#client, this.#listing, span, this.#rules.held);
		part.found = found;
		const { count, rest } = found;
		const density =
			rest || !plan ? count / found.length : densityOf(count, plan.span, this.#rules.created);
		if (rest) {
			const expected = this.#expectation.isEven ? plan?.density : undefined;
			const plans = divide(rest, { density, expected, ...this.#rules });
			const older: Part[] = plans.map((one) => ({ plan: one }));
			this.#left.splice(this.#left.indexOf(part) + 1, 0, ...older);
		}
		const next = plan && this.#expectation.note(plan, density, cutFrom?.plan);
		// When it is being read as a whole by now, it is cut no more.
		if (cutFrom && next && !cutFrom.reading) cutFrom.plan = next;
	}
}

/** What is left, the oldest last; the first one of a division is what comes after the part that was handed on last. */
function partsOf(until: number, division: Division): Part[] {
	const passed = division.findLastIndex(([from = until]) => from <= until);
	const [, ...known] = division[passed] ?? [];
	const starts = [[until, ...known], ...division.slice(passed + 1)];
	return starts
		.map(([from = until, density = 0, isEven = 0], index): Part => {
			const [to] = starts[index + 1] ?? [];
			if (to === undefined) return { from };
			return { plan: { span: { from, to }, density, isEven: isEven === 1 } };
		})
		.toReversed();
}
