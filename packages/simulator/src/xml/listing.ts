import type { Listing } from '@webex-nodes/client/xml';
import { z } from 'zod';
import type { Switches } from '../control/switches.ts';
import { failure, invalid } from './failure.ts';

type Item = Readonly<Record<string, unknown>>;

/** What requests of lists have in common. */
const ListRequest = z.object({
	listControl: z
		.object({ startFrom: z.number().default(1), maximumNum: z.number().default(50) })
		.prefault({}),
	order: z
		.object({ orderBy: z.string().array().default([]), orderAD: z.string().array().default([]) })
		.prefault({}),
});

/** What endpoints of lists have in common. */
const ListOutput = z.object({
	items: z.record(z.string(), z.unknown()).array(),
	/** The element that each key of `orderBy` orders by. */
	orders: z.record(z.string(), z.string()).default({}),
});

const maxPage = 500;

/**
 * Orders the items of a list, and takes the page that `listControl` asks for.
 * @throws XmlFailure when there is nothing to show, as Webex does.
 */
export function pageOf(
	listing: Listing,
	input: unknown,
	output: unknown,
	switches: Switches,
): Readonly<Record<string, unknown>> {
	const { items, orders } = ListOutput.parse(output);
	if (items.length === 0) throw failure('000015');
	if (listing.group) return groups(listing.group, listing.items, items);
	if (!listing.paged) return { [listing.items]: items };
	const { listControl, order } = ListRequest.parse(input);
	const { startFrom, maximumNum } = listControl;
	if (maximumNum < 1 || maximumNum > maxPage) {
		throw invalid(`maximumNum is not within 1 and ${maxPage}`);
	}
	const first = listing.items === 'recording' ? switches.xmlRecordingIndex : 1;
	const start = Math.max(startFrom, first);
	const shown = ordered(items, order, orders).slice(start - first, start - first + maximumNum);
	if (shown.length === 0) throw failure('000015');
	return {
		matchingRecords: { total: items.length, returned: shown.length, startFrom: start },
		[listing.items]: shown,
	};
}

/** A list of lists comes whole. */
function groups(group: string, inside: string, items: readonly Item[]) {
	const total = items.flatMap((item) => item[inside] ?? []).length;
	return { matchingRecords: { total, returned: total, startFrom: 1 }, [group]: items };
}

/** By up to three elements; keys that the list does not know change nothing. */
function ordered(
	items: readonly Item[],
	{ orderBy, orderAD }: z.infer<typeof ListRequest>['order'],
	orders: Readonly<Record<string, string>>,
): readonly Item[] {
	const keys = orderBy.flatMap((key, index) => {
		const name = orders[key];
		return name ? [{ name, sign: orderAD[index] === 'DESC' ? -1 : 1 }] : [];
	});
	return [...items].sort((one, other) => {
		for (const { name, sign } of keys) {
			const difference = String(one[name]).localeCompare(String(other[name]), 'en');
			if (difference !== 0) return difference * sign;
		}
		return 0;
	});
}
