import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { limit, returnAll, simplify } from '../../fields/common.ts';
import { meeting } from '../../fields/meetings.ts';
import { simplifyAttendee } from './simplify.ts';

export const getMany = meetingsOperation({
	name: 'Get Many',
	action: 'Get many attendees',
	description: 'List the people who were invited or registered, with their answers',
	rest: 'GET /meetingInvitees',
	fields: [meeting, returnAll, limit, simplify],
	simplify: simplifyAttendee,
	run: ({ webex }, { meetingKey, limit }) => webex.attendees.list({ meetingKey }, { limit }),
});
