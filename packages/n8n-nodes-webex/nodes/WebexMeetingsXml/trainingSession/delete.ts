import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { sessionKey } from '../fields.ts';

export const deleteTraining = meetingsOperation({
	name: 'Delete',
	action: 'Delete a training session',
	description: 'Cancel a training session',
	rest: 'DELETE /meetings/{meetingId}',
	fields: [sessionKey],
	run: async ({ webex }, { sessionKey }) => {
		await webex.trainings.delete({ sessionKey });
		return { sessionKey, deleted: true };
	},
});
