import { del, get, post } from '../engine/operation.ts';
import type {
	BulkRegisterMeetingRegistrants,
	DecideMeetingRegistrants,
	ListMeetingRegistrants,
	MeetingRegistrant,
	MeetingRegistrantId,
	QueryMeetingRegistrants,
	RegisterMeetingRegistrant,
} from './meeting-registrants.schema.ts';

const path = '/meetings/{meetingId}/registrants';
const one = `${path}/{registrantId}` as const;
const query = ['current', 'hostEmail'];
const read = { scope: 'meeting:schedules_read' };
const write = { scope: 'meeting:schedules_write', query };

/** People who have registered, of series with a form. @see https://developer.webex.com/docs/api/v1/meetings/list-meeting-registrants */
export const meetingRegistrants = {
	approve: post(`${path}/approve`, write).none<DecideMeetingRegistrants>(),
	bulkDelete: post(`${path}/bulkDelete`, write).none<DecideMeetingRegistrants>(),
	bulkRegister: post(`${path}/bulkInsert`, write).one<
		BulkRegisterMeetingRegistrants,
		{ items: MeetingRegistrant[] }
	>(),
	cancel: post(`${path}/cancel`, write).none<DecideMeetingRegistrants>(),
	delete: del(one, { scope: write.scope }).none<MeetingRegistrantId>(),
	get: get(one, read).one<MeetingRegistrantId, MeetingRegistrant>(),
	list: get(path, read).many<ListMeetingRegistrants, MeetingRegistrant>({ maxPageSize: 100 }),
	/** By email addresses. */
	query: post(`${path}/query`, { ...read, query: [...query, 'max'] }).many<
		QueryMeetingRegistrants,
		MeetingRegistrant
	>({ maxPageSize: 100 }),
	register: post(path, write).one<RegisterMeetingRegistrant, MeetingRegistrant>(),
	reject: post(`${path}/reject`, write).none<DecideMeetingRegistrants>(),
};
