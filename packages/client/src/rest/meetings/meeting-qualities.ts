import { get } from '../engine/operation.ts';
import type { ListMeetingQualities, MeetingQuality } from './meeting-qualities.schema.ts';

/**
 * For administrators of organisations with the Pro Pack: from 10 minutes after the start of a meeting, for 7 days, and
 * once in 5 minutes for each meeting.
 * @see https://developer.webex.com/docs/api/v1/meeting-qualities
 */
export const meetingQualities = {
	list: get('/meeting/qualities', { scope: 'analytics:read_all', service: 'analytics' }).many<
		ListMeetingQualities,
		MeetingQuality
	>({ maxPageSize: 100 }),
};
