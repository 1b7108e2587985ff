import type { rest } from '@webex-nodes/client';
import { ListMeetingAttendance, ListMeetingUsage } from '@webex-nodes/client/schemas';
import type { Endpoints } from '../endpoint.ts';
import { listAttendance, listUsage } from '../meetings/reports.ts';

const pageSize = () => ({ usual: 10, largest: 1000 });

export const meetingReports: Endpoints<typeof rest.meetingReports> = {
	attendees: { input: ListMeetingAttendance, pageSize, handle: listAttendance },
	usage: { input: ListMeetingUsage, pageSize, handle: listUsage },
};
