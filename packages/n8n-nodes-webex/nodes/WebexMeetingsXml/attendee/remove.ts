import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { meeting } from '../../fields/meetings.ts';

export const remove = meetingsOperation({
	name: 'Remove',
	action: 'Remove attendees from a meeting',
	description: 'Withdraw invitations by email address',
	rest: 'DELETE /meetingInvitees/{meetingInviteeId}',
	fields: [
		meeting,
		{
			displayName: 'Email Addresses',
			name: 'emails',
			type: 'string',
			list: 'names',
			default: '',
			required: true,
			placeholder: 'e.g. one@example.com, two@example.com',
			description: 'One or several, separated by commas, or an expression that returns a list',
		},
		{
			displayName: 'Send Email',
			name: 'sendEmail',
			type: 'boolean',
			default: false,
			description: 'Whether Webex notifies the people',
		},
	],
	run: async ({ webex }, { meetingKey, emails, sendEmail }) => {
		const attendeeEmail = emails.map((email) => ({ email, sessionKey: meetingKey }));
		await webex.attendees.delete({ attendeeEmail, sendEmail });
		return attendeeEmail.map(({ email }) => ({ meetingKey, email, removed: true }));
	},
});
