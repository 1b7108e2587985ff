import { firstPage, searching } from './search.ts';

/** A webhook of the account, chosen from a list or by ID. */
export const webhook = {
	displayName: 'Webhook',
	name: 'webhookId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	idType: 'WEBHOOK',
	description: 'The webhook, one of the account',
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

export const searchWebhooks = searching(async (webex, wanted, from) => {
	const options = { pageSize: 100, ...(from && { from }) };
	const { items, next } = await firstPage(webex.webhooks.list({}, options));
	const results = items
		.map(({ id, name, resource, event, status }) => ({
			name: `${name} (${resource} ${event}${status === 'inactive' ? ', inactive' : ''})`,
			value: id,
		}))
		.filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()));
	return { results, ...(next && { paginationToken: next }) };
});
