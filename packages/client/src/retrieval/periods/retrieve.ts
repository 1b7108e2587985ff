import type { RestClient } from '../../rest/engine/client.ts';
import type { MeetingTranscript } from '../../rest/meetings/meeting-transcripts.schema.ts';
import type { Recording } from '../../rest/meetings/recordings.schema.ts';
import type { ItemChange } from '../engine/changes.ts';
import type { RetrievalCursor } from '../engine/cursor.ts';
import { type UnreadablePlace, unreadableOf } from '../engine/refusal.ts';
import { retrieve, type SourceOptions } from '../engine/retrieve.ts';
import { type HeldMeeting, heldMeetingFacts, withParticipants } from './held-meetings.ts';
import type { MeetingPlace, MeetingScope } from './places.ts';
import { seam } from './read-period.ts';
import { recordingFacts } from './recordings.ts';
import { type PeriodFacts, type PeriodSourceOptions, periodSource } from './source.ts';
import { transcriptFacts } from './transcripts.ts';

export interface PeriodRetrievalOptions extends Omit<SourceOptions, 'joinedLookBack' | 'overlap'> {
	readonly scope: MeetingScope;
	/**
	 * How long after its time an item may appear and still be found, in milliseconds. When left out: 12 hours after the
	 * end of a meeting, 24 hours after a recording was made, 24 hours after the end of a meeting with a transcript.
	 */
	readonly late?: number | undefined;
}

/** What happened to an item. The key is the same whenever the same is delivered again. */
export type PeriodChange<Item> =
	| { readonly kind: 'created' | 'updated'; readonly key: string; readonly item: Item }
	| {
			readonly kind: 'deleted';
			readonly key: string;
			readonly id: string;
			/** ISO 8601. */
			readonly time: string;
	  };

export interface PeriodBatch<Item> {
	readonly place: MeetingPlace;
	/** Oldest first within a window of time; deletions last. */
	readonly changes: readonly PeriodChange<Item>[];
}

export interface PeriodRetrieval<Item> extends AsyncIterable<PeriodBatch<Item>> {
	/** How far it has come, the last batch included: save it after that was stored. */
	readonly cursor: () => RetrievalCursor;
	/** It has not come to the end, such as for its limit: the next run goes on there. */
	readonly hasMore: () => boolean;
	/** Hosts and sites that Webex refused. A later run returns what they hold. */
	readonly unreadable: () => readonly UnreadablePlace[];
}

/**
 * Every meeting that was held since the cursor, delivered as {@link retrieve} says. Of the first run: what ended after
 * the start, and later whatever appears late, even when it ended before.
 * @see https://developer.webex.com/docs/api/v1/meetings/list-meetings
 */
export function retrieveHeldMeetings(
	client: RestClient,
	{
		participants = false,
		...options
	}: PeriodRetrievalOptions & {
		/** With everybody who was there: one request more for each meeting. */
		readonly participants?: boolean;
	},
): PeriodRetrieval<HeldMeeting> {
	const complete: PeriodSourceOptions<HeldMeeting>['complete'] = async (meeting, place, signal) =>
		await withParticipants(client, meeting, place, signal);
	return retrieveBy(client, heldMeetingFacts, options, participants ? complete : undefined);
}

/**
 * Every recording that is new since the cursor, however late it appears, delivered as {@link retrieve} says. One that is
 * deleted and restored is delivered again, with another key, when the deletion was noticed (`editWindow`).
 *
 * Webex lists recordings by the time when they were made, and does not say which ones were restored lately. So one that
 * is restored from the recycle bin later than `late` after it was made, and later than `editWindow`, is not found; a
 * larger `late` finds it, and each run reads as far back.
 * @see https://developer.webex.com/docs/api/v1/recordings/list-recordings
 */
export const retrieveRecordings = (
	client: RestClient,
	options: PeriodRetrievalOptions,
): PeriodRetrieval<Recording> => retrieveBy(client, recordingFacts, options);

/**
 * Every transcript that is new since the cursor, delivered as {@link retrieve} says. Those of a host cost one request
 * for each of the host's meetings that has one; those of the organisation are for compliance officers.
 * @see https://developer.webex.com/docs/api/v1/meeting-transcripts/list-meeting-transcripts
 */
export const retrieveTranscripts = (
	client: RestClient,
	options: PeriodRetrievalOptions,
): PeriodRetrieval<MeetingTranscript> => retrieveBy(client, transcriptFacts, options);

function retrieveBy<Item>(
	client: RestClient,
	facts: PeriodFacts<Item>,
	{ scope, late = facts.late, ...options }: PeriodRetrievalOptions,
	complete?: PeriodSourceOptions<Item>['complete'],
): PeriodRetrieval<Item> {
	const source = periodSource(client, facts, { scope, complete });
	// What is in the seam of two windows is listed twice.
	const overlap = Math.max(late, seam) + facts.length;
	const retrieval = retrieve(source, { ...options, overlap });
	async function* byPlace(): AsyncGenerator<PeriodBatch<Item>> {
		for await (const { place, changes } of retrieval.batches()) {
			yield { place, changes: changes.map(changeOf) };
		}
	}
	return {
		[Symbol.asyncIterator]: byPlace,
		cursor: retrieval.cursor,
		hasMore: retrieval.hasMore,
		unreadable: () => retrieval.refusals().map(unreadableOf),
	};
}

function changeOf<Item>(change: ItemChange<Item>): PeriodChange<Item> {
	const { kind, key } = change;
	if (kind !== 'deleted') return { kind, key, item: change.item };
	return { kind, key, id: change.of, time: new Date(change.time).toISOString() };
}
