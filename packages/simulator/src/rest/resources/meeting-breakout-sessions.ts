import type { rest } from '@webex-nodes/client';
import {
	DeleteMeetingBreakoutSessions,
	ListMeetingBreakoutSessions,
	UpdateMeetingBreakoutSessions,
} from '@webex-nodes/client/schemas';
import { type Endpoints, lenient, queryFlag } from '../endpoint.ts';
import {
	deleteBreakoutSessions,
	listBreakoutSessions,
	updateBreakoutSessions,
} from '../meetings/planned/breakout-sessions.ts';

export const meetingBreakoutSessions: Endpoints<typeof rest.meetingBreakoutSessions> = {
	delete: {
		input: DeleteMeetingBreakoutSessions.extend({ sendEmail: queryFlag }),
		handle: deleteBreakoutSessions,
	},
	list: {
		input: ListMeetingBreakoutSessions,
		pageSize: () => ({ usual: 1000, largest: 1000 }),
		handle: listBreakoutSessions,
	},
	update: lenient(UpdateMeetingBreakoutSessions.partial({ items: true }), updateBreakoutSessions),
};
