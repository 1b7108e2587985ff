import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { simplify } from '../../fields/common.ts';
import { meetingType, timeZone } from '../../fields/meetings.ts';
import {
	additionalXml,
	agenda,
	duration,
	emailInvitations,
	hostWebExId,
	includeSecrets,
	password,
	start,
	topic,
} from '../fields.ts';
import { filled, zoneFor } from '../values.ts';
import { repeatFields, repeatOf } from './repeat.ts';
import { simplifyCreated } from './simplify.ts';

export const create = meetingsOperation({
	name: 'Create',
	action: 'Create a meeting',
	description: 'Schedule a meeting, once or as a series',
	rest: 'POST /meetings',
	fields: [
		topic,
		start,
		duration,
		timeZone,
		meetingType,
		...repeatFields,
		simplify,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				additionalXml,
				agenda,
				{
					displayName: 'Attendees',
					name: 'attendees',
					type: 'string',
					list: 'names',
					default: '',
					placeholder: 'e.g. one@example.com, two@example.com',
					description:
						'Email addresses, with commas in between, or an expression that returns a list',
				},
				emailInvitations,
				hostWebExId,
				{
					displayName: 'Join Before Host (Seconds)',
					name: 'openTime',
					type: 'number',
					default: 900,
					typeOptions: { minValue: 0 },
					description: 'How long before the start attendees may join',
				},
				password,
				{
					displayName: 'Public',
					name: 'isPublic',
					type: 'boolean',
					default: true,
					description: 'Whether it is listed on the calendar of the site',
				},
				{
					displayName: 'Registration',
					name: 'registration',
					type: 'boolean',
					default: true,
					description: 'Whether attendees have to register',
				},
			],
		},
		includeSecrets,
	],
	simplify: simplifyCreated,
	run: async (meetings, { topic, start, duration, timeZone, meetingType, options, ...form }) => {
		const { attendees: people = [] } = options;
		const repeat = repeatOf(form);
		const { password, isPublic, registration, emailInvitations } = options;
		return await meetings.webex.meetings.create(
			{
				accessControl: filled({ meetingPassword: password, isPublic }),
				metaData: { confName: topic, ...filled({ meetingType, agenda: options.agenda }) },
				...(people.length > 0 && {
					participants: {
						attendees: { attendee: people.map((email) => ({ person: { email } })) },
					},
				}),
				schedule: {
					...filled({
						startDate: start,
						openTime: options.openTime,
						hostWebExID: options.hostWebExId,
					}),
					timeZoneID: zoneFor(timeZone, meetings),
					duration,
				},
				...(repeat && { repeat }),
				attendeeOptions: filled({ registration, emailInvitations }),
			},
			filled({ additionalXml: options.additionalXml }),
		);
	},
});
