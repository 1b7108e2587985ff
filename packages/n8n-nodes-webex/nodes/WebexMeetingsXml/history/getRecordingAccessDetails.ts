import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { limit, returnAll } from '../../fields/common.ts';

export const getRecordingAccessDetails = meetingsOperation({
	name: 'Get Recording Access Details',
	action: 'Get who opened a recording',
	description: 'List who opened a recording, and when',
	rest: 'GET /recordingReport/accessDetail',
	fields: [
		{
			displayName: 'Recording ID',
			name: 'recordingId',
			type: 'string',
			default: '',
			required: true,
			description: 'The ID that "Get Recording Access" returns',
		},
		returnAll,
		limit,
	],
	run: ({ webex }, { recordingId, limit }) =>
		webex.history.recordingAccessDetails({ recordID: recordingId }, { limit }),
});
