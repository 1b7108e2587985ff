import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { isServiceRecording, recordingId } from './fields.ts';

export const deleteRecording = meetingsOperation({
	name: 'Delete',
	action: 'Delete a recording',
	description: 'Put a recording into the recycle bin, which keeps it for 30 days',
	rest: 'POST /recordings/softDelete',
	fields: [recordingId, isServiceRecording],
	run: async ({ webex }, { recordingId, isServiceRecording }) => {
		await webex.recordings.delete({ recordingID: recordingId, isServiceRecording });
		return { recordingId, deleted: true };
	},
});
