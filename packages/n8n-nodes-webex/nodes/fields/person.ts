import { whole } from './whole.ts';

/** A person, chosen from a search, by email address, by name or by ID. */
export const person = {
	displayName: 'Person',
	name: 'person',
	type: 'resourceLocator',
	default: { mode: 'email', value: '' },
	required: true,
	idType: 'PEOPLE',
	email: 'also',
	description: 'The person, by email address, name or ID',
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
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Nathan Smith',
			hint: 'The whole name, or its beginning: Webex finds no other part of it, and nobody outside the organization. Exactly one has to fit. An agent has to give the whole name.',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. Y2lzY29zcGFyazovL3VzL1BFT1BMRS...',
		},
	],
} as const;

/** For what cannot be taken back. */
export const wholePerson = whole(person, {
	name: 'name',
	hint: 'The whole name, in any case. Exactly one person of the organization has to have it.',
});
