import { WebexApiError, WebexError } from '@webex-nodes/http';
import type { RestClient } from '../rest/engine/client.ts';
import type { ListMessages, Message } from '../rest/messaging/messages.schema.ts';
import { isMissing } from './rooms.ts';

/** The account left the room, or the room was deleted. */
export class RoomGone extends WebexError {
	static override readonly brand = 'RoomGone';
}

export interface MessageListing {
	readonly roomId: string;
	/** Only what was created before, in milliseconds since the epoch. */
	readonly before?: number;
	/** Ends with the first message that is older, in milliseconds since the epoch. */
	readonly until: number;
	/** Only what mentions the account. */
	readonly mentionsOnly?: boolean;
	/** Hears when Webex shows the account, which then is a bot, no more than that. */
	readonly onMentionsOnly?: () => void;
	/** Of every request; when left out, the first is small and the others as large as can be. */
	readonly pageSize?: number;
	readonly signal?: AbortSignal;
}

/** Most runs find a few new messages at most. */
const firstPage = 50;
const laterPages = 1000;

/**
 * The messages of a room down to a time, newest first, a page at a time. When the message that the next page starts
 * after is deleted meanwhile, the listing goes on by time. A bot gets what mentions it in group rooms.
 * @throws {@link RoomGone}
 * @see https://developer.webex.com/docs/api/v1/messages/list-messages
 */
export async function* listMessagesDown(
	client: RestClient,
	listing: MessageListing,
): AsyncGenerator<readonly Message[]> {
	const { roomId, until, signal } = listing;
	let { mentionsOnly = false } = listing;
	let pageSize = listing.pageSize ?? firstPage;
	let from: Pick<ListMessages, 'before' | 'beforeMessage'> =
		listing.before === undefined ? {} : { before: new Date(listing.before).toISOString() };
	/** What was given of the same moment as the last one: it comes again when the listing goes on by time. */
	let atLast = new Set<string>();
	let last: Message | undefined;
	for (;;) {
		let isUnfinished = false;
		let pagesRead = 0;
		try {
			const query = { roomId, ...from, ...(mentionsOnly && { mentionedPeople: 'me' }) };
			const pages = client.messages.list(query, { pageSize, ...(signal && { signal }) }).pages();
			for await (const { items, next } of pages) {
				pagesRead += 1;
				const fresh = items.filter(({ id }) => !atLast.has(id));
				yield fresh.filter(({ created }) => Date.parse(created) >= until);
				const newLast = fresh.at(-1);
				if (newLast) {
					if (newLast.created !== last?.created) atLast = new Set();
					for (const { id, created } of fresh) if (created === newLast.created) atLast.add(id);
					last = newLast;
				}
				if (last && Date.parse(last.created) < until) return;
				isUnfinished = next !== undefined;
				if (last && isUnfinished && pageSize < laterPages && !listing.pageSize) break;
			}
			if (!isUnfinished || !last) return;
			pageSize = listing.pageSize ?? laterPages;
			from = { beforeMessage: last.id };
		} catch (error) {
			if (isForbidden(error) && !mentionsOnly && !last) {
				mentionsOnly = true;
				listing.onMentionsOnly?.();
				continue;
			}
			if (!isMissing(error)) throw error;
			// Only a message can be missing from a listing that goes on, and none from one by time.
			const isMessage = pagesRead > 0 || from.beforeMessage !== undefined;
			if (!last || !isMessage) throw new RoomGone(`The room ${roomId} is gone`);
			from = { before: new Date(Date.parse(last.created) + 1).toISOString() };
		}
	}
}

export const isForbidden = (error: unknown): boolean =>
	WebexApiError.is(error) && error.status === 403;
