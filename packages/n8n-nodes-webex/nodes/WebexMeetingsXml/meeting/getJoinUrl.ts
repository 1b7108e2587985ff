import { meetingsOperation } from '../../../src/meetings-xml/operation.ts';
import { meeting } from '../../fields/meetings.ts';
import { filled } from '../values.ts';

export const getJoinUrl = meetingsOperation({
	name: 'Get Join URL',
	action: 'Get the join URL of a meeting',
	description: 'Get the URLs with which attendees join, are invited and register',
	rest: 'POST /meetings/join',
	fields: [
		meeting,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Attendee Email',
					name: 'attendeeEmail',
					type: 'string',
					default: '',
					placeholder: 'e.g. nathan@example.com',
				},
				{
					displayName: 'Attendee Name',
					name: 'attendeeName',
					type: 'string',
					default: '',
					placeholder: 'e.g. Nathan Smith',
				},
				{
					displayName: 'Meeting Password',
					name: 'meetingPassword',
					type: 'string',
					typeOptions: { password: true },
					default: '',
					description: 'Added to the URL, so that the attendee need not enter it',
				},
				{
					displayName: 'Registration ID',
					name: 'registrationId',
					type: 'string',
					default: '',
					description:
						'The ID that "Register" of "Attendee" returned, for meetings with registration',
				},
			],
		},
	],
	run: async ({ webex }, { meetingKey, options }) => ({
		meetingKey,
		...(await webex.meetings.joinUrl({
			sessionKey: meetingKey,
			...filled({
				attendeeName: options.attendeeName,
				attendeeEmail: options.attendeeEmail,
				meetingPW: options.meetingPassword,
				RegID: options.registrationId,
			}),
		})),
	}),
});
