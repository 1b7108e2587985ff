import type { Meetings } from '../../../src/meetings-xml/connect.ts';
import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { limit, returnAll, simplify } from '../../fields.ts';
import { from, to } from '../fields.ts';
import { filled } from '../values.ts';
import { filters, kind } from './fields.ts';
import { simplifyUsage } from './simplify.ts';

export const getUsage = meetingsOperation({
	name: 'Get Usage',
	action: 'Get the usage of sessions',
	description:
		'List the sessions that were held in a period of any length, read a day at a time. Webex keeps about 90 days, and has them complete after 48 hours.',
	rest: 'GET /meetingReports/usage',
	fields: [kind, from, to, returnAll, limit, simplify, filters],
	simplify: simplifyUsage,
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
		history.eventSessions({ ...input, ...filled({ sessionKey }) }, options),
	meeting: ({ history }, input, meetingKey, options) =>
		history.meetingUsage({ ...input, ...filled({ meetingKey }) }, options),
	training: ({ history }, input, sessionKey, options) =>
		history.trainingSessions({ ...input, ...filled({ sessionKey }) }, options),
};
