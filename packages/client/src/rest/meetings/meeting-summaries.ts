import { del, get } from '../engine/operation.ts';
import type { ListMeetingSummaries, MeetingSummary } from './meeting-summaries.schema.ts';

/** Meetings with the AI Assistant have one. @see https://developer.webex.com/docs/api/v1/meeting-summaries */
export const meetingSummaries = {
	/** For compliance officers: of any meeting of the organisation, also deleted ones. */
	adminList: get('/admin/meetingSummaries', { scope: 'spark-compliance:meetings_read' }).many<
		ListMeetingSummaries,
		MeetingSummary
	>({}),
	/** For good, except for compliance officers. */
	delete: del('/meetingSummaries/{summaryId}', { scope: 'meeting:summaries_write' }).none<{
		summaryId: string;
	}>(),
	/** That of one meeting; none while it is not ready. */
	list: get('/meetingSummaries', { scope: 'meeting:summaries_read' }).many<
		ListMeetingSummaries,
		MeetingSummary
	>({}),
};
