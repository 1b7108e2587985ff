import { invalid } from './checks.ts';
import { pastRangeOf, type Range } from './range.ts';

const day = 24 * 3600_000; // ms

interface Limits {
	readonly zone: string;
	readonly now: number;
	/** The longest period. */
	readonly days?: number | undefined;
	/** How far back it may begin, in days. */
	readonly kept?: number | undefined;
}

/** Of what is over: the last 7 days, unless something else is asked for. @throws Failure 400 for a longer period. */
export function pastRange(
	asked: { readonly from?: string | undefined; readonly to?: string | undefined },
	{ zone, now, days, kept }: Limits,
): Range {
	const range = pastRangeOf(asked, zone, now);
	if (days !== undefined && range.to - range.from > days * day) {
		throw invalid(`The interval between from and to must be within ${days} days.`);
	}
	if (kept !== undefined && range.from < now - kept * day) {
		throw invalid(`The from cannot be earlier than ${kept} days ago.`);
	}
	return range;
}

export const isWithin = (moment: number, { from, to }: Range): boolean =>
	moment >= from && moment < to;
