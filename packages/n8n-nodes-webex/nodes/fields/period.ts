/** A period of any length: the node divides it into what one request takes. */

export const from = {
	displayName: 'From',
	name: 'from',
	type: 'dateTime',
	default: '',
	required: true,
	description: 'The beginning of the period',
} as const;

export const to = {
	displayName: 'To',
	name: 'to',
	type: 'dateTime',
	default: '',
	required: true,
	description: 'The end of the period; it may be of any length',
} as const;
