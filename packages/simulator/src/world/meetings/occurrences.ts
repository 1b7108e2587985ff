import ICAL from 'ical.js';
import { momentOfWall, wallTime } from './dates.ts';
import type { MeetingFields, MeetingRecord } from './series.ts';

/** One meeting of a series. */
export interface Occurrence {
	/** That of the series, and when it was planned. */
	readonly id: string;
	readonly isModified: boolean;
	readonly fields: MeetingFields;
}

/** The number of occurrences of a series that ends. @see https://developer.webex.com/docs/api/v1/meetings/create-a-meeting */
const largest: Readonly<Record<string, number>> = {
	DAILY: 1826,
	WEEKLY: 261,
	MONTHLY: 60,
	YEARLY: 5,
};
const furthest = 5 * 366 * 24 * 3600_000; // ms

/** Whether Webex takes it as a rule for series. */
export function isRule(recurrence: string): boolean {
	try {
		const { freq, count, interval } = ICAL.Recur.fromString(recurrence);
		const isCounted = (count ?? 1) > 0 && interval > 0;
		return (
			Object.hasOwn(largest, freq ?? '') &&
			isCounted &&
			!/\b(?:COUNT|INTERVAL)=0+\b/i.test(recurrence)
		);
	} catch {
		return false;
	}
}

/** In the order of their planned times, without those that were cancelled; a series without an end stops after 5 years. */
export function* occurrencesOf(meeting: MeetingRecord): Generator<Occurrence> {
	const { id, fields, exceptions } = meeting;
	const { recurrence: _recurrence, ...single } = fields;
	const duration = fields.end - fields.start;
	for (const start of plannedStarts(fields)) {
		const key = keyOf(start);
		const exception = exceptions[key];
		if (exception === 'cancelled') continue;
		yield {
			id: `${id}_${key}`,
			isModified: exception !== undefined,
			fields: { ...single, start, end: start + duration, ...exception },
		};
	}
}

/** Clocks of the meeting's zone show the same time at each, in summer and in winter. */
function* plannedStarts({ start, recurrence, timezone }: MeetingFields): Generator<number> {
	if (!recurrence) {
		yield start;
		return;
	}
	const rule = ICAL.Recur.fromString(recurrence);
	const isEndless = !rule.count && !rule.until;
	const until = rule.until && rule.until.toUnixTime() * 1000;
	// The library would compare a time of UTC with one on the wall.
	rule.until = null;
	const most = isEndless ? Number.POSITIVE_INFINITY : (largest[rule.freq ?? ''] ?? 0);
	const first = new Date(wallTime(start, timezone));
	const iterator = rule.iterator(
		ICAL.Time.fromData({
			year: first.getUTCFullYear(),
			month: first.getUTCMonth() + 1,
			day: first.getUTCDate(),
			hour: first.getUTCHours(),
			minute: first.getUTCMinutes(),
		}),
	);
	for (let count = 0; count < most; count++) {
		const next = iterator.next();
		if (!next) return;
		const { year, month, day, hour, minute } = next;
		const moment = momentOfWall(Date.UTC(year, month - 1, day, hour, minute), timezone);
		if (moment > (until || start + furthest) || moment > start + furthest) return;
		yield moment;
	}
}

/** @example keyOf(Date.UTC(2026, 11, 1, 9)) // 20261201T090000Z */
const keyOf = (moment: number) => new Date(moment).toISOString().replaceAll(/[-:]|\.\d+/g, '');

/**
 * The occurrence that takes place at the moment: the one with the ID, else the one whose time it is, the next one, or the last
 * one that there was.
 */
export function currentOf(
	meeting: MeetingRecord,
	at: number,
	occurrenceId?: string,
): Occurrence | undefined {
	let last: Occurrence | undefined;
	for (const occurrence of occurrencesOf(meeting)) {
		last = occurrence;
		const isMeant =
			occurrenceId === undefined ? occurrence.fields.end > at : occurrence.id === occurrenceId;
		if (isMeant) return occurrence;
	}
	return last;
}
