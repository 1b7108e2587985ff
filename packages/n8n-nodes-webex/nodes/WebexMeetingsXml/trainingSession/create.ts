import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { timeZone } from '../../fields/meetings.ts';
import {
	additionalXml,
	agenda,
	duration,
	emailInvitations,
	hostWebExId,
	password,
	start,
	topic,
} from '../fields.ts';
import { filled, zoneFor } from '../values.ts';

export const create = meetingsOperation({
	name: 'Create',
	action: 'Create a training session',
	description: 'Schedule a training session',
	rest: 'POST /meetings',
	fields: [
		topic,
		start,
		duration,
		timeZone,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [additionalXml, agenda, emailInvitations, hostWebExId, password],
		},
	],
	run: async (meetings, { topic, start, duration, timeZone, options }) => {
		const { sessionkey } = await meetings.webex.trainings.create(
			{
				accessControl: filled({ sessionPassword: options.password }),
				schedule: {
					...(start && { startDate: [start] }),
					...filled({ hostWebExID: options.hostWebExId }),
					timeZoneID: zoneFor(timeZone, meetings),
					duration,
				},
				metaData: { confName: topic, ...filled({ agenda: options.agenda }) },
				attendeeOptions: filled({ emailInvitations: options.emailInvitations }),
			},
			filled({ additionalXml: options.additionalXml }),
		);
		return sessionkey.map((sessionKey) => ({ sessionKey, created: true }));
	},
});
