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
export {
	DeleteMeetingChats,
	ListMeetingChats,
	MeetingChat,
} from './rest/meetings/meeting-chats.schema.ts';
export {
	ClosedCaptionSnippet,
	DownloadClosedCaption,
	ListClosedCaptionSnippets,
	ListMeetingClosedCaptions,
	MeetingClosedCaption,
} from './rest/meetings/meeting-closed-captions.schema.ts';
export {
	AdmitMeetingParticipants,
	CalledOut,
	CallOut,
	CancelCallOut,
	GetMeetingParticipant,
	ListMeetingParticipants,
	MeetingParticipant,
	QueryMeetingParticipants,
	UpdateMeetingParticipant,
} from './rest/meetings/meeting-participants.schema.ts';
export {
	ListMeetingPolls,
	ListPollRespondents,
	MeetingPoll,
	MeetingPollResult,
	PollRespondent,
} from './rest/meetings/meeting-polls.schema.ts';
export { MeetingSites } from './rest/meetings/meeting-preferences.schema.ts';
export { ListMeetingQualities, MeetingQuality } from './rest/meetings/meeting-qualities.schema.ts';
export {
	ListMeetingAnswers,
	ListMeetingQuestions,
	MeetingAnswer,
	MeetingQuestion,
} from './rest/meetings/meeting-questions.schema.ts';
export {
	ListMeetingAttendance,
	ListMeetingUsage,
	MeetingAttendance,
	MeetingUsage,
} from './rest/meetings/meeting-reports.schema.ts';
export { ListMeetingSummaries, MeetingSummary } from './rest/meetings/meeting-summaries.schema.ts';
export {
	DeleteMeetingTranscript,
	DownloadMeetingTranscript,
	GetTranscriptSnippet,
	ListAllMeetingTranscripts,
	ListMeetingTranscripts,
	ListTranscriptSnippets,
	MeetingTranscript,
	TranscriptSnippet,
	UpdateTranscriptSnippet,
} from './rest/meetings/meeting-transcripts.schema.ts';
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
	GetMeetingArchive,
	GetRecordingAccess,
	ListMeetingArchives,
	ListRecordingAccess,
	MeetingArchive,
	MeetingArchiveSummary,
	RecordingAccess,
	RecordingAccessSummary,
} from './rest/meetings/recording-reports.schema.ts';
export {
	DeleteRecording,
	GetGroupRecording,
	GetRecording,
	ListAllRecordings,
	ListGroupRecordings,
	ListRecordings,
	PurgeRecordings,
	Recording,
	RestoreRecordings,
	ShareRecording,
	ShareRecordingByLink,
	SoftDeleteRecordings,
} from './rest/meetings/recordings.schema.ts';
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
