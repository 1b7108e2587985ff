import { operation } from '../../../src/engine/operation.ts';
import { simplifyUsage } from '../../../src/meetings/records-shape.ts';
import { siteOf } from '../../../src/meetings/reports.ts';
import { limit, returnAll, simplify, site } from '../fields.ts';
import { from, to } from '../records.ts';

/** The values of the XML node, with their names in REST. */
const services = {
	event: 'EventCenter',
	meeting: 'MeetingCenter',
	training: 'TrainingCenter',
} as const;

export const getUsage = operation({
	name: 'Get Usage',
	action: 'Get the usage of meetings',
	description:
		'List the meetings of a site that were held in a period, for administrators. Webex keeps 90 days; the node sends one request for every 30.',
	fields: [
		{
			displayName: 'Kind',
			name: 'kind',
			type: 'options',
			default: 'meeting',
			options: [
				{ name: 'Meeting', value: 'meeting' },
				{ name: 'Training', value: 'training' },
				{ name: 'Webinar', value: 'event' },
			],
		},
		from,
		to,
		site,
		returnAll,
		limit,
		simplify,
	],
	simplify: simplifyUsage,
	run: async (webex, { kind, from, to, siteUrl, limit }, { zone: timezone }) => {
		const query = { siteUrl: await siteOf(webex, siteUrl), from, to, timezone };
		return await webex.meetingReports.usage({ ...query, serviceType: services[kind] }, { limit });
	},
});
