import { readMoment } from '../../world/meetings/dates.ts';
import { invalid } from './checks.ts';
import type { Range } from './range.ts';

const day = 24 * 3600_000; // ms
const usual = 7 * day;

interface Given {
	readonly from?: string | undefined;
	readonly to?: string | undefined;
}

/** Of what is over: the last 7 days, unless something else is asked for. @throws Failure 400 for a longer period. */
export function pastRange(
	given: Given,
	{
		zone,
		now,
		days,
		kept,
	}: {
		readonly zone: string;
		readonly now: number;
		/** The longest period. */
		readonly days?: number | undefined;
		/** How far back it may begin. */
		readonly kept?: number | undefined;
	},
): Range {
	const begin = readDate(given.from, zone, 'from');
	const end = readDate(given.to, zone, 'to');
	const to = end ?? (begin === undefined ? now : begin + usual);
	const range = { from: begin ?? to - usual, to };
	if (range.from > range.to) throw invalid('The from cannot be after to.');
	if (days !== undefined && range.to - range.from > days * day) {
		throw invalid(`The interval between from and to must be within ${days} days.`);
	}
	if (kept !== undefined && range.from < now - kept * day) {
		throw invalid(`The from cannot be earlier than ${kept} days ago.`);
	}
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

export const isWithin = (moment: number, { from, to }: Range): boolean =>
	moment >= from && moment < to;
