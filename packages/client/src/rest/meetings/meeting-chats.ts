import { del, get } from '../engine/operation.ts';
import type { DeleteMeetingChats, ListMeetingChats, MeetingChat } from './meeting-chats.schema.ts';

/**
 * For compliance officers, in organisations for which Cisco has turned it on. The chat of a meeting on the Webex Suite
 * platform is not here: `events.list` has it, as `meetingMessages`.
 * @see https://developer.webex.com/docs/api/v1/meeting-chats
 */
export const meetingChats = {
	/** All chats of one meeting. */
	delete: del('/meetings/postMeetingChats', {
		scope: 'spark-compliance:meetings_write',
	}).none<DeleteMeetingChats>(),
	list: get('/meetings/postMeetingChats', { scope: 'spark-compliance:meetings_read' }).many<
		ListMeetingChats,
		MeetingChat
	>({ maxPageSize: 100, offset: true }),
};
