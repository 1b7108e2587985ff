import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { includeSecrets } from '../fields.ts';

export const get = meetingsOperation({
	name: 'Get',
	action: 'Get the site',
	description:
		'Get the settings of the site: services, password rules, tracking codes; needs an administrator',
	rest: 'GET /meetingPreferences/sites',
	fields: [includeSecrets],
	run: async ({ webex }) => (await webex.sites.get()).siteInstance,
});
