import { operation } from '../../../src/engine/operation.ts';
import { addInvitees, maxInvitees } from '../../../src/meetings/invitees.ts';
import { emailInvitations, host, meeting, optionsOf } from '../fields.ts';
import { emails, name, role } from './fields.ts';

export const addMany = operation({
	name: 'Add Many',
	action: 'Add invitees to a meeting',
	description:
		'Invite people. Items for the same meeting are sent together, at most 100 people in one request; Webex refuses all of them when one is invited already, unlike "Ensure".',
	fields: [
		meeting,
		emails,
		host,
		optionsOf([
			emailInvitations,
			{ ...name, description: 'The name of the person; only for a single email address' },
			role,
		]),
	],
	run: async (webex, values) => (await addInvitees(webex, [values]))[0],
	batch: {
		size: maxInvitees,
		key: ({ meetingKey, hostEmail }) => `${meetingKey} ${hostEmail}`,
		weight: ({ emails }) => emails.length,
		run: (webex, items) => addInvitees(webex, items),
	},
});
