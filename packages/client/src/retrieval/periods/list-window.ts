import { hasStatus } from '@webex-nodes/http';
import type { Page } from '../../list.ts';

/** Both ends as ISO 8601. Webex says that the first belongs to it and the second does not; either answer is good. */
export interface Period {
	readonly from: string;
	readonly to: string;
}

export interface Window {
	/** Milliseconds since the epoch. */
	readonly from: number;
	readonly to: number;
}

/** Webex lists no more than 10000 instances of meetings; and these are held in memory at the same time. */
const maxListed = 10_000;

/** A list that moves is read again at most this often. */
const maxListings = 5;

/**
 * What is in a window, by key; `undefined` when that is too much for one listing. When something is deleted while the
 * pages are read, the others move up and one of them may be on no page: several pages are read again until nothing is new.
 */
export async function listWindow<Item>(
	list: (period: Period) => AsyncIterable<Page<Item>>,
	{ from, to }: Window,
	{ keyOf, onAnswer }: { keyOf: (item: Item) => string; onAnswer: () => void },
): Promise<ReadonlyMap<string, Item> | undefined> {
	const found = new Map<string, Item>();
	const period = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
	for (let listing = 1; listing <= maxListings; listing++) {
		const before = found.size;
		let pages = 0;
		try {
			for await (const { items } of list(period)) {
				if (listing === 1 && pages === 0) onAnswer();
				pages += 1;
				for (const item of items) found.set(keyOf(item), item);
				if (found.size >= maxListed) return undefined;
			}
		} catch (error) {
			// The item that the page begins after was deleted meanwhile.
			if (pages === 0 || listing === maxListings || !hasStatus(error, 404)) throw error;
			continue;
		}
		if (pages <= 1 || found.size === before) return found;
	}
	return found;
}
