import { operation } from '../../../src/engine/operation.ts';
import { meetingIdOf, namesOf } from '../../../src/meetings/find.ts';
import { removeInvitees } from '../../../src/meetings/invitees.ts';
import { host, meeting } from '../fields.ts';
import { emails } from './fields.ts';

export const remove = operation({
	name: 'Remove',
	action: 'Remove invitees from a meeting',
	description: 'Withdraw invitations by email address',
	fields: [
		meeting,
		emails,
		host,
		{
			displayName: 'Send Email',
			name: 'sendEmail',
			type: 'boolean',
			default: false,
			description: 'Whether Webex notifies the people',
		},
	],
	run: async (webex, { meetingKey, emails, hostEmail, sendEmail }) => {
		const meetingId = await meetingIdOf(webex, meetingKey, { hostEmail });
		await removeInvitees(webex, { meetingId, emails, hostEmail, sendEmail });
		const names = namesOf(meetingKey, meetingId);
		return emails.map((email) => ({ ...names, email, removed: true }));
	},
});
