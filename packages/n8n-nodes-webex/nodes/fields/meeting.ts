/** A meeting of the REST API. The name is that of the same field of the XML API. */
export const meeting = {
	displayName: 'Meeting',
	name: 'meetingKey',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'A series as a whole, or one occurrence by its ID',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a meeting...',
			typeOptions: { searchListMethod: 'searchMeetings', searchable: true },
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://acme.webex.com/acme/j.php?MTID=m1f2e3d4c5b6a...',
			validation: [
				{
					type: 'regex',
					properties: { regex: '^\\s*https?://.+$', errorMessage: 'Not a link to a meeting' },
				},
			],
		},
		{
			displayName: 'By Number or ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 2550 123 4567',
		},
	],
} as const;

/** The person whose meetings they are. */
export const host = {
	displayName: 'Host',
	name: 'hostEmail',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	idType: 'PEOPLE',
	email: 'only',
	description:
		'For administrators and service apps: the person whose meeting it is, by email address or name. The account of the credential if empty.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'The account of the credential',
			typeOptions: { searchListMethod: 'searchHosts', searchable: true },
		},
		{
			displayName: 'By Email',
			name: 'email',
			type: 'string',
			placeholder: 'e.g. jonas@example.com',
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Jonas Lindqvist',
			hint: 'The whole name, or its beginning: exactly one person of the organization has to fit. An agent has to give the whole name.',
		},
	],
} as const;

/** A zone of the IANA database. */
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
			displayName: 'By Name',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. Europe/Berlin',
		},
	],
} as const;

/** A type of session; each site has its own numbers for them. */
export const sessionType = {
	displayName: 'Meeting Type',
	name: 'meetingType',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: "The type of session; empty for the host's default, but a webinar needs one",
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: "The host's default",
			typeOptions: { searchListMethod: 'searchSessionTypes', searchable: true },
		},
		{
			displayName: 'By Number',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 3',
		},
	],
} as const;

/** A site of Webex Meetings. */
export const site = {
	displayName: 'Site',
	name: 'siteUrl',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The site of Webex Meetings; the preferred one of the account if empty',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a site...',
			typeOptions: { searchListMethod: 'searchSites', searchable: true },
		},
		{
			displayName: 'By Address',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. acme.webex.com',
		},
	],
} as const;

/** A template of meetings. */
export const template = {
	displayName: 'Template',
	name: 'templateId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'A template of the site, which gives what the other fields leave open',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a template...',
			typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. N2Q3MWY0...',
		},
	],
} as const;
