/** Items of a page, before any was read. */
const firstGuess = 1000;

/** How many items a run may still return, and how much is worth reading for that. */
export class Budget {
	readonly #limit: number;
	readonly #concurrency: number;
	#left: number;
	/** Pages that were asked for. */
	#underWay = 0;
	#pages = 0;
	#items = 0;
	/** Items of the largest page. */
	#most = 0;
	/** Pages in a row without anything new. */
	#silent = 0;

	constructor(limit: number, concurrency: number) {
		this.#limit = limit;
		this.#concurrency = concurrency;
		this.#left = limit;
	}

	get isSpent(): boolean {
		return this.#left <= 0;
	}

	/** How much is worth reading at the same time: what is read beyond the limit is thrown away, and read again. */
	get wanted(): number {
		const pages = Math.floor(this.#left / this.#expected);
		return Math.min(this.#concurrency, Math.max(pages, 1) + this.#silent);
	}

	/** A page that was read; returns what may be returned of it. */
	take<Item>(items: readonly Item[]): readonly Item[] {
		const taken = items.length > this.#left ? items.slice(0, this.#left) : items;
		this.#left -= taken.length;
		this.#silent = items.length > 0 ? 0 : this.#silent + 1;
		if (items.length > 0) {
			this.#pages += 1;
			this.#items += items.length;
			this.#most = Math.max(this.#most, items.length);
		}
		return taken;
	}

	/** As many of them as may still be read. */
	*whileAnyFits<From, To>(all: Iterable<From>, make: (one: From) => To): Generator<To> {
		for (const one of all) {
			if (this.#isFull) return;
			yield make(one);
		}
	}

	/** The pages of a place, as long as there is room for one more beside those that are under way. */
	async *follow<Step extends { readonly changes: readonly unknown[] }>(
		steps: AsyncGenerator<Step>,
	): AsyncGenerator<Step> {
		try {
			let isSilent = false;
			do {
				this.#underWay += 1;
				const next = await steps.next().finally(() => {
					this.#underWay -= 1;
				});
				if (next.done) return;
				isSilent = next.value.changes.length === 0;
				yield next.value;
				// Left after a page without anything new, a place would begin with that page in each run.
			} while (!this.#isFull && (isSilent || this.#left > this.#underWay * this.#expected));
		} finally {
			await steps.return(undefined);
		}
	}

	/** A page more may have to be cut: it would be read again. */
	get #isFull(): boolean {
		return this.#left < this.#limit && this.#left < this.#most;
	}

	/** Items of a page. */
	get #expected(): number {
		const mean = (this.#items + firstGuess) / (this.#pages + 1);
		return (mean + Math.max(this.#most, mean)) / 2;
	}
}
