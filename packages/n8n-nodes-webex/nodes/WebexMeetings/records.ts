/** Fields of what meetings leave behind. */

import { meeting } from '../fields/meeting.ts';

export { from, to } from '../fields/period.ts';

/** Webex has them for single held meetings. */
export const heldMeeting = {
	...meeting,
	description:
		'The held meeting, by its ID. Of a series, a number or a link, the newest one that took place in the last year.',
} as const;

/** Webex has these only after the end. */
export const endedMeeting = {
	...meeting,
	description:
		'The held meeting, by its ID; it must have ended. Of a series, a number or a link, the newest one that ended in the last year.',
} as const;

export const whose = {
	displayName: 'Whose',
	name: 'whose',
	type: 'options',
	default: 'own',
	options: [
		{
			name: 'Everybody on the Site',
			value: 'all',
			description:
				'For administrators: of one site, the preferred one unless a filter names another',
		},
		{ name: 'Own', value: 'own', description: 'Those of the account of the credential' },
	],
} as const;

export const recordingId = {
	displayName: 'Recording',
	name: 'recordingId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The recording, as "Get Many" returns it',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a recording...',
			typeOptions: { searchListMethod: 'searchRecordings', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 4f914b1dfe3c4d11a61730f18c0f5387',
		},
	],
} as const;

export const recordingIds = {
	displayName: 'Recordings',
	name: 'recordingIds',
	type: 'string',
	list: 'names',
	default: '',
	required: true,
	placeholder: 'e.g. 4f914b1dfe3c4d11a61730f18c0f5387',
	description: 'IDs, separated by commas, or an expression that returns a list',
} as const;

export const outputField = {
	displayName: 'Put Output File in Field',
	name: 'field',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the output binary field to put the file in',
} as const;

export const participants = {
	displayName: 'Participants',
	name: 'participants',
	type: 'string',
	list: 'names',
	default: '',
	placeholder: 'e.g. nathan@example.com',
	description:
		'Email addresses or participant IDs, separated by commas, or an expression that returns a list',
} as const;
