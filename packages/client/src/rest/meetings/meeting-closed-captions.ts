import { get } from '../engine/operation.ts';
import type {
	ClosedCaptionSnippet,
	DownloadClosedCaption,
	ListClosedCaptionSnippets,
	ListMeetingClosedCaptions,
	MeetingClosedCaption,
} from './meeting-closed-captions.schema.ts';

const read = { scope: 'spark-compliance:meetings_read' };

/**
 * For compliance officers, in organisations for which Cisco has turned it on; 15 minutes after the end of a meeting.
 * @see https://developer.webex.com/docs/api/v1/meeting-closed-captions
 */
export const meetingClosedCaptions = {
	/** A text, in the form that `format` names. */
	download: get('/meetingClosedCaptions/{closedCaptionId}/download', {
		...read,
		headers: ['timezone'],
	}).text<DownloadClosedCaption>(),
	/** One at most. */
	list: get('/meetingClosedCaptions', read).many<ListMeetingClosedCaptions, MeetingClosedCaption>(
		{},
	),
	snippets: get('/meetingClosedCaptions/{closedCaptionId}/snippets', read).many<
		ListClosedCaptionSnippets,
		ClosedCaptionSnippet
	>({}),
};
