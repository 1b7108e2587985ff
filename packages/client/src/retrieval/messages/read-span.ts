import type { RestClient } from '../../rest/engine/client.ts';
import type { Message } from '../../rest/messaging/messages.schema.ts';
import type { Span } from './divide.ts';
import { listMessagesDown, type MessageListing } from './list-down.ts';

export interface Found {
	/** Newest first. */
	readonly pages: (readonly Message[])[];
	/** How many they are. */
	readonly count: number;
	/** From their oldest to their newest, in milliseconds. */
	readonly length: number;
	/** What is older, and was not read because enough is held. */
	readonly rest?: Required<Span>;
}

/** Newest first, down to its beginning, or until enough is held. */
export async function readSpan(
	client: RestClient,
	listing: MessageListing,
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
		const newest = timeOf(pages[0]?.[0]);
		const oldest = timeOf(pages.at(-1)?.at(-1));
		// There may be more of the last moment: it belongs to the rest. Of a single moment everything is read.
		if (count < held || newest === oldest) continue;
		const above = pages.map((page) => newerThan(oldest, page)).filter(({ length }) => length > 0);
		return { pages: above, count, length: newest - oldest, rest: { from, to: oldest + 1 } };
	}
	return { pages, count, length: timeOf(pages[0]?.[0]) - timeOf(pages.at(-1)?.at(-1)) };
}

function newerThan(time: number, page: readonly Message[]): readonly Message[] {
	// Newest first: what is not newer is at the end.
	const last = page.findLastIndex((message) => timeOf(message) > time);
	return last === page.length - 1 ? page : page.slice(0, last + 1);
}

/** In milliseconds since the epoch. */
const timeOf = (message: Message | undefined): number => Date.parse(message?.created ?? '');
