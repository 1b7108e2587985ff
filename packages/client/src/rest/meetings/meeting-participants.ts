import { get, post, put } from '../engine/operation.ts';
import type {
	AdmitMeetingParticipants,
	CalledOut,
	CallOut,
	CancelCallOut,
	GetMeetingParticipant,
	ListMeetingParticipants,
	MeetingParticipant,
	QueryMeetingParticipants,
	UpdateMeetingParticipant,
} from './meeting-participants.schema.ts';

const scope = 'meeting:participants_read';
const read = { scope, headers: ['timezone'] };
const write = { scope: 'meeting:participants_write' };

/** Host and administrators only. @see https://developer.webex.com/docs/api/v1/meeting-participants */
export const meetingParticipants = {
	/** People in the lobby of one meeting. */
	admit: post('/meetingParticipants/admit', write).none<AdmitMeetingParticipants>(),
	/** The caller must be in the meeting as host or co-host, unless it is a service app. */
	callOut: post('/meetingParticipants/callout', write).one<CallOut, CalledOut>(),
	cancelCallOut: post('/meetingParticipants/cancelCallout', write).none<CancelCallOut>(),
	/** With dates in UTC: it takes no time zone. */
	get: get('/meetingParticipants/{participantId}', { scope }).one<
		GetMeetingParticipant,
		MeetingParticipant
	>(),
	list: get('/meetingParticipants', read).many<ListMeetingParticipants, MeetingParticipant>({
		maxPageSize: 100,
	}),
	/** By email address. */
	query: post('/meetingParticipants/query', {
		...read,
		query: ['meetingId', 'meetingStartTimeFrom', 'meetingStartTimeTo', 'hostEmail'],
	}).many<QueryMeetingParticipants, MeetingParticipant>({}),
	/**
	 * Mutes, admits or expels. When everybody uses the Webex Meetings app, Webex answers with success and nothing happens,
	 * unless closed captions or the assistant are on.
	 */
	update: put('/meetingParticipants/{participantId}', write).one<
		UpdateMeetingParticipant,
		MeetingParticipant
	>(),
};
