import { operation } from '../../../src/engine/operation.ts';
import { meetingIdOf, namesOf } from '../../../src/meetings/find.ts';
import { simplifyInvitee } from '../../../src/meetings/shape.ts';
import { filled } from '../../../src/meetings/values.ts';
import { filtersOf, host, limit, meeting, returnAll, simplify } from '../fields.ts';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many invitees',
	description: 'List the people who are invited to a meeting',
	fields: [
		meeting,
		returnAll,
		limit,
		host,
		simplify,
		filtersOf([
			{
				displayName: 'Panelist',
				name: 'panelist',
				type: 'boolean',
				default: true,
				description: 'Whether to return the panelists of a webinar; when off, its attendees',
			},
		]),
	],
	simplify: simplifyInvitee,
	run: async (webex, { meetingKey, limit, hostEmail, filters }) => {
		const meetingId = await meetingIdOf(webex, meetingKey, { hostEmail });
		const query = { meetingId, ...filters, ...filled({ hostEmail }) };
		const invitees = await webex.meetingInvitees.list(query, { limit });
		return invitees.map((invitee) => ({ ...namesOf(meetingKey, meetingId), ...invitee }));
	},
});
