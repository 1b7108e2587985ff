export const membershipId = {
	displayName: 'Membership ID',
	name: 'membershipId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL01FTUJFUlNISVAv...',
	description: 'The ID that "Get Many" returns',
} as const;

export const isModerator = {
	displayName: 'Moderator',
	name: 'isModerator',
	type: 'boolean',
	default: false,
	description: 'Whether the person moderates',
} as const;

export const selectBy = {
	displayName: 'Select By',
	name: 'selectBy',
	type: 'options',
	noDataExpression: true,
	default: 'person',
	options: [
		{ name: 'Membership ID', value: 'id' },
		{ name: 'Room and Person', value: 'person' },
	],
} as const;
