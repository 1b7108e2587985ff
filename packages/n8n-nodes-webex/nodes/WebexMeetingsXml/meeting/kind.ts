import { simplify } from '../../fields/common.ts';
import { meeting as meetingKey, meetingType, timeZone } from '../../fields/meetings.ts';
import { repeatFields } from '../../fields/repeat.ts';
import {
	additionalXml,
	agenda,
	changesOf,
	duration,
	emailInvitations,
	hostWebExId,
	includeSecrets,
	newTopic,
	optionsOf,
	password,
	registration,
	start,
	topic,
} from '../fields.ts';
import { type Plan, sessionKind, withZone } from '../sessionKind.ts';
import { filled, zoneFor } from '../values.ts';
import { repeatOf } from './repeat.ts';
import { simplifyCreated, simplifyMeeting, simplifySummary } from './simplify.ts';

const requestOf = ({ topic, agenda, start, duration, timeZoneID, ...plan }: Plan) => ({
	accessControl: filled({ meetingPassword: plan.password }),
	metaData: filled({ confName: topic, agenda }),
	schedule: filled({ startDate: start, duration, timeZoneID, hostWebExID: plan.hostWebExId }),
	attendeeOptions: filled({
		registration: plan.registration,
		emailInvitations: plan.emailInvitations,
	}),
});

export const meeting = sessionKind({
	noun: { one: 'a meeting', many: 'meetings' },
	key: meetingKey,
	client: {
		get: ({ meetings }, meetingKey) => meetings.get({ meetingKey }),
		list: ({ meetings }, input, options) => meetings.list(input, options),
		delete: ({ meetings }, meetingKey) => meetings.delete({ meetingKey }),
	},
	get: { description: 'Get one meeting with its attendees', simplify: simplifyMeeting },
	getMany: {
		description:
			'List meetings, the earliest first; those that have not ended unless a time is set',
		simplify: simplifySummary,
	},
	delete: { description: 'Cancel a meeting, or a series as a whole' },
	create: {
		description: 'Schedule a meeting, once or as a series',
		fields: [
			topic,
			start,
			duration,
			timeZone,
			meetingType,
			...repeatFields,
			simplify,
			includeSecrets,
			optionsOf([
				additionalXml,
				agenda,
				{
					displayName: 'Attendees',
					name: 'attendees',
					type: 'string',
					list: 'names',
					default: '',
					placeholder: 'e.g. one@example.com, two@example.com',
					description: 'Email addresses, separated by commas, or an expression that returns a list',
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
				registration,
			]),
		],
		simplify: simplifyCreated,
		run: async (meetings, { topic, start, duration, timeZone, meetingType, options, ...form }) => {
			const timeZoneID = zoneFor(timeZone, meetings);
			const { attendees: people = [] } = options;
			const request = requestOf({ topic, start, duration, timeZoneID, ...options });
			return await meetings.webex.meetings.create(
				{
					...request,
					accessControl: { ...request.accessControl, ...filled({ isPublic: options.isPublic }) },
					metaData: { ...request.metaData, ...filled({ meetingType }) },
					...(people.length > 0 && {
						participants: {
							attendees: { attendee: people.map((email) => ({ person: { email } })) },
						},
					}),
					schedule: { ...request.schedule, ...filled({ openTime: options.openTime }) },
					...filled({ repeat: repeatOf(form) }),
				},
				filled({ additionalXml: options.additionalXml }),
			);
		},
	},
	update: {
		description: 'Change a meeting, or a series as a whole; what is not set stays as it is',
		fields: [
			meetingKey,
			changesOf([
				additionalXml,
				agenda,
				duration,
				password,
				{
					displayName: 'Start',
					name: 'start',
					type: 'dateTime',
					default: '',
					description: 'Webex refuses a time in the past, also the one it has',
				},
				newTopic,
			]),
			timeZone,
			...repeatFields,
		],
		run: async (meetings, { meetingKey, changes, timeZone, ...form }) => {
			const { iCalendarURL } = await meetings.webex.meetings.update(
				{
					meetingkey: meetingKey,
					...requestOf(withZone(changes, timeZone, meetings)),
					...filled({ repeat: repeatOf(form) }),
				},
				filled({ additionalXml: changes.additionalXml }),
			);
			return { meetingKey, updated: true, ...(iCalendarURL && { iCalendarURL }) };
		},
	},
});
