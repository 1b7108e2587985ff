import type { RestClient } from '../../rest/engine/client.ts';
import { Listed } from '../../rest/engine/listed.ts';
import type { ListMessages, Message } from '../../rest/messaging/messages.schema.ts';
import type { Room } from '../../rest/messaging/rooms.schema.ts';
import type { Account } from './account.ts';
import { isForbidden, isMissing } from './refusal.ts';

export interface MessageListing {
	readonly room: Pick<Room, 'id' | 'type'>;
	readonly account: Account;
	/** Only what was created before, in milliseconds since the epoch. */
	readonly before?: number;
	/** Ends with the first message that is older, in milliseconds since the epoch. */
	readonly until: number;
	/** Only what mentions the account, in group rooms. */
	readonly mentionsOnly?: boolean;
	/** Of every request; as large as possible when left out. */
	readonly pageSize?: number;
	/** Of the first request, where little is expected and nothing else is said. */
	readonly firstPage?: number | undefined;
	readonly signal?: AbortSignal;
}

export interface MessagePage {
	/** Newest first. */
	readonly messages: readonly Message[];
	/** The listing ends with it. */
	readonly isLast: boolean;
}

export const maxPageSize = 1000;

type Position = Pick<ListMessages, 'before' | 'beforeMessage'>;

/**
 * The messages of a room down to a time, newest first, a page at a time. When the message that the next page starts
 * after is deleted meanwhile, the listing goes on by time. A bot gets what mentions it in group rooms.
 * @see https://developer.webex.com/docs/api/v1/messages/list-messages
 */
export async function* listMessagesDown(
	client: RestClient,
	listing: MessageListing,
): AsyncGenerator<MessagePage> {
	const { room, account, until, signal } = listing;
	const isGroup = room.type === 'group';
	let mentionsOnly = isGroup && (listing.mentionsOnly || account.isKnownBot());
	let pageSize = listing.pageSize ?? listing.firstPage ?? maxPageSize;
	let position: Position =
		listing.before === undefined ? {} : { before: new Date(listing.before).toISOString() };
	const listed = new Listed<Message>();
	for (;;) {
		let isUnfinished = false;
		try {
			const query = {
				roomId: room.id,
				...position,
				...(mentionsOnly && { mentionedPeople: 'me' }),
			};
			const pages = client.messages.list(query, { pageSize, ...(signal && { signal }) }).pages();
			for await (const { items, next } of pages) {
				const fresh = listed.add(items);
				isUnfinished = next !== undefined && listed.oldest >= until;
				yield { messages: since(until, fresh), isLast: !isUnfinished };
				if (!isUnfinished) return;
				if (listed.last && pageSize < maxPageSize && !listing.pageSize) break;
			}
			if (!isUnfinished || !listed.last) return;
			pageSize = listing.pageSize ?? maxPageSize;
			position = { beforeMessage: listed.last.id };
		} catch (error) {
			if (isForbidden(error) && isGroup && !mentionsOnly && !listed.last) {
				mentionsOnly = (await account.isBot()) ?? false;
				if (mentionsOnly) continue;
			}
			// It was deleted before the first request that named it; a list goes on by itself after its first page.
			if (!isMissing(error) || position.beforeMessage === undefined) throw error;
			position = { before: new Date(listed.oldest + 1).toISOString() };
		}
	}
}

/** Newest first: mostly all of them, so the last one decides. */
function since(time: number, messages: readonly Message[]): readonly Message[] {
	const last = messages.at(-1);
	if (!last || Date.parse(last.created) >= time) return messages;
	return messages.filter(({ created }) => Date.parse(created) >= time);
}
