import type { rest } from '@webex-nodes/client';
import { ListMeetingTrackingCodes } from '@webex-nodes/client/schemas';
import type { Endpoints } from '../endpoint.ts';
import { hostCodes } from '../sites/tracking-codes.ts';

export const meetingTrackingCodes: Endpoints<typeof rest.meetingTrackingCodes> = {
	list: {
		input: ListMeetingTrackingCodes,
		pageSize: () => ({ usual: 1000, largest: 1000 }),
		handle: hostCodes,
	},
};
