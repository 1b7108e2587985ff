import { operation } from '../../../src/engine/operation.ts';
import { listParticipants } from '../../../src/meetings/participants.ts';
import { simplifyParticipant } from '../../../src/meetings/records-shape.ts';
import { filtersOf, host, limit, returnAll, simplify } from '../fields.ts';
import { heldMeeting } from '../records.ts';

export const getMany = operation({
	name: 'Get Many',
	action: 'Get many participants',
	description: 'List who is in a meeting that runs, or who was in one that has ended',
	fields: [
		heldMeeting,
		returnAll,
		limit,
		host,
		simplify,
		filtersOf([
			{
				displayName: 'Email Addresses',
				name: 'emails',
				type: 'string',
				list: 'names',
				default: '',
				description: 'Only these people, separated by commas',
			},
			{
				displayName: 'Joined After',
				name: 'joinTimeFrom',
				type: 'dateTime',
				default: '',
				description: 'Only people who joined at this time or later',
			},
			{
				displayName: 'Joined Before',
				name: 'joinTimeTo',
				type: 'dateTime',
				default: '',
				description: 'Only people who joined before this time',
			},
		]),
	],
	simplify: simplifyParticipant,
	run: (webex, values, { zone }) => listParticipants(webex, values, zone),
});
