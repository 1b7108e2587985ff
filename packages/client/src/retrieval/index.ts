export type { RetrievalCursor } from './engine/cursor.ts';
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
export type { RoomSelection } from './messages/rooms.ts';
