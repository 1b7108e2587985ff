import { make } from './dom.ts';

const dayLength = 24 * 3600 * 1000; // ms

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const clockWithSeconds = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const shortDate = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });
const longDate = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

const startOfDay = (moment: Date) => new Date(moment).setHours(0, 0, 0, 0);

/** Where the person is, such as "2026-11-27". */
export function dayOf(text: string): string {
	const moment = new Date(text);
	const two = (number: number) => String(number).padStart(2, '0');
	return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** Such as "Today", "Yesterday" or "Friday, 20 November 2026". */
export function dayName(text: string): string {
	const days = Math.round((startOfDay(new Date()) - startOfDay(new Date(text))) / dayLength);
	return days === 0 ? 'Today' : days === 1 ? 'Yesterday' : longDate.format(new Date(text));
}

/** The time today, and the date before. */
export function shortTime(text: string): string {
	const moment = new Date(text);
	return dayName(text) === 'Today' ? clock.format(moment) : date.format(moment);
}

/** The time today, and for other days the date and the time. */
export function dayAndTime(text: string): HTMLTimeElement {
	const moment = new Date(text);
	const time = clock.format(moment);
	const day = dayName(text) === 'Today' ? '' : `${shortDate.format(moment)}, `;
	return make('time', {
		dateTime: text,
		textContent: `${day}${time}`,
		title: full.format(moment),
	});
}

/** The time of a day that is named elsewhere; the title tells all of it. */
export function timeElement(text: string, hasSeconds = false): HTMLTimeElement {
	const moment = new Date(text);
	return make('time', {
		dateTime: text,
		textContent: (hasSeconds ? clockWithSeconds : clock).format(moment),
		title: full.format(moment),
	});
}
