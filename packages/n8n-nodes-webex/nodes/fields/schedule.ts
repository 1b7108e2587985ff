/** When a meeting takes place, for the XML API and for REST. */

export const start = {
	displayName: 'Start',
	name: 'start',
	type: 'dateTime',
	default: '',
	description: 'When it begins; now if empty',
} as const;

export const duration = {
	displayName: 'Duration (Minutes)',
	name: 'duration',
	type: 'number',
	default: 60,
	typeOptions: { minValue: 1 },
	description: 'How long it is planned for',
} as const;

export const startsAfter = {
	displayName: 'Starts After',
	name: 'startsAfter',
	type: 'dateTime',
	default: '',
	description: 'Only those that begin at this time or later',
} as const;

export const startsBefore = {
	displayName: 'Starts Before',
	name: 'startsBefore',
	type: 'dateTime',
	default: '',
	description: 'Only those that begin at this time or earlier',
} as const;
