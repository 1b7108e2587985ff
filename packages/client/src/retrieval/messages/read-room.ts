import type { RestClient } from '../../rest/engine/client.ts';
import type { Message } from '../../rest/messaging/messages.schema.ts';
import type { ItemPage } from '../engine/source.ts';
import { Parts, type ReadOptions, type RoomListing } from './parts.ts';

/**
 * The messages of a room since a time, oldest first, a page at a time. Webex lists newest first. So what is long is
 * divided by time, and its oldest part is read first: memory stays flat, and nothing is read twice.
 */
export async function* readRoom(
	client: RestClient,
	listing: RoomListing,
	options: ReadOptions,
): AsyncGenerator<ItemPage<Message>> {
	const parts = new Parts(client, listing, options);
	try {
		while (!parts.isEmpty) {
			const pages = await parts.readOldest();
			for (let page = pages.pop(); page; page = pages.pop()) {
				yield {
					items: page.toReversed(),
					isLast: parts.isEmpty && pages.length === 0,
					division: pages.length > 0 ? parts.division : parts.divisionFromHere,
				};
			}
			parts.giveBack();
		}
	} finally {
		await parts.end();
	}
}
