import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { limit, returnAll, simplify } from '../../fields/common.ts';
import { filled } from '../values.ts';
import { simplifyUser } from './simplify.ts';

export const getMany = meetingsOperation({
	name: 'Get Many',
	action: 'Get many users',
	description: 'List the users of the site by email address; needs an administrator',
	fields: [
		returnAll,
		limit,
		simplify,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Email Begins With',
					name: 'email',
					type: 'string',
					placeholder: 'name@email.com',
					default: '',
				},
				{
					displayName: 'First Name Begins With',
					name: 'firstName',
					type: 'string',
					default: '',
				},
				{
					displayName: 'Last Name Begins With',
					name: 'lastName',
					type: 'string',
					default: '',
				},
				{
					displayName: 'State',
					name: 'active',
					type: 'options',
					default: 'ACTIVATED',
					options: [
						{ name: 'Activated', value: 'ACTIVATED' },
						{ name: 'Deactivated', value: 'DEACTIVATED' },
						{ name: 'Requested to Be Activated', value: 'REQUEST_TO_ACTIVATE' },
					],
				},
			],
		},
	],
	simplify: simplifyUser,
	run: ({ webex }, { limit, filters }) =>
		webex.users.list(
			{ order: { orderBy: ['EMAIL'], orderAD: ['ASC'] }, ...filled(filters) },
			{ limit },
		),
});
