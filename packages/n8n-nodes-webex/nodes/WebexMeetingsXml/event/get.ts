import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { simplify } from '../../fields/common.ts';
import { includeSecrets, sessionKey } from '../fields.ts';
import { simplifyEvent } from './simplify.ts';

export const get = meetingsOperation({
	name: 'Get',
	action: 'Get an event',
	description: 'Get one classic event',
	rest: 'GET /meetings/{meetingId}',
	fields: [sessionKey, simplify, includeSecrets],
	simplify: simplifyEvent,
	run: ({ webex }, { sessionKey }) => webex.events.get({ sessionKey }),
});
