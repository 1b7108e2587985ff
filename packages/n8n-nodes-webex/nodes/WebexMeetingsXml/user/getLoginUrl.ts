import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { user } from '../../fields/meetings.ts';

export const getLoginUrl = meetingsOperation({
	name: 'Get Login URL',
	action: 'Get the login URL of a user',
	description: 'Get a URL that signs the user in to the site, once. Keep it secret.',
	fields: [user],
	link: 'userLoginURL',
	run: async ({ webex }, { user }) => ({
		webExId: user,
		...(await webex.users.loginUrl({ webExID: user })),
	}),
});
