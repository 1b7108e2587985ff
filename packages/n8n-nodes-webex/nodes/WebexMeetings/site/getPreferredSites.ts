import { operation } from '../../../src/engine/operation.ts';

export const getPreferredSites = operation({
	name: 'Get Preferred Sites',
	action: 'Get the preferred sites of the account',
	description:
		'List the sites of Webex Meetings where the account may host, and which one is preferred',
	fields: [],
	run: async (webex) => (await webex.meetingPreferences.sites()).sites,
});
