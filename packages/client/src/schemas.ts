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
	AdminGetMeeting,
	AdminListMeetings,
	GetMeeting,
	ListMeetings,
} from './rest/meetings/find-meetings.schema.ts';
export {
	EndMeeting,
	JoinLinks,
	JoinMeeting,
	ReassignMeetingHost,
	ReassignmentResults,
} from './rest/meetings/join-meeting.schema.ts';
export {
	BreakoutSessionDraft,
	DeleteMeetingBreakoutSessions,
	ListMeetingBreakoutSessions,
	MeetingBreakoutSession,
	UpdateMeetingBreakoutSessions,
} from './rest/meetings/meeting-breakout-sessions.schema.ts';
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
	MeetingCommonSettings,
	UpdateMeetingCommonSettings,
} from './rest/meetings/meeting-common-settings.schema.ts';
export {
	GetMeetingControl,
	MeetingControl,
	UpdateMeetingControl,
} from './rest/meetings/meeting-controls.schema.ts';
export {
	CreateMeetingInterpreter,
	DeleteMeetingInterpreter,
	GetMeetingInterpreter,
	Interpretation,
	InterpretationDraft,
	ListMeetingInterpreters,
	MeetingInterpreter,
	UpdateInterpretation,
	UpdateMeetingInterpreter,
} from './rest/meetings/meeting-interpreters.schema.ts';
export {
	CreateMeetingInvitationSources,
	ListMeetingInvitationSources,
	MeetingInvitationSource,
} from './rest/meetings/meeting-invitation-sources.schema.ts';
export {
	BulkCreateMeetingInvitees,
	CreateMeetingInvitee,
	DeleteMeetingInvitee,
	GetMeetingInvitee,
	ListMeetingInvitees,
	MeetingInvitee,
	UpdateMeetingInvitee,
} from './rest/meetings/meeting-invitees.schema.ts';
export { Telephony } from './rest/meetings/meeting-options.schema.ts';
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
export {
	AudioPreferences,
	DelegateEmails,
	MeetingPreferences,
	MeetingSite,
	MeetingSites,
	SchedulingPreferences,
	UpdateAudioPreferences,
	UpdateDefaultSite,
	UpdateSchedulingPreferences,
	UpdateVideoPreferences,
	VideoPreferences,
} from './rest/meetings/meeting-preferences.schema.ts';
export { ListMeetingQualities, MeetingQuality } from './rest/meetings/meeting-qualities.schema.ts';
export {
	ListMeetingAnswers,
	ListMeetingQuestions,
	MeetingAnswer,
	MeetingQuestion,
} from './rest/meetings/meeting-questions.schema.ts';
export {
	BulkRegisterMeetingRegistrants,
	DecideMeetingRegistrants,
	ListMeetingRegistrants,
	MeetingRegistrant,
	MeetingRegistrantId,
	QueryMeetingRegistrants,
	RegisterMeetingRegistrant,
} from './rest/meetings/meeting-registrants.schema.ts';
export {
	DeleteMeetingRegistration,
	GetMeetingRegistration,
	MeetingRegistration,
	RegistrationDraft,
	UpdateMeetingRegistration,
} from './rest/meetings/meeting-registration.schema.ts';
export {
	ListMeetingAttendance,
	ListMeetingUsage,
	MeetingAttendance,
	MeetingUsage,
} from './rest/meetings/meeting-reports.schema.ts';
export {
	GetMeetingSessionType,
	ListMeetingSessionTypes,
	MeetingSessionType,
} from './rest/meetings/meeting-session-types.schema.ts';
export { ListMeetingSummaries, MeetingSummary } from './rest/meetings/meeting-summaries.schema.ts';
export {
	CreateMeetingSurveyLinks,
	GetMeetingSurvey,
	ListMeetingSurveyResults,
	MeetingSurvey,
	MeetingSurveyLink,
	MeetingSurveyResult,
} from './rest/meetings/meeting-surveys.schema.ts';
export {
	GetMeetingTemplate,
	ListMeetingTemplates,
	MeetingTemplate,
	MeetingTemplateDetails,
} from './rest/meetings/meeting-templates.schema.ts';
export {
	ListMeetingTrackingCodes,
	MeetingTrackingCode,
} from './rest/meetings/meeting-tracking-codes.schema.ts';
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
export { Meeting } from './rest/meetings/meetings.schema.ts';
export {
	GetMeetingPreferences,
	PersonalMeetingRoom,
	PersonalMeetingRoomIds,
	RefreshPersonalMeetingRoomIds,
	UpdatePersonalMeetingRoom,
} from './rest/meetings/personal-meeting-room.schema.ts';
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
	CreateMeeting,
	DeleteMeeting,
	PatchMeeting,
	UpdateMeeting,
} from './rest/meetings/schedule-meeting.schema.ts';
export {
	SiteSessionType,
	UpdateUserSessionTypes,
	UserSessionTypes,
} from './rest/meetings/site-session-types.schema.ts';
export {
	CreateSiteTrackingCode,
	DeleteSiteTrackingCode,
	GetSiteConfiguration,
	GetSiteTrackingCode,
	GetUserConfiguration,
	SiteTrackingCode,
	UpdateSiteTrackingCode,
	UpdateUserTrackingCodes,
	UserTrackingCodes,
} from './rest/meetings/site-tracking-codes.schema.ts';
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
