export {
	buildCard,
	type Card,
	type CardButton,
	type CardInput,
	type CardParts,
	type Fact,
	fallbackOf,
	type InputKind,
	inputId,
	type Tone,
} from './cards/build.ts';
export { type CardField, fillCard, inputsOfCard } from './cards/inputs.ts';
export {
	approvalCard,
	formCard,
	incidentCard,
	pollCard,
	type Severity,
	type State,
	statusCard,
} from './cards/library.ts';
export { cardText } from './cards/text.ts';
export { type CardProblem, cardProblems } from './cards/validate.ts';
export type { List, OnKeep, Page } from './list.ts';
export { htmlToMarkdown } from './messages/html.ts';
export { mentionOf } from './messages/mention.ts';
export { bytesIn, maxMessageBytes, splitMessage } from './messages/split.ts';
export type { Event, ListEvents } from './rest/administration/events.schema.ts';
export type { License, Organization, Role } from './rest/administration/organizations.schema.ts';
export type { ListPeople, Person } from './rest/administration/people.schema.ts';
export { createRestClient, type RestClient, type RestClientOptions } from './rest/engine/client.ts';
export type { Content, ContentMetadata, OpenContent } from './rest/engine/content.ts';
export type { Contents, DownloadOptions } from './rest/engine/contents.ts';
export { WebexDownloadError } from './rest/engine/download.ts';
export type { Downloads } from './rest/engine/downloads.ts';
export { safeFileName } from './rest/engine/file-name.ts';
export {
	appLink,
	buildId,
	findId,
	type IdType,
	idKey,
	isUuid,
	type ParsedId,
	parseId,
	readId,
	sameId,
} from './rest/engine/ids.ts';
export type { CallOptions, ListOptions, Operation, Operations } from './rest/engine/operation.ts';
export { unreadableFields } from './rest/engine/partial-errors.ts';
export type { RawRequest } from './rest/engine/raw-request.ts';
export {
	type AnyUpload,
	isUpload,
	maxFileBytes,
	type Upload,
	type UploadInParts,
	type UploadOnce,
} from './rest/engine/upload.ts';
export { rest } from './rest/index.ts';
export type {
	AdminGetMeeting,
	AdminListMeetings,
	GetMeeting,
	ListMeetings,
} from './rest/meetings/find-meetings.schema.ts';
export type {
	EndMeeting,
	JoinLinks,
	JoinMeeting,
	ReassignMeetingHost,
	ReassignmentResults,
} from './rest/meetings/join-meeting.schema.ts';
export type {
	BreakoutSessionDraft,
	DeleteMeetingBreakoutSessions,
	ListMeetingBreakoutSessions,
	MeetingBreakoutSession,
	UpdateMeetingBreakoutSessions,
} from './rest/meetings/meeting-breakout-sessions.schema.ts';
export type { MeetingChat } from './rest/meetings/meeting-chats.schema.ts';
export type {
	ClosedCaptionSnippet,
	MeetingClosedCaption,
} from './rest/meetings/meeting-closed-captions.schema.ts';
export type {
	MeetingCommonSettings,
	UpdateMeetingCommonSettings,
} from './rest/meetings/meeting-common-settings.schema.ts';
export type {
	GetMeetingControl,
	MeetingControl,
	UpdateMeetingControl,
} from './rest/meetings/meeting-controls.schema.ts';
export type {
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
export type {
	CreateMeetingInvitationSources,
	ListMeetingInvitationSources,
	MeetingInvitationSource,
} from './rest/meetings/meeting-invitation-sources.schema.ts';
export type {
	BulkCreateMeetingInvitees,
	CreateMeetingInvitee,
	DeleteMeetingInvitee,
	GetMeetingInvitee,
	ListMeetingInvitees,
	MeetingInvitee,
	UpdateMeetingInvitee,
} from './rest/meetings/meeting-invitees.schema.ts';
export type { Telephony } from './rest/meetings/meeting-options.schema.ts';
export type {
	CalledOut,
	ListMeetingParticipants,
	MeetingParticipant,
} from './rest/meetings/meeting-participants.schema.ts';
export type {
	MeetingPoll,
	MeetingPollResult,
	PollRespondent,
} from './rest/meetings/meeting-polls.schema.ts';
export type {
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
export type { MeetingQuality } from './rest/meetings/meeting-qualities.schema.ts';
export type { MeetingAnswer, MeetingQuestion } from './rest/meetings/meeting-questions.schema.ts';
export type {
	BulkRegisterMeetingRegistrants,
	DecideMeetingRegistrants,
	ListMeetingRegistrants,
	MeetingRegistrant,
	MeetingRegistrantId,
	QueryMeetingRegistrants,
	RegisterMeetingRegistrant,
} from './rest/meetings/meeting-registrants.schema.ts';
export type {
	DeleteMeetingRegistration,
	GetMeetingRegistration,
	MeetingRegistration,
	RegistrationDraft,
	UpdateMeetingRegistration,
} from './rest/meetings/meeting-registration.schema.ts';
export type { MeetingAttendance, MeetingUsage } from './rest/meetings/meeting-reports.schema.ts';
export type {
	GetMeetingSessionType,
	ListMeetingSessionTypes,
	MeetingSessionType,
} from './rest/meetings/meeting-session-types.schema.ts';
export type { MeetingSummary } from './rest/meetings/meeting-summaries.schema.ts';
export type {
	CreateMeetingSurveyLinks,
	GetMeetingSurvey,
	ListMeetingSurveyResults,
	MeetingSurvey,
	MeetingSurveyLink,
	MeetingSurveyResult,
} from './rest/meetings/meeting-surveys.schema.ts';
export type {
	GetMeetingTemplate,
	ListMeetingTemplates,
	MeetingTemplate,
	MeetingTemplateDetails,
} from './rest/meetings/meeting-templates.schema.ts';
export type {
	ListMeetingTrackingCodes,
	MeetingTrackingCode,
} from './rest/meetings/meeting-tracking-codes.schema.ts';
export type {
	ListMeetingTranscripts,
	MeetingTranscript,
	TranscriptSnippet,
} from './rest/meetings/meeting-transcripts.schema.ts';
export type { Meeting } from './rest/meetings/meetings.schema.ts';
export type {
	GetMeetingPreferences,
	PersonalMeetingRoom,
	PersonalMeetingRoomIds,
	RefreshPersonalMeetingRoomIds,
	UpdatePersonalMeetingRoom,
} from './rest/meetings/personal-meeting-room.schema.ts';
export type {
	MeetingArchive,
	MeetingArchiveSummary,
	RecordingAccess,
	RecordingAccessSummary,
} from './rest/meetings/recording-reports.schema.ts';
export type {
	ListAllRecordings,
	ListRecordings,
	Recording,
} from './rest/meetings/recordings.schema.ts';
export type {
	CreateMeeting,
	DeleteMeeting,
	PatchMeeting,
	UpdateMeeting,
} from './rest/meetings/schedule-meeting.schema.ts';
export type {
	SiteSessionType,
	UpdateUserSessionTypes,
	UserSessionTypes,
} from './rest/meetings/site-session-types.schema.ts';
export type {
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
export type { AttachmentAction } from './rest/messaging/attachment-actions.schema.ts';
export type { ListMemberships, Membership } from './rest/messaging/memberships.schema.ts';
export type { CreateMessage, ListMessages, Message } from './rest/messaging/messages.schema.ts';
export type { RoomTab } from './rest/messaging/room-tabs.schema.ts';
export type {
	CreateRoom,
	ListRooms,
	MeetingInfo,
	Room,
	UpdateRoom,
} from './rest/messaging/rooms.schema.ts';
export type { TeamMembership } from './rest/messaging/team-memberships.schema.ts';
export type { Team } from './rest/messaging/teams.schema.ts';
export type { Webhook } from './rest/messaging/webhooks.schema.ts';
export {
	type Backfill,
	type BackfillCursor,
	type BackfillOptions,
	type BackfillPage,
	type BackfillProgress,
	type Batch,
	backfillMessages,
	type Change,
	type HeldMeeting,
	type MeetingPlace,
	type MeetingScope,
	type PeriodBatch,
	type PeriodChange,
	type PeriodRetrieval,
	type PeriodRetrievalOptions,
	type Retrieval,
	type RetrievalCursor,
	type RetrievalOptions,
	type RoomSelection,
	retrieveHeldMeetings,
	retrieveMessages,
	retrieveRecordings,
	retrieveTranscripts,
	type TextSearch,
	type UnreadablePlace,
	type UnreadableRoom,
} from './retrieval/index.ts';
export {
	createXmlClient,
	type XmlClient,
	type XmlClientOptions,
	xmlServiceUrl,
} from './xml/engine/client.ts';
export type { Input, Output } from './xml/engine/codec.ts';
export {
	addSecurityContext,
	buildXmlRequest,
	parseXmlResponse,
	type SecurityContext,
	type XmlResponse,
} from './xml/engine/envelope.ts';
export {
	WebexXmlError,
	WebexXmlResponseError,
	XmlDocumentError,
	type XmlFailure,
	type XmlSubError,
} from './xml/engine/errors.ts';
export { kindOf, type XmlExceptionKind } from './xml/engine/exceptions.ts';
export { windowsOf, type XmlCallOptions, type XmlListOptions } from './xml/engine/operation.ts';
export type { XmlLimits } from './xml/engine/parse.ts';
export type { Plain, PlainInput } from './xml/engine/plain.ts';
export {
	ticketsByPassword,
	ticketsBySaml,
	ticketsByToken,
	type XmlSecret,
	type XmlSite,
	xmlSecurity,
} from './xml/engine/security.ts';
export { statusFromBody, statusOf } from './xml/engine/status-from-body.ts';
export { ianaOf, utc, zoneOfIana, zones } from './xml/engine/zones.ts';
export { xml } from './xml/index.ts';
