import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { limit, returnAll } from '../../fields/common.ts';
import { from, to } from '../fields.ts';

export const getRecordingAccess = meetingsOperation({
	name: 'Get Recording Access',
	action: 'Get how often recordings were opened',
	description: 'List recordings that were made in a period, with how often they were viewed',
	rest: 'GET /recordingReport/accessSummary',
	fields: [from, to, returnAll, limit],
	run: ({ webex }, { from, to, limit }) =>
		webex.history.recordingAccess(
			{ creationTimeScope: { creationTimeStart: from, creationTimeEnd: to } },
			{ limit },
		),
});
