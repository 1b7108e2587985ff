import { del, get, post, put } from '../engine/operation.ts';
import type {
	CreateMeetingInterpreter,
	DeleteMeetingInterpreter,
	GetMeetingInterpreter,
	Interpretation,
	ListMeetingInterpreters,
	MeetingInterpreter,
	UpdateInterpretation,
	UpdateMeetingInterpreter,
} from './meeting-interpreters.schema.ts';

const path = '/meetings/{meetingId}/interpreters';
const one = `${path}/{interpreterId}` as const;
const read = { scope: 'meeting:schedules_read' };
const write = { scope: 'meeting:schedules_write' };

/** @see https://developer.webex.com/docs/api/v1/meetings/list-meeting-interpreters */
export const meetingInterpreters = {
	create: post(path, write).one<CreateMeetingInterpreter, MeetingInterpreter>(),
	delete: del(one, write).none<DeleteMeetingInterpreter>(),
	get: get(one, read).one<GetMeetingInterpreter, MeetingInterpreter>(),
	/** The last one that was created comes first. */
	list: get(path, read).many<ListMeetingInterpreters, MeetingInterpreter>({}),
	update: put(one, write).one<UpdateMeetingInterpreter, MeetingInterpreter>(),
	/** Switches interpretation on or off; the interpreters replace all others. */
	updateSettings: put('/meetings/{meetingId}/simultaneousInterpretation', write).one<
		UpdateInterpretation,
		Interpretation
	>(),
};
