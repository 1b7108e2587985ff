import type { Output, xml } from '@webex-nodes/client/xml';
import { momentOf } from './endpoint.ts';

export type Repeat = NonNullable<Output<typeof xml.meetings.create.request>['repeat']>;

const days = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];
const codes = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const codeOf = (day: string) => codes[days.indexOf(day)] ?? '';
const dayOf = (code: string) => days[codes.indexOf(code)] ?? '';

const compact = (moment: number) => new Date(moment).toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** What each kind of series adds to its rule. */
const parts: Readonly<Record<string, (repeat: Repeat) => readonly string[]>> = {
	DAILY: () => [],
	WEEKLY: ({ dayInWeek }) => {
		const named = (dayInWeek?.day ?? []).map(codeOf).filter(Boolean);
		return named.length > 0 ? [`BYDAY=${named.join(',')}`] : [];
	},
	MONTHLY: ({ dayInMonth, weekInMonth, dayInWeek }) => {
		const [day] = dayInWeek?.day ?? [];
		if (dayInMonth) return [`BYMONTHDAY=${dayInMonth}`];
		return weekInMonth && day ? [`BYDAY=${weekInMonth > 4 ? -1 : weekInMonth}${codeOf(day)}`] : [];
	},
	YEARLY: ({ monthInYear, dayInMonth }) =>
		monthInYear && dayInMonth ? [`BYMONTH=${monthInYear}`, `BYMONTHDAY=${dayInMonth}`] : [],
};

/** The rule of RFC 2445 for a series of the XML API; none when it does not repeat. */
export function ruleOf(repeat: Repeat | undefined, zone: string): string | undefined {
	const { repeatType = 'NO_REPEAT', interval, afterMeetingNumber, expirationDate } = repeat ?? {};
	const own = parts[repeatType];
	if (!repeat || !own) return undefined;
	const end = momentOf(expirationDate, zone);
	return [
		`FREQ=${repeatType}`,
		`INTERVAL=${interval || 1}`,
		...own(repeat),
		...(afterMeetingNumber ? [`COUNT=${afterMeetingNumber}`] : []),
		...(!afterMeetingNumber && end !== undefined ? [`UNTIL=${compact(end)}`] : []),
	].join(';');
}

/** The same the other way round, as far as the XML API has words for it. */
export function repeatOf(rule: string): Repeat {
	const values = new Map(
		rule.split(';').map((part): [string, string] => {
			const [name = '', value = ''] = part.split('=');
			return [name.toUpperCase(), value];
		}),
	);
	const number = (name: string) => Number(values.get(name) ?? 0) || undefined;
	const named = (values.get('BYDAY') ?? '').split(',').filter(Boolean);
	const [, week] = /^(-?\d)/.exec(named[0] ?? '') ?? [];
	const until = /^(\d{4})(\d\d)(\d\d)/.exec(values.get('UNTIL') ?? '');
	const [interval, count] = [number('INTERVAL'), number('COUNT')];
	const [dayInMonth, monthInYear] = [number('BYMONTHDAY'), number('BYMONTH')];
	return {
		repeatType: (values.get('FREQ') ?? 'DAILY') as NonNullable<Repeat['repeatType']>,
		...(interval && { interval }),
		...(count && { afterMeetingNumber: count }),
		...(named.length > 0 && {
			dayInWeek: { day: named.map((each) => dayOf(each.slice(-2))) as never },
		}),
		...(until && { expirationDate: `${until[1]}-${until[2]}-${until[3]}T23:59:59` }),
		...(dayInMonth && { dayInMonth }),
		...(week && { weekInMonth: week === '-1' ? 5 : Number(week) }),
		...(monthInYear && { monthInYear }),
	};
}
