import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { timeZone } from '../../fields/meetings.ts';
import {
	additionalXml,
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
	action: 'Create an event',
	description: 'Schedule a classic event; sites with webinars refuse it',
	rest: 'POST /meetings with scheduledType webinar',
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
			options: [
				additionalXml,
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					typeOptions: { rows: 3 },
				},
				emailInvitations,
				hostWebExId,
				password,
				{
					displayName: 'Registration',
					name: 'registration',
					type: 'boolean',
					default: true,
					description: 'Whether attendees have to register',
				},
			],
		},
	],
	run: async (meetings, { topic, start, duration, timeZone, options }) => {
		const { sessionKey } = await meetings.webex.events.create(
			{
				accessControl: filled({ sessionPassword: options.password }),
				metaData: { sessionName: topic, ...filled({ description: options.description }) },
				schedule: {
					...filled({ startDate: start, hostWebExID: options.hostWebExId }),
					timeZoneID: zoneFor(timeZone, meetings),
					duration,
				},
				extOptions: filled({
					emailInvitations: options.emailInvitations,
					registration: options.registration,
				}),
			},
			filled({ additionalXml: options.additionalXml }),
		);
		return { sessionKey, created: true };
	},
});
