/** A webhook of the account, chosen from a list or by ID. */
export const webhook = {
	displayName: 'Webhook',
	name: 'webhookId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	idType: 'WEBHOOK',
	description: 'One of the webhooks of the account',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a webhook...',
			typeOptions: { searchListMethod: 'searchWebhooks', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL1dFQkhPT0sv...',
		},
	],
} as const;
