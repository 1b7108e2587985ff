import { readMoment } from '../../world/meetings/dates.ts';
import { invalid } from './checks.ts';

/** Milliseconds since the epoch. */
export interface Range {
	readonly from: number;
	readonly to: number;
}

const span = 7 * 24 * 3600_000; // ms

interface Asked {
	readonly from?: string | undefined;
	readonly to?: string | undefined;
}

/** Of series and occurrences: the next 7 days, unless something else is asked for. */
export const rangeOf = (asked: Asked, zone: string, now: number): Range =>
	filled(asked, zone, { from: now, to: now + span });

/** Of what has taken place: the last 7 days, unless something else is asked for. */
export const pastRangeOf = (asked: Asked, zone: string, now: number): Range =>
	filled(asked, zone, { from: now - span, to: now });

function filled({ from, to }: Asked, zone: string, usual: Range): Range {
	const begin = readDate(from, zone, 'from');
	const end = readDate(to, zone, 'to');
	const range = {
		from: begin ?? (end === undefined ? usual.from : end - span),
		to: end ?? (begin === undefined ? usual.to : begin + span),
	};
	if (range.from > range.to) throw invalid('The from cannot be after to.');
	return range;
}

/** @throws Failure 400 for what is no date. */
export function readDate(
	text: string | undefined,
	zone: string,
	field: string,
): number | undefined {
	if (text === undefined) return undefined;
	const moment = readMoment(text, zone);
	if (moment === undefined) throw invalid(`The ${field} is not in ISO 8601 format.`);
	return moment;
}
