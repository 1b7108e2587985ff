import { del, get, patch, post, put } from '../engine/operation.ts';
import type {
	AdminGetMeeting,
	AdminListMeetings,
	GetMeeting,
	ListMeetings,
} from './find-meetings.schema.ts';
import type {
	EndMeeting,
	JoinLinks,
	JoinMeeting,
	ReassignMeetingHost,
	ReassignmentResults,
} from './join-meeting.schema.ts';
import type { Meeting } from './meetings.schema.ts';
import type {
	CreateMeeting,
	DeleteMeeting,
	PatchMeeting,
	UpdateMeeting,
} from './schedule-meeting.schema.ts';

const read = { scope: 'meeting:schedules_read', headers: ['password', 'timezone'] };
const write = { scope: 'meeting:schedules_write' };
const adminRead = { scope: 'meeting:admin_schedule_read', headers: ['timezone'] };

/** @see https://developer.webex.com/docs/api/v1/meetings */
export const meetings = {
	/** Any meeting of the organisation, for administrators: without passwords, keys and addresses to join. */
	adminGet: get('/admin/meetings/{meetingId}', adminRead).one<AdminGetMeeting, Meeting>(),
	/** The same by number or address. */
	adminList: get('/admin/meetings', adminRead).many<AdminListMeetings, Meeting>({}),
	/** An ad hoc meeting of a room that goes on is returned instead of a new one. */
	create: post('/meetings', write).one<CreateMeeting, Meeting>(),
	delete: del('/meetings/{meetingId}', write).none<DeleteMeeting>(),
	/** For host, co-hosts and compliance officers. */
	end: post('/meetings/{meetingId}/end', write).none<EndMeeting>(),
	get: get('/meetings/{meetingId}', read).one<GetMeeting, Meeting>(),
	/** Links to start and to join. */
	join: post('/meetings/join', { scope: read.scope }).one<JoinMeeting, JoinLinks>(),
	/**
	 * Meetings where the account is host or invited, of the coming 7 days unless `from` or `to` is given. Series that
	 * overlap the period, although their own start lies outside. Ad hoc meetings are listed as instances only.
	 */
	list: get('/meetings', read).many<ListMeetings, Meeting>({ maxPageSize: 100 }),
	patch: patch('/meetings/{meetingId}', write).one<PatchMeeting, Meeting>(),
	/**
	 * For administrators. Nothing is returned when all went well; otherwise what became of each meeting, which is no
	 * failure: check it.
	 */
	reassignHost: post('/meetings/reassignHost', {
		scope: 'meeting:admin_schedule_write',
		headers: ['siteUrl'],
	}).none<ReassignMeetingHost, ReassignmentResults | undefined>(),
	/** Cisco announced that it will be removed: `patch` does the same. */
	update: put('/meetings/{meetingId}', write).one<UpdateMeeting, Meeting>(),
};
