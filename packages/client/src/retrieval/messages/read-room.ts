import type { RestClient } from '../../rest/engine/client.ts';
import type { Message } from '../../rest/messaging/messages.schema.ts';
import type { Room } from '../../rest/messaging/rooms.schema.ts';
import type { ItemPage } from '../engine/source.ts';
import { divide, type Span } from './divide.ts';
import { listMessagesDown, type MessageListing } from './list-down.ts';

/** Messages of one span that are held in memory; what is longer is divided. */
const maxHeld = 1000;

/** Parts that are read or held at the same time, over all rooms. */
export interface Slots {
	busy: number;
}

export interface RoomListing extends MessageListing {
	readonly room: Pick<Room, 'id' | 'type'> & Partial<Pick<Room, 'created'>>;
}

interface ReadOptions {
	readonly held?: number | undefined;
	readonly slots: Slots;
	/** How many slots there are now. */
	readonly wanted: () => number;
}

interface Part {
	readonly span: Span;
	reading?: Promise<Found>;
}

interface Found {
	/** Newest first. */
	readonly pages: readonly (readonly Message[])[];
	/** What is older, and was not read because enough is held. */
	readonly rest?: Required<Span>;
}

/**
 * The messages of a room since a time, oldest first, a page at a time. Webex lists newest first. So what is long is
 * divided by time, and its oldest part is read first: memory stays flat, and nothing is read twice.
 */
export async function* readRoom(
	client: RestClient,
	listing: RoomListing,
	{ held = maxHeld, slots, wanted }: ReadOptions,
): AsyncGenerator<ItemPage<Message>> {
	/** The oldest last. */
	const left: Part[] = [{ span: { from: listing.until } }];
	let begun = 0;
	const take = (parts: number) => {
		begun += parts;
		slots.busy += parts;
	};
	const begin = (part: Part): Promise<Found> => {
		if (part.reading) return part.reading;
		take(1);
		part.reading = readSpan(client, listing, part.span, held);
		// It fails when it is its turn.
		part.reading.catch(() => {});
		return part.reading;
	};
	try {
		for (let part = left.at(-1); part; part = left.at(-1)) {
			const found = await begin(part);
			const { pages, rest } = found;
			if (rest) {
				part.reading = Promise.resolve({ pages });
				const parts = divide(rest, { ...edgesOf(pages), held, created: listing.room.created });
				left.push(...parts.map((span) => ({ span })));
			} else {
				left.pop();
			}
			// Where few rooms are left, their parts are read at the same time.
			for (const next of left.toReversed()) if (slots.busy < wanted()) begin(next);
			if (rest) continue;
			for (const [index, page] of [...pages.entries()].toReversed()) {
				yield { items: page.toReversed(), isLast: left.length === 0 && index === 0 };
			}
			take(-1);
		}
	} finally {
		take(-begun);
		await Promise.allSettled(left.map(({ reading }) => reading));
	}
}

/** Newest first, down to its beginning, or until enough is held. */
async function readSpan(
	client: RestClient,
	listing: RoomListing,
	{ from, to }: Span,
	held: number,
): Promise<Found> {
	const pages: (readonly Message[])[] = [];
	let count = 0;
	const { firstPage, ...common } = listing;
	const span = to === undefined ? { ...common, firstPage } : { ...common, before: to };
	for await (const { messages, isLast } of listMessagesDown(client, { ...span, until: from })) {
		if (messages.length > 0) pages.push(messages);
		count += messages.length;
		if (isLast) break;
		const { newest, oldest } = edgesOf(pages);
		// There may be more of the last moment: it belongs to the rest. Of a single moment everything is read.
		if (count < held || newest === oldest) continue;
		const above = pages
			.map((page) => page.filter(({ created }) => Date.parse(created) > oldest))
			.filter(({ length }) => length > 0);
		return { pages: above, rest: { from, to: oldest + 1 } };
	}
	return { pages };
}

/** In milliseconds since the epoch. */
function edgesOf(pages: readonly (readonly Message[])[]) {
	const newest = pages[0]?.[0]?.created ?? '';
	const oldest = pages.at(-1)?.at(-1)?.created ?? '';
	return {
		newest: Date.parse(newest),
		oldest: Date.parse(oldest),
		count: pages.reduce((sum, { length }) => sum + length, 0),
	};
}
