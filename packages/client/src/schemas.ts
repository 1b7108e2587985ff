export { AttachmentAction, CreateAttachmentAction } from './rest/attachment-actions.schema.ts';
export { Event, ListEvents } from './rest/events.schema.ts';
export { MeetingSites } from './rest/meeting-preferences.schema.ts';
export {
	CreateMembership,
	ListMemberships,
	Membership,
	UpdateMembership,
} from './rest/memberships.schema.ts';
export {
	Attachment,
	CreateMessage,
	ListDirectMessages,
	ListMessages,
	Message,
	UpdateMessage,
} from './rest/messages.schema.ts';
export { License, ListLicenses, Organization, Role } from './rest/organizations.schema.ts';
export { CreatePerson, ListPeople, Person, UpdatePerson } from './rest/people.schema.ts';
export { CreateRoomTab, ListRoomTabs, RoomTab, UpdateRoomTab } from './rest/room-tabs.schema.ts';
export { CreateRoom, ListRooms, MeetingInfo, Room, UpdateRoom } from './rest/rooms.schema.ts';
export {
	CreateTeamMembership,
	ListTeamMemberships,
	TeamMembership,
	UpdateTeamMembership,
} from './rest/team-memberships.schema.ts';
export { CreateTeam, Team, UpdateTeam } from './rest/teams.schema.ts';
export { CreateWebhook, ListWebhooks, UpdateWebhook, Webhook } from './rest/webhooks.schema.ts';
