import type { Meetings } from '../../../src/meetings-xml/connect.ts';
import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { limit, returnAll, simplify } from '../../fields.ts';
import { from, to } from '../fields.ts';
import { filled } from '../values.ts';
import { filters, kind } from './fields.ts';
import { simplifyAttendance } from './simplify.ts';

export const getAttendees = meetingsOperation({
	name: 'Get Attendees',
	action: 'Get who attended sessions',
	description:
		'List who was in the sessions of a period of any length, a row for each time somebody joined. Webex keeps about 90 days, and has them complete after 48 hours.',
	rest: 'GET /meetingReports/attendees',
	fields: [kind, from, to, returnAll, limit, simplify, filters],
	simplify: simplifyAttendance,
	run: ({ webex }, { kind, from, to, limit, filters }) => {
		const input = {
			startTimeScope: { sessionStartTimeStart: from, sessionStartTimeEnd: to },
			...filled({ confID: filters.confId, confName: filters.topic }),
		};
		return byKind[kind](webex, input, filters.sessionKey, { limit });
	},
});

interface Input {
	readonly startTimeScope: {
		readonly sessionStartTimeStart: string;
		readonly sessionStartTimeEnd: string;
	};
	readonly confID?: string;
	readonly confName?: string;
}

type Ask = (
	webex: Meetings['webex'],
	input: Input,
	key: string | undefined,
	options: { readonly limit: number | undefined },
) => PromiseLike<unknown>;

const byKind: Readonly<Record<'event' | 'meeting' | 'training', Ask>> = {
	event: ({ history }, input, sessionKey, options) =>
		history.eventAttendees({ ...input, ...filled({ sessionKey }) }, options),
	meeting: ({ history }, input, meetingKey, options) =>
		history.meetingAttendees({ ...input, ...filled({ meetingKey }) }, options),
	training: ({ history }, input, sessionKey, options) =>
		history.trainingAttendees({ ...input, ...filled({ sessionKey }) }, options),
};
