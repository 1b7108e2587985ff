import { firstPage, searching } from './search.ts';

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
