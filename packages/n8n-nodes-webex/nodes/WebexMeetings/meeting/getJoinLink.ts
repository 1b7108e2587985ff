import { operation } from '../../../src/engine/operation.ts';
import { namesOf, referenceOf } from '../../../src/meetings/find.ts';
import { filled } from '../../../src/meetings/values.ts';
import { host, includeSecrets, meeting, optionsOf } from '../fields.ts';

export const getJoinLink = operation({
	name: 'Get Join Link',
	action: 'Get the join link of a meeting',
	description:
		'Get a link that joins as a person, without signing in, and that works for up to an hour. The link that starts the meeting as its host comes with "Include Secrets".',
	fields: [
		meeting,
		host,
		includeSecrets,
		optionsOf([
			{
				displayName: 'Attendee Email',
				name: 'attendeeEmail',
				type: 'string',
				default: '',
				placeholder: 'e.g. nathan@example.com',
				description: 'Who joins; the account of the credential if empty',
			},
			{
				displayName: 'Attendee Name',
				name: 'attendeeName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Nathan Smith',
				description: 'Needs "Attendee Email"',
			},
			{
				displayName: 'Expires After (Minutes)',
				name: 'expirationMinutes',
				type: 'number',
				default: 15,
				typeOptions: { minValue: 1, maxValue: 60 },
			},
			{
				displayName: 'Meeting Password',
				name: 'meetingPassword',
				type: 'string',
				typeOptions: { password: true },
				default: '',
				description: 'Needed by people who are neither host nor invited',
			},
			{
				displayName: 'Registration ID',
				name: 'registrationId',
				type: 'string',
				default: '',
				description: 'That of the registrant, for webinars with such numbers',
			},
		]),
	],
	hidesSecrets: true,
	link: 'joinLink',
	run: async (webex, { meetingKey, hostEmail, options }) => {
		const reference = referenceOf(meetingKey);
		const links = await webex.meetings.join({
			...reference,
			joinDirectly: false,
			...filled({
				hostEmail,
				email: options.attendeeEmail,
				displayName: options.attendeeName,
				expirationMinutes: options.expirationMinutes,
				password: options.meetingPassword,
				registrationId: options.registrationId,
			}),
		});
		const { meetingId, ...names } = namesOf(meetingKey, meetingKey.trim());
		return { ...names, ...('meetingId' in reference && { meetingId }), ...links };
	},
});
