import { digits, flag, flags, list, required, text } from '../engine/codec.ts';
import { element } from '../engine/element.ts';
import { many, one } from '../engine/operation.ts';
import {
	attendee,
	joinStatus,
	listControl,
	matchingRecords,
	nothing,
	orderBy,
	person,
	role,
} from './shared.ts';

const register = list(element({ attendeeID: digits, registerID: digits }));

/** One request takes 50 people, the one whose fields are directly in the request included. */
const maxPeople = 50;

/** @see https://developer.cisco.com/docs/webex-xml-api-reference-guide/ (Meeting Attendee Service) */
export const attendees = {
	/** The first person is directly in the request, the others in `attendees`. */
	create: one('attendee.CreateMeetingAttendee', {
		request: element({
			...attendee.fields,
			attendees: list(attendee, { maxItems: maxPeople - 1 }),
			validateFormat: flag,
		}),
		response: element({ attendeeId: list(digits), register }),
		rest: 'POST /meetingInvitees',
	}),
	register: one('attendee.RegisterMeetingAttendee', {
		request: element({
			attendees: required(
				list(
					element({
						person: required(person),
						joinStatus,
						sessionKey: digits,
						role,
						confID: digits,
						emailInvitations: flag,
						language: text,
						locale: text,
						timeZoneID: digits,
					}),
					{ maxItems: maxPeople },
				),
			),
			validateFormat: flag,
		}),
		response: element({ register }),
		rest: 'POST /meetings/{meetingId}/registrants',
	}),
	list: many(
		'attendee.LstMeetingAttendee',
		{
			request: element({
				listControl,
				order: orderBy(
					'CONFID',
					'ATTENDEEID',
					'ATTENDEETYPE',
					'ATTENDEENAME',
					'ATTENDEEWEBEXID',
					'JOINSTATUS',
					'EMAIL',
					'PHONE',
					'MOBILE',
					'FAX',
					'COMPANY',
					'TITLE',
					'URL',
					'ADDRESS1',
					'ADDRESS2',
					'CITY',
					'STATE',
					'ZIPCODE',
					'COUNTRY',
					'NOTES',
					'ADDRESSTYPE',
				),
				meetingKey: digits,
				sessionKey: digits,
				joinStatus,
				confID: digits,
				inclHistory: flag,
			}),
			response: element({
				matchingRecords,
				attendee: list(
					element({
						...attendee.fields,
						attendeeId: digits,
						confID: digits,
						status: element(flags('invited', 'registered', 'rejected', 'accepted')),
						registerID: digits,
					}),
				),
			}),
			rest: 'GET /meetingInvitees',
		},
		{ items: 'attendee', key: 'attendeeId' },
	),
	delete: one('attendee.DelMeetingAttendee', {
		request: element({
			attendeeID: list(digits),
			attendeeEmail: list(element({ email: required(text), sessionKey: required(digits) })),
			sendEmail: flag,
		}),
		response: nothing,
		rest: 'DELETE /meetingInvitees/{meetingInviteeId}',
	}),
};
