import { get } from '../engine/operation.ts';
import type {
	ListMeetingAttendance,
	ListMeetingUsage,
	MeetingAttendance,
	MeetingUsage,
} from './meeting-reports.schema.ts';

const headers = ['timezone'];
const paging = { maxPageSize: 1000, window: { days: 30 } };

/** Meetings of the last 90 days. @see https://developer.webex.com/docs/api/v1/meetings-summary-report */
export const meetingReports = {
	/** Of one's own meetings; administrators: of all. */
	attendees: get('/meetingReports/attendees', {
		scope: 'meeting:participants_read',
		alsoNeeds: ['meeting:schedules_read'],
		headers,
	}).many<ListMeetingAttendance, MeetingAttendance>(paging),
	/** For administrators. */
	usage: get('/meetingReports/usage', { scope: 'meeting:admin_config_read', headers }).many<
		ListMeetingUsage,
		MeetingUsage
	>(paging),
};
