import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { timeZone } from '../../fields/meetings.ts';
import { additionalXml, agenda, duration, password, sessionKey, start } from '../fields.ts';
import { filled, zoneFor } from '../values.ts';

export const update = meetingsOperation({
	name: 'Update',
	action: 'Update a training session',
	description: 'Change a training session; what is not set stays as it is',
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
				agenda,
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
		const { topic, agenda, duration, start, password, additionalXml } = changes;
		const timeZoneID = start ? zoneFor(timeZone, meetings) : undefined;
		await meetings.webex.trainings.update(
			{
				sessionKey,
				accessControl: filled({ sessionPassword: password }),
				schedule: filled({ startDate: start ? [start] : undefined, duration, timeZoneID }),
				metaData: filled({ confName: topic, agenda }),
			},
			filled({ additionalXml }),
		);
		return { sessionKey, updated: true };
	},
});
