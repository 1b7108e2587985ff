/** Fields of the XML API, which names things by numbers. */

import { timeZone as restTimeZone, sessionType } from './meeting.ts';

/** A meeting: chosen from those that have not ended, or by its number. */
export const meeting = {
	displayName: 'Meeting',
	name: 'meetingKey',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The meeting, by its key: the meeting number without spaces',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a meeting...',
			typeOptions: { searchListMethod: 'searchMeetings', searchable: true },
		},
		{
			displayName: 'By Number',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 2550 123 4567',
			extractValue: { type: 'regex', regex: '^\\s*([\\d ]+?)\\s*$' },
			validation: [
				{
					type: 'regex',
					properties: { regex: '^[\\d ]+$', errorMessage: 'A meeting number has digits only' },
				},
			],
		},
	],
} as const;

/** A user of the site. */
export const user = {
	displayName: 'User',
	name: 'user',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description: 'The user, by WebEx ID: on sites of Control Hub the email address',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a user...',
			typeOptions: { searchListMethod: 'searchUsers', searchable: true },
		},
		{
			displayName: 'By WebEx ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. amara@example.com',
		},
	],
} as const;

const [zoneFromList] = restTimeZone.modes;

/** One of the zones that Webex has numbers for. */
export const timeZone = {
	...restTimeZone,
	modes: [
		zoneFromList,
		{
			displayName: 'By Number',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 20 for UTC',
		},
	],
} as const;

export const meetingType = {
	...sessionType,
	description: "The type of session; empty for the host's default",
} as const;
