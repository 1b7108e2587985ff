import { operation } from '../../../src/engine/operation.ts';
import { getMeeting } from '../../../src/meetings/get.ts';
import { hintAboutHost } from '../../../src/meetings/host.ts';
import { simplifyMeeting } from '../../../src/meetings/shape.ts';
import { host, includeSecrets, meeting, optionsOf, simplify } from '../fields.ts';

export const get = operation({
	name: 'Get',
	action: 'Get a meeting',
	description: 'Get one meeting with its attendees',
	fields: [
		meeting,
		host,
		simplify,
		includeSecrets,
		optionsOf([
			{
				displayName: 'Current Occurrence',
				name: 'current',
				type: 'boolean',
				default: true,
				description: 'Whether to return the current or next occurrence in place of a series',
			},
			{
				displayName: 'Meeting Password',
				name: 'password',
				type: 'string',
				typeOptions: { password: true },
				default: '',
				description: 'Needed for the details of meetings of others without an invitation',
			},
		]),
	],
	hidesSecrets: true,
	simplify: simplifyMeeting,
	run: async (webex, values, { zone, hint }) => {
		const meeting = await getMeeting(webex, values, zone);
		hintAboutHost([meeting], values.hostEmail, hint);
		return meeting;
	},
});
