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

/** One of the zones that Webex has numbers for. */
export const timeZone = {
	displayName: 'Time Zone',
	name: 'timeZone',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: "The zone that invitations show; empty for the workflow's zone",
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: "The workflow's time zone",
			typeOptions: { searchListMethod: 'searchTimeZones', searchable: true },
		},
		{
			displayName: 'By Number',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 20 for UTC',
		},
	],
} as const;

/** A type of session; each site has its own numbers for them. */
export const meetingType = {
	displayName: 'Meeting Type',
	name: 'meetingType',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: "The type of session; empty for the host's default",
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: "The host's default",
			typeOptions: { searchListMethod: 'searchMeetingTypes', searchable: true },
		},
		{
			displayName: 'By Number',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 3',
		},
	],
} as const;
