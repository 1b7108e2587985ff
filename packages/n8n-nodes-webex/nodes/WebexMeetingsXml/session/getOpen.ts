import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { simplify } from '../../fields/common.ts';
import { simplifyOpen } from './simplify.ts';

export const getOpen = meetingsOperation({
	name: 'Get Open Now',
	action: 'Get the sessions that are open now',
	description: 'List the sessions that are in progress, each with its kind',
	rest: 'GET /meetings?meetingType=meeting&state=inProgress',
	fields: [simplify],
	simplify: simplifyOpen,
	run: ({ webex }) => webex.sessions.listOpen(),
});
