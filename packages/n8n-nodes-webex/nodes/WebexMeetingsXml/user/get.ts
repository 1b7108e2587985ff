import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { simplify } from '../../fields/common.ts';
import { user } from '../../fields/meetings.ts';
import { includeSecrets } from '../fields.ts';
import { simplifyUser } from './simplify.ts';

export const get = meetingsOperation({
	name: 'Get',
	action: 'Get a user',
	description: 'Get one user of the site; only administrators can get other users than themselves',
	fields: [user, simplify, includeSecrets],
	simplify: simplifyUser,
	run: ({ webex }, { user }) => webex.users.get({ webExId: user }),
});
