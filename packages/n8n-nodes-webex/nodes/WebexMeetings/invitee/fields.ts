export const emails = {
	displayName: 'Email Addresses',
	name: 'emails',
	type: 'string',
	list: 'names',
	default: '',
	required: true,
	placeholder: 'e.g. one@example.com, two@example.com',
	description: 'One or several, separated by commas, or an expression that returns a list',
} as const;

export const name = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Nathan Smith',
} as const;

export const role = {
	displayName: 'Role',
	name: 'role',
	type: 'options',
	default: 'ATTENDEE',
	options: [
		{ name: 'Alternate Host', value: 'HOST', description: 'A co-host' },
		{ name: 'Attendee', value: 'ATTENDEE' },
		{ name: 'Presenter', value: 'PRESENTER', description: 'A panelist of a webinar' },
	],
} as const;
