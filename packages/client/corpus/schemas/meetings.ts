import { z } from 'zod';
import {
	CreateMeeting,
	DeleteMeeting,
	GetMeeting,
	ListMeetings,
	Meeting,
	MeetingSites,
	PatchMeeting,
	UpdateMeeting,
} from '../../src/schemas.ts';
import { itemsOf, nothing, type Schemas } from './schemas.ts';

/** Planning of meetings. */
export const meetings: Schemas = {
	'meetingPreferences.sites': { input: nothing, output: MeetingSites },
	'meetings.create': { input: CreateMeeting, output: Meeting },
	'meetings.delete': { input: DeleteMeeting, output: z.undefined() },
	'meetings.get': { input: GetMeeting, output: Meeting },
	'meetings.list': { input: ListMeetings, output: itemsOf(Meeting) },
	'meetings.patch': { input: PatchMeeting, output: Meeting },
	'meetings.update': { input: UpdateMeeting, output: Meeting },
};
