import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { meeting } from '../../fields/meetings.ts';

export const deleteMeeting = meetingsOperation({
	name: 'Delete',
	action: 'Delete a meeting',
	description: 'Cancel a meeting, or a series as a whole',
	rest: 'DELETE /meetings/{meetingId}',
	fields: [meeting],
	run: async ({ webex }, { meetingKey }) => {
		await webex.meetings.delete({ meetingKey });
		return { meetingKey, deleted: true };
	},
});
