/** What has its time in it, as ISO 8601. */
export interface Dated {
	readonly id: string;
	readonly created: string;
}

/** What was listed last, newest first, so that a listing can go on by time. */
export class Listed<Item extends Dated> {
	first: Item | undefined;
	last: Item | undefined;
	/** Of the same moment as the last one: they come again when the listing goes on by time. */
	#ofLastMoment = new Set<string>();

	/** When the last one was created, in milliseconds since the epoch. */
	get oldest(): number {
		return this.last ? Date.parse(this.last.created) : Number.POSITIVE_INFINITY;
	}

	/** All are of one moment: by time, what is newer than the first one cannot be told from what is older. */
	get isOneMoment(): boolean {
		return this.first?.created === this.last?.created;
	}

	/** Returns those that were not listed before. */
	add(items: readonly Item[]): readonly Item[] {
		const fresh = this.last ? items.filter(({ id }) => !this.#ofLastMoment.has(id)) : items;
		const last = fresh.at(-1);
		if (!last) return fresh;
		this.first ??= fresh[0];
		if (last.created !== this.last?.created) this.#ofLastMoment = new Set();
		const older = fresh.findLastIndex(({ created }) => created !== last.created);
		for (const { id } of fresh.slice(older + 1)) this.#ofLastMoment.add(id);
		this.last = last;
		return fresh;
	}
}
