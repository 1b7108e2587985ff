import { operation } from '../../../src/engine/operation.ts';
import { moveRecordings } from '../../../src/meetings/recordings.ts';
import { filled } from '../../../src/meetings/values.ts';
import { host, optionsOf } from '../fields.ts';
import { recordingId } from '../records.ts';

export const deleteRecording = operation({
	name: 'Delete',
	action: 'Delete a recording',
	description: 'Put a recording into the recycle bin, which keeps it for 30 days',
	fields: [
		recordingId,
		host,
		optionsOf([
			{
				displayName: 'Comment',
				name: 'comment',
				type: 'string',
				default: '',
				description: 'More about the reason, at most 255 characters; with "Permanently"',
			},
			{
				displayName: 'Permanently',
				name: 'permanently',
				type: 'boolean',
				default: true,
				description: 'Whether it is deleted for good, so that nobody can restore it',
			},
			{
				displayName: 'Reason',
				name: 'reason',
				type: 'string',
				default: '',
				description:
					'Needed by a compliance officer who deletes the recording of somebody else; with "Permanently"',
			},
		]),
	],
	run: async (webex, { recordingId, hostEmail, options }) => {
		const { permanently, reason, comment } = options;
		if (permanently) {
			await webex.recordings.delete({ recordingId, ...filled({ hostEmail, reason, comment }) });
		} else {
			await moveRecordings(webex, 'softDelete', { recordingIds: [recordingId], hostEmail });
		}
		return { recordingId, deleted: true };
	},
});
