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
export {
	approvalCard,
	formCard,
	incidentCard,
	pollCard,
	type Severity,
	type State,
	statusCard,
} from './cards/library.ts';
export { type CardProblem, cardProblems } from './cards/validate.ts';
export type { List, Page } from './list.ts';
export { htmlToMarkdown } from './messages/html.ts';
export { mentionOf } from './messages/mention.ts';
export { bytesIn, maxMessageBytes, splitMessage } from './messages/split.ts';
export type { Event, ListEvents } from './rest/administration/events.schema.ts';
export type { License, Organization, Role } from './rest/administration/organizations.schema.ts';
export type { ListPeople, Person } from './rest/administration/people.schema.ts';
export { createRestClient, type RestClient, type RestClientOptions } from './rest/engine/client.ts';
export type {
	Content,
	ContentMetadata,
	Contents,
	DownloadOptions,
	OpenContent,
} from './rest/engine/contents.ts';
export { WebexDownloadError } from './rest/engine/download.ts';
export { safeFileName } from './rest/engine/file-name.ts';
export { buildId, type IdType, type ParsedId, parseId, readId, sameId } from './rest/engine/ids.ts';
export { isUpload, maxFileBytes, type Upload } from './rest/engine/multipart.ts';
export type { CallOptions, ListOptions, Operation, Operations } from './rest/engine/operation.ts';
export { unreadableFields } from './rest/engine/partial-errors.ts';
export type { RawRequest } from './rest/engine/raw-request.ts';
export { rest } from './rest/index.ts';
export type {
	CreateMeeting,
	ListMeetings,
	Meeting,
	PatchMeeting,
} from './rest/meetings/meetings.schema.ts';
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
	type Retrieval,
	type RetrievalCursor,
	type RetrievalOptions,
	type RoomSelection,
	retrieveMessages,
	type UnreadableRoom,
} from './retrieval/index.ts';
export {
	createXmlClient,
	type XmlClient,
	type XmlClientOptions,
	xmlServiceUrl,
} from './xml/engine/client.ts';
export type { Input, Output } from './xml/engine/codec.ts';
export type { XmlLimits } from './xml/engine/document.ts';
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
