import { account, paging, same } from './parameters.ts';
import type { Entry } from './rule.ts';

export const people: Readonly<Record<string, Entry>> = {
	'attendee.add': {
		xml: 'CreateMeetingAttendee',
		rest: 'POST /meetingInvitees/bulkInsert',
		target: 'invitee.addMany',
		scopes: ['meeting:schedules_read', 'meeting:schedules_write'],
		basis: 'inferred',
		parameters: {
			...same('meetingKey', 'emails', 'options.emailInvitations', 'options.name', 'options.role'),
			...account,
		},
		adds: { 'options.emailInvitations': false },
		outputs: { registerId: null, attendeeId: 'attendeeId' },
		differs: [
			'"attendeeId" is the long ID of REST.',
			'Webex refuses all people of a request when one of them is invited already; "Ensure" of the REST node does not.',
			'An alternate host becomes a co-host; a presenter becomes a panelist, which webinars have only.',
		],
	},
	'attendee.getMany': {
		xml: 'LstMeetingAttendee',
		rest: 'GET /meetingInvitees',
		target: 'invitee.getMany',
		scopes: ['meeting:schedules_read'],
		basis: 'inferred',
		parameters: { ...same('meetingKey'), ...paging, ...account },
		outputs: {
			attendeeId: 'attendeeId',
			joinStatus: null,
			isAccepted: null,
			isRejected: null,
			registerId: null,
		},
		differs: [
			'REST does not say whether somebody accepted, nor who registered: "Registrant: Get Many" does.',
			'"attendeeId" is the long ID of REST.',
		],
	},
	'attendee.register': {
		xml: 'RegisterMeetingAttendee',
		rest: 'POST /meetings/{meetingId}/registrants',
		target: 'registrant.register',
		scopes: ['meeting:schedules_read', 'meeting:schedules_write'],
		basis: 'inferred',
		parameters: {
			...same('meetingKey', 'email', 'options.company', 'options.emailInvitations'),
			...account,
			'options.name': {
				none: 'REST requires first and last name in fields of their own',
			},
		},
		only: {
			name: 'options.name',
			value: undefined,
			why: 'REST requires first and last name, which the XML node does not ask for',
		},
		outputs: { registerId: 'registrationId', attendeeId: 'registrantId' },
		differs: ['First and last name are required.'],
	},
	'attendee.remove': {
		xml: 'DelMeetingAttendee',
		rest: 'DELETE /meetingInvitees/{meetingInviteeId}',
		target: 'invitee.remove',
		scopes: ['meeting:schedules_read', 'meeting:schedules_write'],
		basis: 'inferred',
		parameters: { ...same('meetingKey', 'emails', 'sendEmail'), ...account },
		outputs: {},
		differs: ['The REST node fails, before it removes anybody, when one of them is not invited.'],
	},
};
