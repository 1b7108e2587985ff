export const tabId = {
	displayName: 'Tab ID',
	name: 'tabId',
	type: 'string',
	default: '',
	required: true,
	description: 'The ID that "Get Many" returns',
} as const;

export const displayName = {
	displayName: 'Display Name',
	name: 'displayName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Dashboard',
} as const;

export const contentUrl = {
	displayName: 'Content URL',
	name: 'contentUrl',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://example.com/dashboard',
	description: 'The page that the tab shows, with https',
} as const;
