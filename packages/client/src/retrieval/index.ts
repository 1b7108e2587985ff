export {
	type Backfill,
	type BackfillCursor,
	type BackfillOptions,
	type BackfillPage,
	type BackfillProgress,
	backfillMessages,
} from './backfill.ts';
export type { Change } from './changes.ts';
export type { RetrievalCursor } from './cursor.ts';
export type { UnreadableRoom } from './refusal.ts';
export {
	type Batch,
	type Retrieval,
	type RetrievalOptions,
	retrieveMessages,
} from './retrieve.ts';
export type { RoomSelection } from './rooms.ts';
