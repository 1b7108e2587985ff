import {
	account,
	additionalXml,
	host,
	identity,
	paging,
	repetition,
	same,
	site,
	times,
	timeZone,
} from './parameters.ts';
import type { Entry } from './rule.ts';

const planned = [
	'options.agenda',
	'options.attendees',
	'options.emailInvitations',
	'options.isPublic',
	'options.openTime',
	'options.password',
	'options.registration',
];

const changed = [
	'changes.agenda',
	'changes.duration',
	'changes.password',
	'changes.start',
	'changes.topic',
];

export const meetings: Readonly<Record<string, Entry>> = {
	'meeting.create': {
		xml: 'CreateMeeting',
		rest: 'POST /meetings',
		target: 'meeting.create',
		basis: 'inferred',
		parameters: {
			...same(
				'topic',
				'start',
				'duration',
				'meetingType',
				'simplify',
				'includeSecrets',
				...planned,
			),
			...account,
			...timeZone,
			...repetition,
			...host('options.hostWebExId'),
			...site('options.siteUrl'),
			...additionalXml('options'),
		},
		outputs: {
			...identity,
			hostCalendarUrl: null,
			attendeeCalendarUrl: null,
		},
		differs: [
			'The topic has at most 128 characters (512 over XML), the agenda 1300 (2500 over XML).',
			'REST returns the whole meeting; the XML API returns key and password only.',
			'"Join Before Host" is rounded to minutes, and Webex accepts 0, 5, 10 or 15.',
			times,
		],
	},
	'meeting.update': {
		xml: 'SetMeeting',
		rest: 'PATCH /meetings/{meetingId}',
		target: 'meeting.update',
		basis: 'inferred',
		parameters: {
			...same('meetingKey', ...changed),
			...account,
			...timeZone,
			...repetition,
			...additionalXml('changes'),
		},
		outputs: { iCalendarURL: null },
		differs: [
			'Where Webex would cancel occurrences that were changed on their own, the REST node refuses unless "Cancel Changed Occurrences" is on.',
			times,
		],
	},
	'meeting.get': {
		xml: 'GetMeeting',
		rest: 'GET /meetings/{meetingId}',
		target: 'meeting.get',
		basis: 'inferred',
		parameters: { ...same('meetingKey', 'simplify', 'includeSecrets'), ...account },
		outputs: identity,
		differs: ['Only the host sees the attendees; for others the field is absent.'],
	},
	'meeting.getMany': {
		xml: 'LstsummaryMeeting',
		rest: 'GET /meetings',
		target: 'meeting.getMany',
		basis: 'inferred',
		parameters: {
			...paging,
			...same('filters.startsAfter', 'filters.startsBefore'),
			...account,
			...host('filters.hostWebExId'),
			...site('filters.siteUrl'),
		},
		outputs: { ...identity, listStatus: null },
		differs: [
			'Without a host the XML API gives administrators the whole site; REST gives the meetings of the account.',
			'Without times the REST node lists one year ahead.',
		],
	},
	'meeting.delete': {
		xml: 'DelMeeting',
		rest: 'DELETE /meetings/{meetingId}',
		target: 'meeting.delete',
		basis: 'inferred',
		parameters: { ...same('meetingKey'), ...account },
		outputs: {},
		differs: ['REST sends emails to host and invitees unless "Email Invitations" is off.'],
	},
	'meeting.getJoinUrl': {
		xml: 'GetjoinurlMeeting',
		rest: 'POST /meetings/join',
		target: 'meeting.getJoinLink',
		basis: 'inferred',
		parameters: {
			...same(
				'meetingKey',
				'options.attendeeEmail',
				'options.attendeeName',
				'options.meetingPassword',
				'options.registrationId',
			),
			...account,
		},
		outputs: { joinMeetingURL: 'joinLink', inviteMeetingURL: null, registerMeetingURL: null },
		differs: [
			'The link expires: after 15 minutes unless it is set, after 60 at most.',
			'"Attendee Name" needs "Attendee Email".',
		],
	},
	'meeting.getHostUrl': {
		xml: 'GethosturlMeeting',
		rest: 'POST /meetings/join',
		target: 'meeting.getJoinLink',
		basis: 'inferred',
		parameters: { ...same('meetingKey'), ...account },
		adds: { includeSecrets: true },
		outputs: { hostMeetingURL: 'startLink' },
		differs: ['The link expires: after 15 minutes unless it is set, after 60 at most.'],
	},
};
