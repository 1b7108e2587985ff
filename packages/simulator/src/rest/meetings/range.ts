import { invalid } from './checks.ts';
import { readMoment } from './dates.ts';

/** Milliseconds since the epoch. */
export interface Range {
	readonly from: number;
	readonly to: number;
}

const span = 7 * 24 * 3600_000; // ms

/** Of series and occurrences: the next 7 days, unless something else is asked for. */
export function rangeOf(
	{ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
	zone: string,
	now: number,
): Range {
	const begin = read(from, zone, 'from');
	const end = read(to, zone, 'to');
	const range = {
		from: begin ?? (end === undefined ? now : end - span),
		to: end ?? (begin ?? now) + span,
	};
	if (range.from > range.to) throw invalid('The from cannot be after to.');
	return range;
}

function read(text: string | undefined, zone: string, field: string): number | undefined {
	if (text === undefined) return undefined;
	const moment = readMoment(text, zone);
	if (moment === undefined) throw invalid(`The ${field} is not in ISO 8601 format.`);
	return moment;
}
