import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { simplify } from '../../fields/common.ts';
import { includeSecrets, sessionKey } from '../fields.ts';
import { simplifyTraining } from './simplify.ts';

export const get = meetingsOperation({
	name: 'Get',
	action: 'Get a training session',
	description: 'Get one training session',
	rest: 'GET /meetings/{meetingId}',
	fields: [sessionKey, simplify, includeSecrets],
	simplify: simplifyTraining,
	run: ({ webex }, { sessionKey }) => webex.trainings.get({ sessionKey }),
});
