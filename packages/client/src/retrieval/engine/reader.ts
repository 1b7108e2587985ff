import { readChanges } from './changes.ts';
import type { Progress, Step } from './progress.ts';
import type { Refusal } from './refusal.ts';
import type { Place, Source } from './source.ts';

/** Places without news that are tried before all of them are taken for refused. */
const maxTries = 3;

interface ReaderOptions<P extends Place, Item> {
	readonly source: Source<P, Item>;
	readonly progress: Progress<P>;
	readonly horizon: number;
	readonly withEdits: boolean;
	/** How far back a place starts that was joined since the run before, in milliseconds. */
	readonly joinedLookBack: number;
	/** How much is worth reading at the same time, now. */
	readonly wanted: () => number;
	readonly signal: AbortSignal;
}

/** Reads single places. It does not touch the progress, for it may be ahead of what was delivered. */
export class Reader<P extends Place, Item> {
	readonly #run: ReaderOptions<P, Item>;

	constructor(run: ReaderOptions<P, Item>) {
		this.#run = run;
	}

	/** What happened in a place, page by page. A place that Webex refuses ends with the refusal. */
	async *read(place: P): AsyncGenerator<Step<P, Item>> {
		const { source, progress, joinedLookBack, ...rules } = this.#run;
		let floor = progress.floor;
		try {
			const joined = async () => await source.joinedAt?.(place, rules.signal);
			floor = await progress.floorFor(place.id, joined, joinedLookBack);
			const seen = progress.seenIn(place.id);
			const boundary = progress.boundaryOf(place.id);
			const division = progress.divisionOf(place.id);
			const comparison = { floor, seen, boundary, division, ...rules };
			for await (const changes of readChanges(source, place, comparison)) {
				yield { place, floor, ...changes };
			}
		} catch (error) {
			const refusal = await source.understand(place, error, rules.signal);
			yield { place, floor, changes: [], silent: [], isEnd: false, refusal };
		}
	}

	/**
	 * One refused place is passed over; when no place can be read, it is not about the place: a scope is missing, or the
	 * account was blocked.
	 */
	async requireReadable(
		read: readonly P[],
		refusals: readonly Refusal[],
		listAll: () => Promise<readonly P[]>,
	): Promise<void> {
		const { source, signal } = this.#run;
		const refused = new Set(refusals.map(({ placeId }) => placeId));
		const [first] = refusals.filter(({ isGone }) => !isGone);
		if (!first || read.some(({ id }) => !refused.has(id))) return;
		const others = (await listAll()).filter(({ id }) => !refused.has(id));
		for (const place of others.slice(0, maxTries)) {
			if (await source.isReadable?.(place, signal)) return;
		}
		throw first.error;
	}
}
