import { del, get, put } from '../engine/operation.ts';
import type {
	DeleteMeetingBreakoutSessions,
	ListMeetingBreakoutSessions,
	MeetingBreakoutSession,
	UpdateMeetingBreakoutSessions,
} from './meeting-breakout-sessions.schema.ts';

const path = '/meetings/{meetingId}/breakoutSessions';
const scope = 'meeting:schedules_write';
const headers = ['hostEmail'];

/** @see https://developer.webex.com/docs/api/v1/meetings/list-meeting-breakout-sessions */
export const meetingBreakoutSessions = {
	delete: del(path, { scope, headers }).none<DeleteMeetingBreakoutSessions>(),
	list: get(path, { scope: 'meeting:schedules_read', headers }).many<
		ListMeetingBreakoutSessions,
		MeetingBreakoutSession
	>({}),
	update: put(path, { scope }).one<
		UpdateMeetingBreakoutSessions,
		{ items: MeetingBreakoutSession[] }
	>(),
};
