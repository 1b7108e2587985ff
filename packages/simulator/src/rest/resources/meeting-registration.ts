import type { rest } from '@webex-nodes/client';
import {
	DeleteMeetingRegistration,
	GetMeetingRegistration,
	UpdateMeetingRegistration,
} from '@webex-nodes/client/schemas';
import { type Endpoints, queryFlag } from '../endpoint.ts';
import {
	deleteRegistration,
	getRegistration,
	updateRegistration,
} from '../meetings/planned/registration.ts';

export const meetingRegistration: Endpoints<typeof rest.meetingRegistration> = {
	delete: { input: DeleteMeetingRegistration, handle: deleteRegistration },
	get: { input: GetMeetingRegistration.extend({ current: queryFlag }), handle: getRegistration },
	update: { input: UpdateMeetingRegistration, handle: updateRegistration },
};
