import { del, get, put } from '../engine/operation.ts';
import type {
	DeleteMeetingRegistration,
	GetMeetingRegistration,
	MeetingRegistration,
	UpdateMeetingRegistration,
} from './meeting-registration.schema.ts';

const path = '/meetings/{meetingId}/registration';
const scope = 'meeting:schedules_write';

/** The form that people fill in to register. @see https://developer.webex.com/docs/api/v1/meetings/get-registration-form-for-a-meeting */
export const meetingRegistration = {
	/** Nobody has to register any more. */
	delete: del(path, { scope, headers: ['hostEmail'] }).none<DeleteMeetingRegistration>(),
	get: get(path, { scope: 'meeting:schedules_read' }).one<
		GetMeetingRegistration,
		MeetingRegistration
	>(),
	/** Creates the form where there is none. */
	update: put(path, { scope }).one<UpdateMeetingRegistration, MeetingRegistration>(),
};
