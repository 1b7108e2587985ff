import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { sessionKey } from '../fields.ts';

export const deleteEvent = meetingsOperation({
	name: 'Delete',
	action: 'Delete an event',
	description: 'Cancel a classic event',
	rest: 'DELETE /meetings/{meetingId}',
	fields: [sessionKey],
	run: async ({ webex }, { sessionKey }) => {
		await webex.events.delete({ sessionKey });
		return { sessionKey, deleted: true };
	},
});
