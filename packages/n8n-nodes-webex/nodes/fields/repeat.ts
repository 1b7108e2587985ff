import type { Values } from '../../src/engine/field.ts';

const repeat = {
	displayName: 'Repeat',
	name: 'repeat',
	type: 'options',
	default: 'never',
	description: 'How often it takes place again',
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
		displayName: 'Repeat Every',
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
			{ name: 'After a Number of Times', value: 'count' },
			{ name: 'On a Date', value: 'until' },
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

/** How a meeting repeats, as a person fills in the form. */
export type Repetition = Pick<
	Values<typeof repeatFields>,
	'dayOfMonth' | 'days' | 'ends' | 'interval' | 'repeat' | 'times' | 'until'
>;
