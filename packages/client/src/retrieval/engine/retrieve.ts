import { WebexInputError } from '@webex-nodes/http';
import { Budget } from './budget.ts';
import type { ItemChange } from './changes.ts';
import type { RetrievalCursor } from './cursor.ts';
import { merge } from './merge.ts';
import { Progress } from './progress.ts';
import { Reader } from './reader.ts';
import type { Refusal } from './refusal.ts';
import type { Place, Source } from './source.ts';

export const defaultConcurrency = 16;

/** How to retrieve, whatever the source. */
export interface SourceOptions {
	/** What the run before returned; the first run has none. */
	readonly cursor?: RetrievalCursor | undefined;
	/** Where the first run starts, in milliseconds since the epoch; it does not matter later. */
	readonly start: number;
	/** How late an item may appear in a listing and still be found, in milliseconds. */
	readonly overlap: number;
	/** Finds edits and deletions of items that are not older than this, in milliseconds, by reading them again. */
	readonly editWindow?: number;
	/** How far back to start in places that were joined since the run before, in milliseconds. */
	readonly joinedLookBack?: number;
	/** Places that are read at the same time; 16 when left out. The client's gate limits requests. */
	readonly concurrency?: number;
	/** Ends after at most this number of items; the next run goes on there. */
	readonly limit?: number;
	/** For how often all places are listed: of this machine, in milliseconds since the epoch. */
	readonly now?: () => number;
	readonly signal?: AbortSignal;
}

interface PlaceBatch<P extends Place, Item> {
	readonly place: P;
	/** Oldest first; deletions last. */
	readonly changes: readonly ItemChange<Item>[];
}

export interface SourceRetrieval<P extends Place, Item> {
	readonly batches: () => AsyncGenerator<PlaceBatch<P, Item>>;
	readonly cursor: () => RetrievalCursor;
	/** It has not come to the end: the next run goes on there. */
	readonly hasMore: () => boolean;
	readonly refusals: () => readonly Refusal[];
}

/**
 * Every item of a source since the cursor, oldest first within a place; what appears or changes during the run may come
 * after newer ones.
 *
 * Delivery: exactly once for a caller that stores a batch and the cursor together; at least once for one that stores
 * the batch first and then stops before the cursor is saved: what comes again has the same key. Never a gap, as long
 * as no item appears in a listing later than the overlap. (What was delivered without a saved cursor, and deleted
 * before it could come again, is not reported as deleted.)
 *
 * A place that Webex refuses is passed over and keeps its state. When no chosen place can be read, that is an error.
 *
 * @throws {@link WebexInputError} for something else than a cursor.
 */
export function retrieve<P extends Place, Item>(
	source: Source<P, Item>,
	options: SourceOptions,
): SourceRetrieval<P, Item> {
	const {
		overlap,
		editWindow = 0,
		joinedLookBack = 0,
		concurrency = defaultConcurrency,
		limit = Number.POSITIVE_INFINITY,
		now = Date.now,
	} = options;
	requireAmounts({ ...options, editWindow, joinedLookBack });
	const horizon = Math.max(overlap, editWindow);
	const { cursor, start } = options;
	const isLimited = limit < Number.POSITIVE_INFINITY;
	const progress = new Progress({ cursor, source, start, horizon, now, isLimited });
	const refusals: Refusal[] = [];
	let isFinished = false;

	async function* batches(): AsyncGenerator<PlaceBatch<P, Item>> {
		const stopping = new AbortController();
		const signal = options.signal
			? AbortSignal.any([options.signal, stopping.signal])
			: stopping.signal;
		const list = async (isWhole: boolean) =>
			await source.listPlaces({
				since: progress.floor,
				downTo: progress.downTo,
				isWhole,
				known: progress.known,
				signal,
			});
		const budget = new Budget(limit, concurrency);
		const reader = new Reader({
			source,
			progress,
			horizon,
			withEdits: editWindow > 0,
			joinedLookBack,
			wanted: () => budget.wanted,
			signal,
		});

		/** Ends early when the limit is reached. */
		async function* read(places: readonly P[]): AsyncGenerator<PlaceBatch<P, Item>> {
			const readings = budget.whileAnyFits(
				places,
				(place) => () => budget.follow(reader.read(place)),
			);
			const steps = merge(
				readings,
				() => budget.wanted,
				() => stopping.abort(),
			);
			for await (const step of steps) {
				const all = progress.ownOf(step.place, step.changes);
				const changes = budget.take(all);
				progress.note({ ...step, changes, isEnd: step.isEnd && changes.length === all.length });
				if (step.refusal) refusals.push(step.refusal);
				if (changes.length > 0) yield { place: step.place, changes };
				if (budget.isSpent) return;
				signal.throwIfAborted();
			}
		}

		try {
			const left = progress.resume();
			yield* read(left);
			if (progress.isOpen || budget.isSpent) return;
			const isWhole = progress.needsAllPlaces;
			const listed = await list(isWhole);
			const places = progress.begin(listed, isWhole);
			refusals.push(...listed.refusals);
			yield* read(places);
			// At its limit, a run asks nothing any more.
			if (progress.isOpen || (budget.isSpent && refusals.length > 0)) return;
			const listAll = async () => (isWhole ? listed : await list(true)).places;
			await reader.requireReadable([...left, ...places], refusals, listAll);
			// Of the list that chose what was read; what came later is for the next run.
			progress.finish(listed.newest ?? source.newest?.() ?? Number.NEGATIVE_INFINITY);
			isFinished = true;
		} finally {
			stopping.abort();
		}
	}

	return {
		batches,
		cursor: () => progress.cursor(),
		hasMore: () => !isFinished,
		refusals: () => refusals,
	};
}

function requireAmounts({
	start,
	overlap,
	editWindow = 0,
	joinedLookBack = 0,
	limit = 1,
}: SourceOptions): void {
	for (const [name, amount] of Object.entries({ start, overlap, editWindow, joinedLookBack })) {
		if (!Number.isFinite(amount) || amount < 0) {
			throw new WebexInputError(name, 'expected milliseconds, 0 or more');
		}
	}
	if (limit < 1) throw new WebexInputError('limit', 'expected a whole number from 1');
}
