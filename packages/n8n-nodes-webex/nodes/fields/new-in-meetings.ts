/** Fields of whatever returns what is new in Webex Meetings: operations, and events of the poll trigger. */

import { host, site } from './meeting.ts';

export const whose = {
	displayName: 'Whose',
	name: 'of',
	type: 'options',
	default: 'account',
	description: 'Whose meetings are looked at',
	options: [
		{ name: 'A Host', value: 'hosts', description: 'For administrators and service apps' },
		{ name: 'My Account', value: 'account', description: 'The account of the credential' },
		{
			name: 'The Organization',
			value: 'organization',
			description: 'For administrators, with the scopes of the organization',
		},
	],
} as const;

export const oneHost = {
	...host,
	required: true,
	displayOptions: { show: { of: ['hosts'] } },
} as const;

export const oneSite = {
	...site,
	description: 'Only those of this site; all sites of the account if empty',
	displayOptions: { show: { of: ['organization'] } },
} as const;

export const withParticipants = {
	displayName: 'Include Participants',
	name: 'withParticipants',
	type: 'boolean',
	default: false,
	description: 'Whether to return who was there: one request more for each meeting',
} as const;

export const changesAndDeletions = {
	displayName: 'Changes and Deletions (Hours)',
	name: 'editHours',
	type: 'number',
	default: 24,
	typeOptions: { minValue: 1 },
	description:
		'Also return what was changed or deleted since the last run, if it is not older than this. Each run reads that time again.',
} as const;

export const lateArrivals = {
	displayName: 'Late Arrivals (Hours)',
	name: 'lateHours',
	type: 'number',
	default: 24,
	typeOptions: { minValue: 0 },
	description:
		'How long after its time it may appear in Webex and still be found. Without this option: 12 hours for meetings, 24 hours for recordings and transcripts.',
} as const;
