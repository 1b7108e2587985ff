import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { meeting, timeZone } from '../../fields/meetings.ts';
import { additionalXml, agenda, password } from '../fields.ts';
import { filled, zoneFor } from '../values.ts';
import { repeatFields, repeatOf } from './repeat.ts';

export const update = meetingsOperation({
	name: 'Update',
	action: 'Update a meeting',
	description: 'Change a meeting, or a series as a whole; what is not set stays as it is',
	rest: 'PATCH /meetings/{meetingId}',
	fields: [
		meeting,
		{
			displayName: 'Changes',
			name: 'changes',
			type: 'collection',
			placeholder: 'Add Change',
			default: {},
			options: [
				additionalXml,
				agenda,
				{
					displayName: 'Duration (Minutes)',
					name: 'duration',
					type: 'number',
					default: 60,
					typeOptions: { minValue: 1 },
					description: 'How long it is planned for',
				},
				password,
				{
					displayName: 'Start',
					name: 'start',
					type: 'dateTime',
					default: '',
					description: 'Webex refuses a time in the past, also the one it has',
				},
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
		...repeatFields,
	],
	run: async (meetings, { meetingKey, changes, timeZone, ...form }) => {
		const { topic, start, duration, agenda, password, additionalXml } = changes;
		const repeat = repeatOf(form);
		// The number alone would move the meeting on the clock.
		const timeZoneID = start ? zoneFor(timeZone, meetings) : undefined;
		const { iCalendarURL } = await meetings.webex.meetings.update(
			{
				meetingkey: meetingKey,
				accessControl: filled({ meetingPassword: password }),
				metaData: filled({ confName: topic, agenda }),
				schedule: filled({ startDate: start, duration, timeZoneID }),
				...(repeat && { repeat }),
			},
			filled({ additionalXml }),
		);
		return { meetingKey, updated: true, ...(iCalendarURL && { iCalendarURL }) };
	},
});
