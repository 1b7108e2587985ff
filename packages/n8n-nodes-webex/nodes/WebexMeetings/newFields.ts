/** Fields of the operations that return what is new since the last run. */

import { host, simplify, site } from './fields.ts';

const of = {
	displayName: 'Of',
	name: 'of',
	type: 'options',
	default: 'account',
	options: [
		{ name: 'A Host', value: 'hosts', description: 'For administrators and service apps' },
		{ name: 'My Account', value: 'account', description: 'The account of the credential' },
		{
			name: 'The Organisation',
			value: 'organization',
			description: 'For administrators, with the scopes of the organisation',
		},
	],
} as const;

const options = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Changes and Deletions (Hours)',
			name: 'editHours',
			type: 'number',
			default: 24,
			typeOptions: { minValue: 1 },
			description:
				'Also return what was changed or deleted since the last run, if it is not older than this. Each run reads that time again.',
		},
		{
			displayName: 'Late Arrivals (Hours)',
			name: 'lateHours',
			type: 'number',
			default: 24,
			typeOptions: { minValue: 0 },
			description:
				'How long after its time it may appear in Webex and still be found. When not set: 12 hours for meetings, 24 hours for recordings and transcripts.',
		},
		{
			displayName: 'Most per Run',
			name: 'mostPerRun',
			type: 'number',
			default: 1000,
			typeOptions: { minValue: 1 },
			description: 'How many a run returns at most; the next one goes on after them',
		},
		{
			displayName: 'Reset Cursor To',
			name: 'resetTo',
			type: 'dateTime',
			default: '',
			description:
				'Start again at this time, once. The next time that you change it, it starts again.',
		},
	],
} as const;

export const newFields = [
	of,
	{ ...host, required: true, displayOptions: { show: { of: ['hosts'] } } },
	{
		...site,
		description: 'Only those of this site; all sites of the account if empty',
		displayOptions: { show: { of: ['organization'] } },
	},
	{
		displayName: 'First Run Looks Back (Hours)',
		name: 'lookBackHours',
		type: 'number',
		default: 24,
		typeOptions: { minValue: 0 },
		description: 'How far the first run goes back; 0 to start with what comes',
	},
	simplify,
	options,
] as const;
