/**
 * Records that belong to something else, such as the participants of an instance: found by their own ID, and, in the order in
 * which they were added, by the ID of what they belong to.
 */
export class Records<Item extends { readonly id: string }> {
	readonly #parentOf: (item: Item) => string;
	readonly #items = new Map<string, Item>();
	/** The IDs of the records, by the ID of what they belong to. */
	readonly #children = new Map<string, Set<string>>();

	constructor(parentOf: (item: Item) => string) {
		this.#parentOf = parentOf;
	}

	get(id: string): Item | undefined {
		return this.#items.get(id);
	}

	/** Adds the record, or puts it in place of the one with the same ID. */
	set(item: Item): Item {
		const before = this.#items.get(item.id);
		const parent = this.#parentOf(item);
		if (before && this.#parentOf(before) !== parent) this.delete(item.id);
		this.#items.set(item.id, item);
		const children = this.#children.get(parent) ?? new Set<string>();
		this.#children.set(parent, children.add(item.id));
		return item;
	}

	delete(id: string): void {
		const item = this.#items.get(id);
		if (!item) return;
		this.#items.delete(id);
		this.#children.get(this.#parentOf(item))?.delete(id);
	}

	values(): readonly Item[] {
		return [...this.#items.values()];
	}

	/** Those that belong to the parent with this ID, oldest first. */
	of(parentId: string): readonly Item[] {
		return [...(this.#children.get(parentId) ?? [])].flatMap((id) => this.#items.get(id) ?? []);
	}

	/** Puts what was saved in place of everything. */
	load(items: readonly Item[]): void {
		this.#items.clear();
		this.#children.clear();
		for (const item of items) this.set(item);
	}
}
