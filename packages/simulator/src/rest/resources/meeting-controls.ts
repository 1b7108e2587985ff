import type { rest } from '@webex-nodes/client';
import { GetMeetingControl, UpdateMeetingControl } from '@webex-nodes/client/schemas';
import type { Endpoints } from '../endpoint.ts';
import { getControl, updateControl } from '../meetings/planned/running.ts';

export const meetingControls: Endpoints<typeof rest.meetingControls> = {
	get: { input: GetMeetingControl, handle: getControl },
	update: { input: UpdateMeetingControl, handle: updateControl },
};
