import type { ListPeople, Person, RestClient } from '@webex-nodes/client';
import { operation } from '../../../src/engine/operation.ts';
import { limit, returnAll, simplify } from '../../fields/common.ts';
import { simplifyPerson } from './simplify.ts';

/** Webex takes at most this number of IDs at a time. */
const maxIds = 85;

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many people',
	description:
		'Search people by name, email address or a list of IDs; all of them for administrators',
	fields: [
		{
			displayName: 'Search By',
			name: 'searchBy',
			type: 'options',
			noDataExpression: true,
			default: 'name',
			options: [
				{ name: 'Email', value: 'email', description: 'Exactly this address' },
				{ name: 'IDs', value: 'ids', description: 'Any number of them' },
				{ name: 'Name', value: 'name', description: 'The beginning of the display name' },
				{
					name: 'Nothing',
					value: 'all',
					description: 'All people of the organization, for administrators',
				},
			],
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'name@email.com',
			default: '',
			required: true,
			displayOptions: { show: { searchBy: ['email'] } },
		},
		{
			displayName: 'Name Begins With',
			name: 'displayName',
			type: 'string',
			default: '',
			required: true,
			displayOptions: { show: { searchBy: ['name'] } },
		},
		{
			displayName: 'Person IDs',
			name: 'ids',
			type: 'string',
			list: 'names',
			idType: 'PEOPLE',
			default: '',
			required: true,
			description:
				'Separated by commas, or an expression that returns a list; email addresses and whole names too. A name with a comma needs the list.',
			displayOptions: { show: { searchBy: ['ids'] } },
		},
		returnAll,
		limit,
		simplify,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Leave Out Presence',
					name: 'excludeStatus',
					type: 'boolean',
					default: true,
					description: 'Whether to leave out status and last activity, which is faster',
				},
			],
		},
	],
	simplify: simplifyPerson,
	run: async (webex, { email, displayName, ids, limit, options }) => {
		if (ids) return await listByIds(webex, ids, options, limit);
		const query = { ...(email && { email }), ...(displayName && { displayName }), ...options };
		return await webex.people.list(query, { limit });
	},
});

async function listByIds(
	webex: RestClient,
	ids: readonly string[],
	options: ListPeople,
	limit: number | undefined,
): Promise<Person[]> {
	const wanted = [...new Set(ids)];
	const found: Person[] = [];
	for (let at = 0; at < wanted.length && found.length < (limit ?? Infinity); at += maxIds) {
		const id = wanted.slice(at, at + maxIds).join(',');
		found.push(...(await webex.people.list({ id, ...options })));
	}
	return found.slice(0, limit);
}
