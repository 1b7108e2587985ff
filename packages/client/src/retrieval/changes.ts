import type { RestClient } from '../rest/engine/client.ts';
import { buildId, parseId } from '../rest/engine/ids.ts';
import type { Message } from '../rest/messaging/messages.schema.ts';
import { messageUuid, type Seen } from './cursor.ts';
import type { MessageListing } from './messages.ts';
import { readRoom, seenOf } from './read-room.ts';

/** What happened to a message. The key is the same whenever the same is delivered again. */
export type Change =
	| { readonly kind: 'created' | 'updated'; readonly key: string; readonly message: Message }
	| {
			readonly kind: 'deleted';
			readonly key: string;
			readonly messageId: string;
			/** ISO 8601. */
			readonly created: string;
	  };

interface Comparison {
	/** What was delivered before. */
	readonly seen: ReadonlyMap<string, Seen>;
	/** Looks for edits and deletions too. */
	readonly withEdits: boolean;
	/** Messages that are held in memory at most. */
	readonly held: number | undefined;
}

/** What happened in a room since it was read last: messages, oldest first, then deletions. A page at a time. */
export async function* readChanges(
	client: RestClient,
	listing: MessageListing,
	{ seen: before, withEdits, held }: Comparison,
): AsyncGenerator<readonly Change[]> {
	const seen = new Map(before);
	const unlisted = new Map(withEdits ? before : []);
	const pages = readRoom(client, listing, {
		...(held && { held }),
		...(withEdits && { onListed: ({ id }) => unlisted.delete(messageUuid(id)) }),
	});
	for await (const page of pages) {
		yield page.flatMap((message) => {
			const key = messageUuid(message.id);
			const change = changeOf(message, { before: seen.get(key), withEdits });
			seen.set(key, seenOf(message, withEdits));
			return change ?? [];
		});
	}
	yield [...unlisted]
		.filter(([, [created]]) => created >= listing.until)
		.sort(([, [one]], [, [other]]) => one - other)
		.map(([key, [created]]) => deletionOf(key, created, listing.room.id));
}

function changeOf(
	message: Message,
	{ before, withEdits }: { readonly before: Seen | undefined; readonly withEdits: boolean },
): Change | undefined {
	const key = messageUuid(message.id);
	if (!before) return { kind: 'created', key, message };
	const [, updated] = seenOf(message, withEdits);
	if (!withEdits || updated === before[1]) return undefined;
	return { kind: 'updated', key: `${key}/${message.updated}`, message };
}

const deletionOf = (key: string, created: number, roomId: string): Change => ({
	kind: 'deleted',
	key: `${key}/deleted`,
	messageId: messageIdOf(key, roomId),
	created: new Date(created).toISOString(),
});

/** The ID that a message had, in the region of its room. */
function messageIdOf(key: string, roomId: string): string {
	const room = parseId(roomId);
	return room ? buildId('MESSAGE', key, room.cluster) : key;
}
