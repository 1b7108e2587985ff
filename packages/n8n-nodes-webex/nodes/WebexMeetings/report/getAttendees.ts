import { operation } from '../../../src/engine/operation.ts';
import { simplifyAttendance } from '../../../src/meetings/records-shape.ts';
import { siteOf } from '../../../src/meetings/reports.ts';
import { filled } from '../../../src/meetings/values.ts';
import { filtersOf, limit, returnAll, simplify, site } from '../fields.ts';
import { from, to } from '../records.ts';

export const getAttendees = operation({
	name: 'Get Attendees',
	action: 'Get who attended meetings',
	description:
		'List who was in the meetings of a period: those of the account, or for administrators all of the site. Webex keeps 90 days; the node sends one request for every 30.',
	fields: [
		from,
		to,
		site,
		returnAll,
		limit,
		simplify,
		filtersOf([
			{
				displayName: 'Held Meeting ID',
				name: 'meetingId',
				type: 'string',
				default: '',
				description:
					'Only this one time that a meeting took place, by the "confID" that "Get Usage" returns',
			},
			{
				displayName: 'Meeting Number',
				name: 'meetingNumber',
				type: 'string',
				default: '',
				placeholder: 'e.g. 25501234567',
			},
			{
				displayName: 'Topic',
				name: 'meetingTitle',
				type: 'string',
				default: '',
			},
		]),
	],
	simplify: simplifyAttendance,
	run: async (webex, { from, to, siteUrl, limit, filters }, { zone: timezone }) => {
		const query = { siteUrl: await siteOf(webex, siteUrl), from, to, timezone };
		return await webex.meetingReports.attendees({ ...query, ...filled(filters) }, { limit });
	},
});
