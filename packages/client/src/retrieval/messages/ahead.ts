import type { MessagePage } from './list-down.ts';

/** Pages of a room, as many as are wanted. */
interface Followed {
	readonly pages: AsyncIterable<MessagePage>;
	/** There may be more of them. */
	readonly isCut: () => boolean;
}

interface AheadOptions {
	/** Rooms that are read at the same time. */
	readonly concurrency: number;
	/** Messages of a page, before any was read. */
	readonly pageSize: number;
}

/** How much of many rooms is read ahead when a run has a limit: what was asked for is handed on, and no more is asked for. */
export class Ahead {
	readonly #concurrency: number;
	#left: number;
	#pages = 1;
	#messages: number;
	#underWay = 0;

	constructor(limit: number, { concurrency, pageSize }: AheadOptions) {
		this.#concurrency = concurrency;
		this.#left = limit;
		this.#messages = pageSize;
	}

	/** Rooms that are worth reading at the same time. */
	get rooms(): number {
		return Math.min(this.#concurrency, Math.ceil(this.#left / this.#expected));
	}

	*whileWanted<One>(all: Iterable<One>): Generator<One> {
		for (const one of all) {
			if (this.#left <= 0) return;
			yield one;
		}
	}

	follow(pages: AsyncGenerator<MessagePage>): Followed {
		let isCut = false;
		const wanted = async function* (this: Ahead) {
			try {
				do {
					const next = await this.#take(pages);
					if (next.done) return;
					yield next.value;
				} while (this.#isWanted);
				isCut = true;
			} finally {
				await pages.return(undefined);
			}
		};
		return { pages: wanted.call(this), isCut: () => isCut };
	}

	async #take(pages: AsyncGenerator<MessagePage>): Promise<IteratorResult<MessagePage>> {
		this.#underWay += 1;
		try {
			const next = await pages.next();
			if (!next.done) this.#count(next.value.messages.length);
			return next;
		} finally {
			this.#underWay -= 1;
		}
	}

	#count(messages: number): void {
		this.#left -= messages;
		if (messages === 0) return;
		this.#pages += 1;
		this.#messages += messages;
	}

	/** Messages of a page. */
	get #expected(): number {
		return this.#messages / this.#pages;
	}

	get #isWanted(): boolean {
		return this.#left - this.#underWay * this.#expected > 0;
	}
}
