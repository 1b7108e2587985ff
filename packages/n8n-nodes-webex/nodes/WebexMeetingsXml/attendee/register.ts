import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { meeting } from '../../fields/meetings.ts';
import { emailInvitations } from '../fields.ts';

export const register = meetingsOperation({
	name: 'Register',
	action: 'Register an attendee for a meeting',
	description:
		'Register a person for a meeting with registration; returns the ID that joining needs',
	rest: 'POST /meetings/{meetingId}/registrants',
	fields: [
		meeting,
		{
			displayName: 'Email Address',
			name: 'email',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. nathan@example.com',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Company',
					name: 'company',
					type: 'string',
					default: '',
				},
				emailInvitations,
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Nathan Smith',
				},
			],
		},
	],
	run: async ({ webex }, { meetingKey, email, options }) => {
		const { name, company, emailInvitations = false } = options;
		const { register } = await webex.attendees.register({
			attendees: [
				{
					person: { email, ...(name && { name }), ...(company && { company }) },
					joinStatus: 'ACCEPT',
					sessionKey: meetingKey,
					emailInvitations,
				},
			],
		});
		const [registered] = register;
		return {
			meetingKey,
			email,
			...(registered && {
				attendeeId: registered.attendeeID,
				registerId: registered.registerID,
			}),
		};
	},
});
