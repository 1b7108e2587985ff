import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { filled } from '../values.ts';
import { details } from './fields.ts';
import { userOf } from './values.ts';

export const create = meetingsOperation({
	name: 'Create',
	action: 'Create a user',
	description: 'Add a user to the site; needs an administrator',
	fields: [
		{
			displayName: 'Email Address',
			name: 'email',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. nathan@example.com',
		},
		{
			displayName: 'First Name',
			name: 'firstName',
			type: 'string',
			default: '',
			required: true,
		},
		{
			displayName: 'Last Name',
			name: 'lastName',
			type: 'string',
			default: '',
			required: true,
		},
		{
			displayName: 'User WebEx ID',
			name: 'webExId',
			type: 'string',
			default: '',
			placeholder: 'e.g. nathan',
			description: 'Only on classic sites; the email address if empty',
		},
		details,
	],
	run: async ({ webex }, { email, firstName, lastName, webExId, details }) => {
		const user = { webExId: webExId || email, email, firstName, lastName };
		const { userId } = await webex.users.create(
			{ ...userOf(details), ...user },
			filled({ additionalXml: details.additionalXml }),
		);
		return { ...user, ...(userId && { userId }), created: true };
	},
});
