import { WebexInputError } from '@webex-nodes/http';

/** @throws WebexInputError when one of the values is given and cannot be a number of items. */
export function requirePositive(values: Readonly<Record<string, number | undefined>>): void {
	for (const [field, value] of Object.entries(values)) {
		if (value !== undefined && !(Number.isInteger(value) && value > 0)) {
			throw new WebexInputError(field, 'expected a whole number from 1');
		}
	}
}

export interface Page<Item> {
	readonly items: readonly Item[];
	/** The address of the next page, as Webex sent it. */
	readonly next?: string;
	/** IDs of the request that belong to no person. */
	readonly notFoundIds?: readonly string[];
}

/**
 * Is called with each page of an awaited list, before the next page is asked for. What it throws ends the list, so that
 * a caller can refuse what is too large to be held.
 */
export type OnKeep = (items: readonly unknown[]) => void;

/** A listing: `await` it for an array, or iterate; leaving the loop stops the requests. */
export class List<Item> implements AsyncIterable<Item>, PromiseLike<Item[]> {
	readonly #pages: () => AsyncGenerator<Page<Item>>;
	readonly #onKeep: OnKeep | undefined;

	constructor(pages: () => AsyncGenerator<Page<Item>>, onKeep?: OnKeep) {
		this.#pages = pages;
		this.#onKeep = onKeep;
	}

	/** Page by page, empty ones included. */
	pages(): AsyncGenerator<Page<Item>> {
		return this.#pages();
	}

	async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
		for await (const { items } of this.#pages()) yield* items;
	}

	// biome-ignore lint/suspicious/noThenProperty: a listing is awaitable on purpose.
	then<Result = Item[], Failure = never>(
		onItems?: ((items: Item[]) => Result | PromiseLike<Result>) | null,
		onFailure?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
	): Promise<Result | Failure> {
		return this.#collect().then(onItems, onFailure);
	}

	async #collect(): Promise<Item[]> {
		const collected: Item[] = [];
		for await (const { items } of this.#pages()) {
			this.#onKeep?.(items);
			for (const item of items) collected.push(item);
		}
		return collected;
	}
}
