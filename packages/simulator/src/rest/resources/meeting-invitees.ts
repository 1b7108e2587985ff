import type { rest } from '@webex-nodes/client';
import {
	BulkCreateMeetingInvitees,
	CreateMeetingInvitee,
	DeleteMeetingInvitee,
	GetMeetingInvitee,
	ListMeetingInvitees,
	UpdateMeetingInvitee,
} from '@webex-nodes/client/schemas';
import { z } from 'zod';
import { type Endpoints, lenient, queryFlag } from '../endpoint.ts';
import {
	createInvitee,
	createInvitees,
	deleteInvitee,
	getInvitee,
	listInvitees,
	updateInvitee,
} from '../meetings/planned/invitees.ts';

/** The documentation names `null` too, for all of them. */
const panelistFlag = z
	.enum(['true', 'false', 'null'])
	.transform((text) => (text === 'null' ? undefined : text === 'true'))
	.optional();

export const meetingInvitees: Endpoints<typeof rest.meetingInvitees> = {
	bulkCreate: lenient(BulkCreateMeetingInvitees.partial({ items: true }), createInvitees),
	create: { input: CreateMeetingInvitee, handle: createInvitee },
	delete: { input: DeleteMeetingInvitee.extend({ sendEmail: queryFlag }), handle: deleteInvitee },
	get: { input: GetMeetingInvitee, handle: getInvitee },
	list: {
		input: ListMeetingInvitees.extend({ panelist: panelistFlag }),
		pageSize: () => ({ usual: 10, largest: 100 }),
		handle: listInvitees,
	},
	update: { input: UpdateMeetingInvitee, handle: updateInvitee },
};
