import type { rest } from '@webex-nodes/client';
import { GetMeetingSessionType, ListMeetingSessionTypes } from '@webex-nodes/client/schemas';
import type { Endpoints } from '../endpoint.ts';
import { getHostType, listHostTypes } from '../sites/session-types.ts';

export const meetingSessionTypes: Endpoints<typeof rest.meetingSessionTypes> = {
	get: { input: GetMeetingSessionType, handle: getHostType },
	list: {
		input: ListMeetingSessionTypes,
		pageSize: () => ({ usual: 1000, largest: 1000 }),
		handle: listHostTypes,
	},
};
