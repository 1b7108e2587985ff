import { operation } from '../../../src/engine/operation.ts';
import { findMeeting, meetingIdOf, namesOf } from '../../../src/meetings/find.ts';
import { requireHost } from '../../../src/meetings/host.ts';
import { filled } from '../../../src/meetings/values.ts';
import { emailInvitations, host, meeting, optionsOf } from '../fields.ts';

export const deleteMeeting = operation({
	name: 'Delete',
	action: 'Delete a meeting',
	description: 'Cancel a meeting, a series as a whole, or one occurrence',
	fields: [meeting, host, optionsOf([emailInvitations])],
	run: async (webex, { meetingKey, hostEmail, options }) => {
		const meetingId = await meetingIdOf(webex, meetingKey, { hostEmail });
		if (hostEmail) requireHost(await findMeeting(webex, meetingId, { hostEmail }), hostEmail);
		await webex.meetings.delete({
			meetingId,
			...filled({ hostEmail, sendEmail: options.emailInvitations }),
		});
		return { ...namesOf(meetingKey, meetingId), deleted: true };
	},
});
