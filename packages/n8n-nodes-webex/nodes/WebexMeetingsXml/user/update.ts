import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { user } from '../../fields/meetings.ts';
import { filled } from '../values.ts';
import { details } from './fields.ts';
import { userOf } from './values.ts';

export const update = meetingsOperation({
	name: 'Update',
	action: 'Update a user',
	description: 'Change a user; what is not set stays as it is',
	fields: [
		user,
		{
			displayName: 'Changes',
			name: 'changes',
			type: 'collection',
			placeholder: 'Add Change',
			default: {},
			options: [
				{
					displayName: 'Email Address',
					name: 'email',
					type: 'string',
					placeholder: 'name@email.com',
					default: '',
					description: 'On sites of Control Hub the WebEx ID changes with it',
				},
				{
					displayName: 'First Name',
					name: 'firstName',
					type: 'string',
					default: '',
				},
				{
					displayName: 'Last Name',
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
					],
				},
			],
		},
		details,
	],
	run: async ({ webex }, { user, changes, details }) => {
		await webex.users.update(
			{ ...userOf(details), ...filled(changes), webExId: user },
			filled({ additionalXml: details.additionalXml }),
		);
		return { webExId: user, updated: true };
	},
});
