import { get } from '../engine/operation.ts';
import type {
	GetMeetingSessionType,
	ListMeetingSessionTypes,
	MeetingSessionType,
} from './meeting-session-types.schema.ts';

const read = { scope: 'meeting:schedules_read' };

/** @see https://developer.webex.com/docs/api/v1/meetings/list-meeting-session-types */
export const meetingSessionTypes = {
	get: get('/meetings/sessionTypes/{sessionTypeId}', read).one<
		GetMeetingSessionType,
		MeetingSessionType
	>(),
	list: get('/meetings/sessionTypes', read).many<ListMeetingSessionTypes, MeetingSessionType>({}),
};
