export const kind = {
	displayName: 'Kind',
	name: 'kind',
	type: 'options',
	default: 'meeting',
	options: [
		{ name: 'Event', value: 'event' },
		{ name: 'Meeting', value: 'meeting' },
		{ name: 'Training', value: 'training' },
	],
} as const;

export const filters = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Conference ID',
			name: 'confId',
			type: 'string',
			default: '',
			description:
				'Only this instance of a session; usage and attendees of one instance have the same ID',
		},
		{
			displayName: 'Session Key',
			name: 'sessionKey',
			type: 'string',
			default: '',
			description: 'Only this session, all of its instances',
		},
		{
			displayName: 'Topic',
			name: 'topic',
			type: 'string',
			default: '',
			description: 'Only sessions with exactly this name',
		},
	],
} as const;
