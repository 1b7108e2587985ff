import { operation } from '../../../src/engine/operation.ts';
import { filled } from '../../../src/meetings/values.ts';
import { host, optionsOf, site } from '../fields.ts';

export const getSessionTypes = operation({
	name: 'Get Session Types',
	action: 'Get the session types of the account',
	description: 'List the types of meetings and webinars that the account may schedule',
	fields: [host, optionsOf([site])],
	run: (webex, { hostEmail, options }) =>
		webex.meetingSessionTypes.list({ ...filled({ hostEmail, siteUrl: options.siteUrl }) }),
});
