import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { limit, returnAll, simplify } from '../../fields/common.ts';
import { from, to } from '../fields.ts';
import { ask } from './ask.ts';
import { filters, kind } from './fields.ts';
import { simplifyUsage } from './simplify.ts';

export const getUsage = meetingsOperation({
	name: 'Get Usage',
	action: 'Get the usage of sessions',
	description:
		'List the sessions that were held in a period of any length, with one request per day. Webex keeps about 90 days; the data is complete after 48 hours.',
	rest: 'GET /meetingReports/usage',
	fields: [kind, from, to, returnAll, limit, simplify, filters],
	simplify: simplifyUsage,
	run: ({ webex: { history } }, values) =>
		ask(
			{
				event: history.eventSessions,
				meeting: history.meetingUsage,
				training: history.trainingSessions,
			},
			values,
		),
});
