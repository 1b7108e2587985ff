import { operation } from '../../../src/engine/operation.ts';
import { limit, returnAll } from '../../fields/common.ts';
import { shown } from './output.ts';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many webhooks',
	description: 'List the webhooks of the account, or of the organization',
	hidesSecrets: true,
	fields: [
		returnAll,
		limit,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Whole Organization',
					name: 'ofOrganisation',
					type: 'boolean',
					default: true,
					description: 'Whether to list those of the organization; needs an administrator',
				},
			],
		},
	],
	run: async (webex, { limit, filters }) => {
		const query = filters.ofOrganisation ? { ownedBy: 'org' as const } : {};
		return (await webex.webhooks.list(query, { limit })).map(shown);
	},
});
