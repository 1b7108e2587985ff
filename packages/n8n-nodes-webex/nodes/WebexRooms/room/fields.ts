export const options = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Announcements Only',
			name: 'isAnnouncementOnly',
			type: 'boolean',
			default: true,
			description: 'Whether only moderators may write; the room (space) has to be moderated',
		},
		{
			displayName: 'Classification ID',
			name: 'classificationId',
			type: 'string',
			default: '',
			description: 'How confidential it is, as the organization defines it',
		},
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			default: '',
			description: 'What the room (space) is for; public ones need one',
		},
		{
			displayName: 'Moderated',
			name: 'isLocked',
			type: 'boolean',
			default: true,
			description: 'Whether only moderators may add people and change the room (space)',
		},
		{
			displayName: 'Public',
			name: 'isPublic',
			type: 'boolean',
			default: true,
			description: 'Whether everybody of the organization may find and join it',
		},
		{
			displayName: 'Team ID',
			name: 'teamId',
			type: 'string',
			default: '',
			idType: 'TEAM',
			placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL1RFQU0v...',
			description: 'The team that the room (space) belongs to, by ID or whole name',
		},
	],
} as const;

export const title = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Incident 4711',
} as const;
