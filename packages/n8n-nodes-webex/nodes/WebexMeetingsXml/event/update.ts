import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { timeZone } from '../../fields/meetings.ts';
import { additionalXml, duration, password, sessionKey, start } from '../fields.ts';
import { filled, zoneFor } from '../values.ts';

export const update = meetingsOperation({
	name: 'Update',
	action: 'Update an event',
	description: 'Change a classic event; what is not set stays as it is',
	rest: 'PATCH /meetings/{meetingId}',
	fields: [
		sessionKey,
		{
			displayName: 'Changes',
			name: 'changes',
			type: 'collection',
			placeholder: 'Add Change',
			default: {},
			options: [
				additionalXml,
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					typeOptions: { rows: 3 },
				},
				duration,
				password,
				start,
				{
					displayName: 'Topic',
					name: 'topic',
					type: 'string',
					default: '',
					description: 'At most 512 characters',
				},
			],
		},
		timeZone,
	],
	run: async (meetings, { sessionKey, changes, timeZone }) => {
		const { topic, description, duration, start, password, additionalXml } = changes;
		const timeZoneID = start ? zoneFor(timeZone, meetings) : undefined;
		await meetings.webex.events.update(
			{
				sessionKey,
				accessControl: filled({ sessionPassword: password }),
				metaData: filled({ sessionName: topic, description }),
				schedule: filled({ startDate: start, duration, timeZoneID }),
			},
			filled({ additionalXml }),
		);
		return { sessionKey, updated: true };
	},
});
