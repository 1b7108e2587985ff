import { get, post } from '../engine/operation.ts';
import type {
	CreateMeetingInvitationSources,
	ListMeetingInvitationSources,
	MeetingInvitationSource,
} from './meeting-invitation-sources.schema.ts';

const path = '/meetings/{meetingId}/invitationSources';

/** Of webinars. @see https://developer.webex.com/docs/api/v1/meetings/list-invitation-sources */
export const meetingInvitationSources = {
	create: post(path, { scope: 'meeting:schedules_write' }).one<
		CreateMeetingInvitationSources,
		{ items: MeetingInvitationSource[] }
	>(),
	list: get(path, { scope: 'meeting:schedules_read', headers: ['hostEmail', 'personId'] }).many<
		ListMeetingInvitationSources,
		MeetingInvitationSource
	>({}),
};
