export type { RetrievalCursor } from './engine/cursor.ts';
export type { UnreadablePlace } from './engine/refusal.ts';
export {
	type Backfill,
	type BackfillCursor,
	type BackfillOptions,
	type BackfillPage,
	type BackfillProgress,
	backfillMessages,
} from './messages/backfill.ts';
export type { UnreadableRoom } from './messages/refusal.ts';
export {
	type Batch,
	type Change,
	type Retrieval,
	type RetrievalOptions,
	retrieveMessages,
} from './messages/retrieve.ts';
export type { RoomSelection, TextSearch } from './messages/rooms.ts';
export type { HeldMeeting } from './periods/held-meetings.ts';
export type { MeetingPlace, MeetingScope } from './periods/places.ts';
export {
	type PeriodBatch,
	type PeriodChange,
	type PeriodRetrieval,
	type PeriodRetrievalOptions,
	retrieveHeldMeetings,
	retrieveRecordings,
	retrieveTranscripts,
} from './periods/retrieve.ts';
