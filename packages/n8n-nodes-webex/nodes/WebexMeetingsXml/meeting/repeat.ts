import { WebexInputError } from '@webex-nodes/http';
import type { Repetition } from '../../fields/repeat.ts';

const types = { daily: 'DAILY', weekly: 'WEEKLY', monthly: 'MONTHLY' } as const;

/** The repetition in the form of Webex; `undefined` for a meeting that takes place once. */
export function repeatOf({ repeat, interval, days, dayOfMonth, ends, times, until }: Repetition) {
	if (repeat === 'never') return undefined;
	if (repeat === 'weekly' && !days?.length) {
		throw new WebexInputError('On Days', 'choose at least one day of the week');
	}
	return {
		repeatType: types[repeat],
		...(interval !== undefined && { interval }),
		...(repeat === 'weekly' && days && { dayInWeek: { day: days } }),
		...(repeat === 'monthly' && dayOfMonth !== undefined && { dayInMonth: dayOfMonth }),
		...(ends === 'count' && times !== undefined && { afterMeetingNumber: times }),
		// In the zone of the schedule: the whole day counts.
		...(ends === 'until' && until && { expirationDate: `${until}T23:59:59` }),
	};
}
