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

/** A listing: `await` it for an array, or iterate; leaving the loop stops the requests. */
export class List<Item> implements AsyncIterable<Item>, PromiseLike<Item[]> {
	readonly #pages: () => AsyncGenerator<Page<Item>>;

	constructor(pages: () => AsyncGenerator<Page<Item>>) {
		this.#pages = pages;
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
		for await (const { items } of this.#pages()) for (const item of items) collected.push(item);
		return collected;
	}
}
