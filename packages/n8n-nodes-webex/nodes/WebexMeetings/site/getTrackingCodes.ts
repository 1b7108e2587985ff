import { operation } from '../../../src/engine/operation.ts';
import { filled } from '../../../src/meetings/values.ts';
import { host, optionsOf, site } from '../fields.ts';

export const getTrackingCodes = operation({
	name: 'Get Tracking Codes',
	action: 'Get the tracking codes of a site',
	description: 'List the codes for reports that a host can choose from, with their values',
	fields: [
		{
			displayName: 'Service',
			name: 'service',
			type: 'options',
			default: 'MeetingCenter',
			options: [
				{ name: 'All', value: 'All' },
				{ name: 'Events', value: 'EventCenter' },
				{ name: 'Meetings', value: 'MeetingCenter' },
				{ name: 'Support', value: 'SupportCenter' },
				{ name: 'Training', value: 'TrainingCenter' },
			],
		},
		host,
		optionsOf([site]),
	],
	run: (webex, { service, hostEmail, options }) =>
		webex.meetingTrackingCodes.list({
			service,
			...filled({ hostEmail, siteUrl: options.siteUrl }),
		}),
});
