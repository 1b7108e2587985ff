export { Event, ListEvents } from './rest/administration/events.schema.ts';
export {
	License,
	ListLicenses,
	Organization,
	Role,
} from './rest/administration/organizations.schema.ts';
export {
	CreatePerson,
	ListPeople,
	Person,
	UpdatePerson,
} from './rest/administration/people.schema.ts';
export { MeetingSites } from './rest/meetings/meeting-preferences.schema.ts';
export {
	CreateMeeting,
	DeleteMeeting,
	GetMeeting,
	ListMeetings,
	Meeting,
	PatchMeeting,
	UpdateMeeting,
} from './rest/meetings/meetings.schema.ts';
export {
	AttachmentAction,
	CreateAttachmentAction,
} from './rest/messaging/attachment-actions.schema.ts';
export {
	CreateMembership,
	ListMemberships,
	Membership,
	UpdateMembership,
} from './rest/messaging/memberships.schema.ts';
export {
	Attachment,
	CreateMessage,
	ListDirectMessages,
	ListMessages,
	Message,
	UpdateMessage,
} from './rest/messaging/messages.schema.ts';
export {
	CreateRoomTab,
	ListRoomTabs,
	RoomTab,
	UpdateRoomTab,
} from './rest/messaging/room-tabs.schema.ts';
export {
	CreateRoom,
	ListRooms,
	MeetingInfo,
	Room,
	UpdateRoom,
} from './rest/messaging/rooms.schema.ts';
export {
	CreateTeamMembership,
	ListTeamMemberships,
	TeamMembership,
	UpdateTeamMembership,
} from './rest/messaging/team-memberships.schema.ts';
export { CreateTeam, Team, UpdateTeam } from './rest/messaging/teams.schema.ts';
export {
	CreateWebhook,
	ListWebhooks,
	UpdateWebhook,
	Webhook,
} from './rest/messaging/webhooks.schema.ts';
