import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { simplify } from '../../fields/common.ts';
import { includeSecrets } from '../fields.ts';
import { isServiceRecording, recordingId } from './fields.ts';
import { simplifyOne } from './simplify.ts';

export const get = meetingsOperation({
	name: 'Get',
	action: 'Get a recording',
	description: 'Get how a recording is published and played',
	rest: 'GET /recordings/{recordingId}',
	fields: [recordingId, isServiceRecording, simplify, includeSecrets],
	simplify: simplifyOne,
	run: async ({ webex }, { recordingId, isServiceRecording }) => ({
		recordingId,
		...(await webex.recordings.get({ recordingID: recordingId, isServiceRecording })),
	}),
});
