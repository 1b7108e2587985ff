import { WebexInputError } from '@webex-nodes/http';
import type { Values } from '../../../src/engine/field.ts';

const repeat = {
	displayName: 'Repeat',
	name: 'repeat',
	type: 'options',
	default: 'never',
	description: 'Whether and how often it takes place again',
	options: [
		{ name: 'Daily', value: 'daily' },
		{ name: 'Monthly', value: 'monthly' },
		{ name: 'Never', value: 'never' },
		{ name: 'Weekly', value: 'weekly' },
	],
} as const;

/** A constant of its own, because n8n's linter requires the alphabetical order and people expect that of the week. */
const week = [
	{ name: 'Monday', value: 'MONDAY' },
	{ name: 'Tuesday', value: 'TUESDAY' },
	{ name: 'Wednesday', value: 'WEDNESDAY' },
	{ name: 'Thursday', value: 'THURSDAY' },
	{ name: 'Friday', value: 'FRIDAY' },
	{ name: 'Saturday', value: 'SATURDAY' },
	{ name: 'Sunday', value: 'SUNDAY' },
] as const;

export const repeatFields = [
	repeat,
	{
		displayName: 'Every',
		name: 'interval',
		type: 'number',
		default: 1,
		typeOptions: { minValue: 1 },
		description: 'How many days, weeks or months there are from one to the next',
		displayOptions: { show: { repeat: ['daily', 'weekly', 'monthly'] } },
	},
	{
		displayName: 'On Days',
		name: 'days',
		type: 'multiOptions',
		default: [],
		required: true,
		description: 'The days of the week that it takes place on',
		options: week,
		displayOptions: { show: { repeat: ['weekly'] } },
	},
	{
		displayName: 'Day of Month',
		name: 'dayOfMonth',
		type: 'number',
		default: 1,
		typeOptions: { minValue: 1, maxValue: 31 },
		displayOptions: { show: { repeat: ['monthly'] } },
	},
	{
		displayName: 'Ends',
		name: 'ends',
		type: 'options',
		default: 'count',
		options: [
			{ name: 'After Number of Times', value: 'count' },
			{ name: 'At a Date', value: 'until' },
			{ name: 'Never', value: 'never' },
		],
		displayOptions: { show: { repeat: ['daily', 'weekly', 'monthly'] } },
	},
	{
		displayName: 'Number of Times',
		name: 'times',
		type: 'number',
		default: 10,
		typeOptions: { minValue: 1, maxValue: 999 },
		displayOptions: { show: { repeat: ['daily', 'weekly', 'monthly'], ends: ['count'] } },
	},
	{
		displayName: 'Until',
		name: 'until',
		type: 'dateTime',
		local: 'date',
		default: '',
		required: true,
		description: 'The last day that it may take place on',
		displayOptions: { show: { repeat: ['daily', 'weekly', 'monthly'], ends: ['until'] } },
	},
] as const;

type Form = Pick<
	Values<typeof repeatFields>,
	'dayOfMonth' | 'days' | 'ends' | 'interval' | 'repeat' | 'times' | 'until'
>;

const types = { daily: 'DAILY', weekly: 'WEEKLY', monthly: 'MONTHLY' } as const;

/** The repetition in the form of Webex; `undefined` for a meeting that takes place once. */
export function repeatOf({ repeat, interval, days, dayOfMonth, ends, times, until }: Form) {
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
