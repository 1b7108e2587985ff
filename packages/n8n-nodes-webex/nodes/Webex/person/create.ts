import { operation } from '../../../src/engine/operation.ts';
import { simplify } from '../../fields/common.ts';
import { details } from './fields.ts';
import { simplifyPerson } from './simplify.ts';
import { detailsOf } from './values.ts';

export const create = operation({
	name: 'Create',
	action: 'Create a person',
	description: 'Add a person to the organization; needs an administrator',
	fields: [
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'name@email.com',
			default: '',
			required: true,
		},
		details,
		simplify,
	],
	simplify: simplifyPerson,
	run: (webex, { email, details }) =>
		webex.people.create({ emails: [email], ...detailsOf(details) }),
});
