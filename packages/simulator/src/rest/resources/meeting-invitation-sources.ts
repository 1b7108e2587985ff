import type { rest } from '@webex-nodes/client';
import {
	CreateMeetingInvitationSources,
	ListMeetingInvitationSources,
} from '@webex-nodes/client/schemas';
import { type Endpoints, lenient } from '../endpoint.ts';
import {
	createInvitationSources,
	listInvitationSources,
} from '../meetings/planned/invitation-sources.ts';

export const meetingInvitationSources: Endpoints<typeof rest.meetingInvitationSources> = {
	create: lenient(CreateMeetingInvitationSources.partial({ items: true }), createInvitationSources),
	list: {
		input: ListMeetingInvitationSources,
		pageSize: () => ({ usual: 1000, largest: 1000 }),
		handle: listInvitationSources,
	},
};
