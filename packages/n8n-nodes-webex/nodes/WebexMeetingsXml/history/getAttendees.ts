import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { limit, returnAll, simplify } from '../../fields/common.ts';
import { from, to } from '../fields.ts';
import { ask } from './ask.ts';
import { filters, kind } from './fields.ts';
import { simplifyAttendance } from './simplify.ts';

export const getAttendees = meetingsOperation({
	name: 'Get Attendees',
	action: 'Get who attended sessions',
	description:
		'List who was in the sessions of a period of any length, one row per join. Webex keeps about 90 days; the data is complete after 48 hours.',
	rest: 'GET /meetingReports/attendees',
	fields: [kind, from, to, returnAll, limit, simplify, filters],
	simplify: simplifyAttendance,
	run: ({ webex: { history } }, values) =>
		ask(
			{
				event: history.eventAttendees,
				meeting: history.meetingAttendees,
				training: history.trainingAttendees,
			},
			values,
		),
});
