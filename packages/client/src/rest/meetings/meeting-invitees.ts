import { del, get, post, put } from '../engine/operation.ts';
import type {
	BulkCreateMeetingInvitees,
	CreateMeetingInvitee,
	DeleteMeetingInvitee,
	GetMeetingInvitee,
	ListMeetingInvitees,
	MeetingInvitee,
	UpdateMeetingInvitee,
} from './meeting-invitees.schema.ts';

const path = '/meetingInvitees/{meetingInviteeId}';
const read = { scope: 'meeting:schedules_read' };
const write = { scope: 'meeting:schedules_write' };

/** @see https://developer.webex.com/docs/api/v1/meeting-invitees */
export const meetingInvitees = {
	/** 409 when one of them is invited already: then nobody is. */
	bulkCreate: post('/meetingInvitees/bulkInsert', write).one<
		BulkCreateMeetingInvitees,
		{ items: MeetingInvitee[] }
	>(),
	/** 409 for a person who is invited already. */
	create: post('/meetingInvitees', write).one<CreateMeetingInvitee, MeetingInvitee>(),
	delete: del(path, write).none<DeleteMeetingInvitee>(),
	get: get(path, read).one<GetMeetingInvitee, MeetingInvitee>(),
	/** By email address. */
	list: get('/meetingInvitees', read).many<ListMeetingInvitees, MeetingInvitee>({
		maxPageSize: 100,
	}),
	update: put(path, write).one<UpdateMeetingInvitee, MeetingInvitee>(),
};
