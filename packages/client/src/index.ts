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
export { bytesIn, longestMessage, splitMessage } from './messages/split.ts';
export type { AttachmentAction } from './rest/attachment-actions.schema.ts';
export { createRestClient, type RestClient, type RestClientOptions } from './rest/client.ts';
export type {
	Content,
	ContentMetadata,
	Contents,
	DownloadOptions,
	OpenContent,
} from './rest/contents.ts';
export { unreadableFields } from './rest/errors-inside.ts';
export type { Event, ListEvents } from './rest/events.schema.ts';
export type { GeneralRequest } from './rest/general.ts';
export { buildId, type IdType, type ParsedId, parseId, readId, sameId } from './rest/ids.ts';
export { rest } from './rest/index.ts';
export type { ListMemberships, Membership } from './rest/memberships.schema.ts';
export type { CreateMessage, ListMessages, Message } from './rest/messages.schema.ts';
export { isUpload, largestFile, type Upload } from './rest/multipart.ts';
export type { CallOptions, ListOptions, Operation, Operations } from './rest/operation.ts';
export type { License, Organization, Role } from './rest/organizations.schema.ts';
export type { ListPeople, Person } from './rest/people.schema.ts';
export type { RoomTab } from './rest/room-tabs.schema.ts';
export type { CreateRoom, ListRooms, MeetingInfo, Room, UpdateRoom } from './rest/rooms.schema.ts';
export type { TeamMembership } from './rest/team-memberships.schema.ts';
export type { Team } from './rest/teams.schema.ts';
export type { Webhook } from './rest/webhooks.schema.ts';
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
} from './retrieval/index.ts';
export {
	createXmlClient,
	type XmlClient,
	type XmlClientOptions,
	xmlServiceUrl,
} from './xml/client.ts';
export type { Input, Output } from './xml/codec.ts';
export type { XmlLimits } from './xml/document.ts';
export {
	addSecurityContext,
	buildXmlRequest,
	parseXmlResponse,
	type SecurityContext,
	type XmlResponse,
} from './xml/envelope.ts';
export {
	WebexXmlError,
	WebexXmlResponseError,
	XmlDocumentError,
	type XmlFailure,
	type XmlSubError,
} from './xml/errors.ts';
export { kindOf, type XmlExceptionKind } from './xml/exceptions.ts';
export { inBandStatus, statusOf } from './xml/in-band.ts';
export { xml } from './xml/index.ts';
export { windowsOf, type XmlCallOptions, type XmlListOptions } from './xml/operation.ts';
export type { Plain, PlainInput } from './xml/plain.ts';
export {
	ticketsByPassword,
	ticketsBySaml,
	ticketsByToken,
	type XmlSecret,
	type XmlSite,
	xmlSecurity,
} from './xml/security.ts';
export { ianaOf, utc, zoneOfIana, zones } from './xml/zones.ts';
