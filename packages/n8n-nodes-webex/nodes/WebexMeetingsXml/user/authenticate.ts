import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';

export const authenticate = meetingsOperation({
	name: 'Authenticate',
	action: 'Sign in to the site',
	description: 'Sign in with the credential, and return the account and the site',
	fields: [],
	run: async ({ webex, site }) => {
		const { firstName, lastName, email, active, userId } = await webex.users.get({
			webExId: site.webExId,
		});
		return { ...site, firstName, lastName, email, active, userId, authenticated: true };
	},
});
