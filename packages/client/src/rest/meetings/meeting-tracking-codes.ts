import { get } from '../engine/operation.ts';
import type {
	ListMeetingTrackingCodes,
	MeetingTrackingCode,
} from './meeting-tracking-codes.schema.ts';

/** What a host can choose from. @see https://developer.webex.com/docs/api/v1/meetings/list-meeting-tracking-codes */
export const meetingTrackingCodes = {
	list: get('/meetings/trackingCodes', { scope: 'meeting:schedules_read' }).many<
		ListMeetingTrackingCodes,
		MeetingTrackingCode
	>({}),
};
