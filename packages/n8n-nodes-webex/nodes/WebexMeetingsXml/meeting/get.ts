import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { simplify } from '../../fields/common.ts';
import { meeting } from '../../fields/meetings.ts';
import { includeSecrets } from '../fields.ts';
import { simplifyMeeting } from './simplify.ts';

export const get = meetingsOperation({
	name: 'Get',
	action: 'Get a meeting',
	description: 'Get one meeting with its attendees',
	rest: 'GET /meetings/{meetingId}',
	fields: [meeting, simplify, includeSecrets],
	simplify: simplifyMeeting,
	run: ({ webex }, { meetingKey }) => webex.meetings.get({ meetingKey }),
});
