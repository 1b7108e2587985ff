import type { Person } from '@webex-nodes/client';
import { firstPage, searching } from './search.ts';

/** A person, chosen from a search, by email address or by ID. */
export const person = {
	displayName: 'Person',
	name: 'person',
	type: 'resourceLocator',
	default: { mode: 'email', value: '' },
	required: true,
	description: 'The person, by email address or ID',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a person...',
			typeOptions: {
				searchListMethod: 'searchPeople',
				searchable: true,
				searchFilterRequired: true,
			},
		},
		{
			displayName: 'By Email',
			name: 'email',
			type: 'string',
			placeholder: 'e.g. nathan@example.com',
			validation: [
				{
					type: 'regex',
					properties: { regex: '^\\s*\\S+@\\S+\\s*$', errorMessage: 'Not an email address' },
				},
			],
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL1BFT1BMRS...',
		},
	],
} as const;

const most = 100;

/** Webex finds people by the beginning of the name, or by the whole address. */
export const searchPeople = searching(async (webex, wanted, from) => {
	if (!wanted) return { results: [] };
	const query = wanted.includes('@') ? { email: wanted } : { displayName: wanted };
	const { items, next } = await firstPage(
		webex.people.list({ ...query, excludeStatus: true }, { pageSize: most, ...(from && { from }) }),
	);
	return { results: items.map(entry), ...(next && { paginationToken: next }) };
});

const entry = ({ id, displayName, emails: [email = ''] }: Person) => ({
	name: displayName ? `${displayName} (${email})` : email,
	value: id,
});

/** How the API names a person in memberships. */
export const personOf = (value: string) =>
	value.includes('@') ? { personEmail: value.trim() } : { personId: value.trim() };
