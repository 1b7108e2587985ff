import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { includeSecrets } from '../fields.ts';
import { isServiceRecording, recordingId } from './fields.ts';

export const get = meetingsOperation({
	name: 'Get',
	action: 'Get a recording',
	description: 'Get how a recording is published and played',
	rest: 'GET /recordings/{recordingId}',
	fields: [recordingId, isServiceRecording, includeSecrets],
	run: async ({ webex }, { recordingId, isServiceRecording }) => ({
		recordingId,
		...(await webex.recordings.get({ recordingID: recordingId, isServiceRecording })),
	}),
});
