import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { simplify } from '../../fields/common.ts';
import { includeSecrets, sessionKey } from '../fields.ts';
import { simplifySession } from './simplify.ts';

export const get = meetingsOperation({
	name: 'Get',
	action: 'Get a session',
	description: 'Get the facts of a session of any kind: topic, host, times, phone numbers',
	rest: 'GET /meetings/{meetingId}',
	fields: [
		sessionKey,
		{
			displayName: 'Session Password',
			name: 'sessionPassword',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Needed for the details of sessions of other hosts',
		},
		simplify,
		includeSecrets,
	],
	simplify: simplifySession,
	run: ({ webex }, { sessionKey, sessionPassword }) =>
		webex.sessions.get({
			sessionKey: sessionKey.replaceAll(' ', ''),
			...(sessionPassword && { sessionPassword }),
		}),
});
