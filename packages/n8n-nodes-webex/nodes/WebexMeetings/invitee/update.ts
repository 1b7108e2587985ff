import { operation } from '../../../src/engine/operation.ts';
import { meetingIdOf } from '../../../src/meetings/find.ts';
import { findInvitee, roleInputOf, updateInvitee } from '../../../src/meetings/invitees.ts';
import { simplifyInvitee } from '../../../src/meetings/shape.ts';
import { changesOf, emailInvitations, host, meeting, simplify } from '../fields.ts';
import { name, role } from './fields.ts';

export const update = operation({
	name: 'Update',
	action: 'Update an invitee',
	description: 'Change name or role of a person who is invited',
	fields: [
		meeting,
		{
			displayName: 'Invitee',
			name: 'invitee',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. nathan@example.com',
			description: 'The email address, or the ID that "Get Many" returns as "attendeeId"',
		},
		changesOf([emailInvitations, name, role]),
		host,
		simplify,
	],
	simplify: simplifyInvitee,
	run: async (webex, { meetingKey, invitee: given, changes, hostEmail }) => {
		const meetingId = await meetingIdOf(webex, meetingKey, { hostEmail });
		const invitee = await findInvitee(webex, { meetingId, given, hostEmail });
		return await updateInvitee(webex, {
			invitee,
			person: { displayName: changes.name, ...roleInputOf(changes.role) },
			hostEmail,
			sendEmail: changes.emailInvitations,
		});
	},
});
