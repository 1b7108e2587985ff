import { operation } from '../../../src/engine/operation.ts';
import { meetingIdOf, namesOf } from '../../../src/meetings/find.ts';
import { ensureInvitees, roleInputOf } from '../../../src/meetings/invitees.ts';
import { emailInvitations, host, meeting, optionsOf } from '../fields.ts';
import { emails, name, role } from './fields.ts';

export const ensure = operation({
	name: 'Ensure',
	action: 'Ensure the invitees of a meeting',
	description:
		'Invite those people who are missing, change those whose role or name differs, and return what happened to each; nobody is ever removed, so that a schedule can repeat it',
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
	run: async (webex, { meetingKey, emails, hostEmail, options }, { inTurn }) => {
		await inTurn([meetingKey]);
		const meetingId = await meetingIdOf(webex, meetingKey, { hostEmail });
		const people = emails.map((email) => ({
			email,
			displayName: emails.length === 1 ? options.name : undefined,
			...roleInputOf(options.role),
		}));
		const sendEmail = options.emailInvitations;
		const results = await ensureInvitees(webex, { meetingId, hostEmail, people, sendEmail });
		return results.map(({ email, ...result }) => ({
			...namesOf(meetingKey, meetingId),
			email,
			status: result.status,
			...('invitee' in result && result.invitee && { attendeeId: result.invitee.id }),
			...('reason' in result && { reason: result.reason }),
			...('trackingId' in result && { trackingId: result.trackingId }),
		}));
	},
});
