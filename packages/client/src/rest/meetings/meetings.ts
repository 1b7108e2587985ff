import { del, get, patch, post, put } from '../engine/operation.ts';
import type {
	CreateMeeting,
	DeleteMeeting,
	GetMeeting,
	ListMeetings,
	Meeting,
	PatchMeeting,
	UpdateMeeting,
} from './meetings.schema.ts';

const read = { scope: 'meeting:schedules_read', headers: ['password', 'timezone'] };
const write = { scope: 'meeting:schedules_write' };

/** @see https://developer.webex.com/docs/api/v1/meetings */
export const meetings = {
	create: post('/meetings', write).one<CreateMeeting, Meeting>(),
	delete: del('/meetings/{meetingId}', write).none<DeleteMeeting>(),
	get: get('/meetings/{meetingId}', read).one<GetMeeting, Meeting>(),
	list: get('/meetings', read).many<ListMeetings, Meeting>({ maxPageSize: 100 }),
	patch: patch('/meetings/{meetingId}', write).one<PatchMeeting, Meeting>(),
	/** Cisco announced that it will be removed: `patch` does the same. */
	update: put('/meetings/{meetingId}', write).one<UpdateMeeting, Meeting>(),
};
