import { WebexInputError } from '@webex-nodes/http';
import type { Repetition } from '../../nodes/fields/repeat.ts';
import { momentOf } from '../engine/times.ts';

/**
 * The repetition as RFC 2445 writes it, such as FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;COUNT=10; `undefined` for a meeting
 * that takes place once.
 */
export function recurrenceOf(
	{ repeat, interval = 1, days = [], dayOfMonth = 1, ends, times, until }: Repetition,
	zone: string,
): string | undefined {
	if (repeat === 'never') return undefined;
	if (repeat === 'weekly' && days.length === 0) {
		throw new WebexInputError('On Days', 'choose at least one day of the week');
	}
	return [
		`FREQ=${repeat.toUpperCase()}`,
		`INTERVAL=${interval}`,
		repeat === 'weekly' && `BYDAY=${days.map((day) => day.slice(0, 2)).join(',')}`,
		repeat === 'monthly' && `BYMONTHDAY=${dayOfMonth}`,
		ends === 'count' && times !== undefined && `COUNT=${times}`,
		// The whole day counts, on the clocks of the meeting's zone.
		ends === 'until' && until && `UNTIL=${basicFormat(momentOf(`${until}T23:59:59`, zone))}`,
	]
		.filter(Boolean)
		.join(';');
}

/** @example basicFormat('2026-05-01T23:59:59.000Z') // 20260501T235959Z */
const basicFormat = (moment: string) => moment.replaceAll(/[-:]|\.\d+/g, '');

/** Whether two rules say the same: the order of their parts means nothing, nor does an interval of 1. */
export const isSameRule = (one = '', other = ''): boolean => sorted(one) === sorted(other);

const sorted = (rule: string) =>
	rule
		.toUpperCase()
		.replace(/^RRULE:/, '')
		.split(';')
		.filter((part) => part !== '' && part !== 'INTERVAL=1')
		.sort()
		.join(';');

/** How often, as the XML API says it: DAILY, WEEKLY, MONTHLY, YEARLY. */
export const frequencyOf = (rule: string | undefined): string | undefined =>
	/FREQ=([A-Z]+)/i.exec(rule ?? '')?.[1]?.toUpperCase();
