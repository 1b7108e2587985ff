import type { RestClient } from '../../rest/engine/client.ts';
import type { Message } from '../../rest/messaging/messages.schema.ts';
import { listMessagesDown, type MessageListing } from './list-down.ts';

/** Messages of one room that are held until older ones were delivered; more than these are read a second time. */
const maxHeld = 4000;

interface Span {
	/** Milliseconds since the epoch, both included. */
	readonly oldest: number;
	readonly newest: number;
}

/**
 * The messages of a room since a time, oldest first, a page at a time. Webex lists newest first, so the newest of a
 * long listing are dropped, and read again when it is their turn: memory stays flat.
 */
export async function* readRoom(
	client: RestClient,
	listing: MessageListing,
	{ held: limit = maxHeld, onListed }: ReadOptions = {},
): AsyncGenerator<readonly Message[]> {
	const held: (readonly Message[])[] = [];
	const later: Span[] = [];
	let count = 0;
	for await (const page of listMessagesDown(client, listing)) {
		if (page.length === 0) continue;
		for (const message of page) onListed?.(message);
		held.push(page);
		count += page.length;
		while (count > limit && held.length > 1) {
			const newest = held.shift() ?? [];
			count -= newest.length;
			later.push(spanOf(newest));
		}
	}
	yield* oldestFirst(held);
	while (later.length > 0) {
		const { oldest, newest } = later.pop() as Span;
		const again = [];
		const span = { ...listing, pageSize: listing.pageSize ?? 1000 };
		for await (const page of listMessagesDown(client, {
			...span,
			before: newest + 1,
			until: oldest,
		})) {
			again.push(page);
		}
		yield* oldestFirst(again);
	}
}

export interface ReadOptions {
	readonly held?: number;
	/** Is called with each message once, newest first, before any is returned. */
	readonly onListed?: (message: Message) => void;
}

function* oldestFirst(pages: (readonly Message[])[]): Generator<readonly Message[]> {
	for (let page = pages.pop(); page; page = pages.pop()) yield page.toReversed();
}

function spanOf(page: readonly Message[]): Span {
	return {
		newest: Date.parse(page[0]?.created ?? ''),
		oldest: Date.parse(page.at(-1)?.created ?? ''),
	};
}
