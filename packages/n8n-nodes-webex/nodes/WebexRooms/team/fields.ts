export const name = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Dispatch',
} as const;

export const description = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
} as const;
