import { hasStatus } from '@webex-nodes/http';
import type { Page } from '../../list.ts';
import { type Dated, Listed } from './listed.ts';
import { type Listing, readPages } from './pages.ts';

/**
 * A list, newest first, whose next page starts after an item that may be deleted until then: it goes on by time, and
 * leaves out what came before. It ends with an error when the list still shows the item that is said to be missing.
 * @see https://developer.webex.com/docs/api/v1/messages/list-messages
 */
export async function* readResumed<Item extends Dated>(
	listing: Listing,
): AsyncGenerator<Page<Item>> {
	const { input, options } = listing;
	const startsAfterItem = input['beforeMessage'] !== undefined || options.from !== undefined;
	const listed = new Listed<Item>();
	const missing = new Set<string>();
	let left = options.limit ?? Number.POSITIVE_INFINITY;
	let current = listing;
	for (;;) {
		/** What the next page starts after. */
		let after: string | undefined;
		try {
			for await (const page of readPages<Item>(current)) {
				after = page.items.at(-1)?.id ?? after;
				const fresh = listed.add(page.items);
				const items = fresh.length > left ? fresh.slice(0, left) : fresh;
				left -= items.length;
				yield { ...page, items };
				if (left <= 0) return;
			}
			return;
		} catch (error) {
			const isUnclear = startsAfterItem && listed.isOneMoment;
			if (!hasStatus(error, 404) || after === undefined || isUnclear) throw error;
			if (missing.has(after)) throw error;
			missing.add(after);
			current = goOn(listing, listed.oldest);
		}
	}
}

/** What is of the last moment comes again, and does not count. */
function goOn(listing: Listing, oldest: number): Listing {
	const { beforeMessage: _after, ...input } = listing.input;
	const { limit, from: _from, ...options } = listing.options;
	const pageSize = Math.min(
		options.pageSize ?? Number.POSITIVE_INFINITY,
		limit ?? Number.POSITIVE_INFINITY,
	);
	return {
		...listing,
		input: { ...input, before: new Date(oldest + 1).toISOString() },
		options: { ...options, ...(Number.isFinite(pageSize) && { pageSize }) },
	};
}
