import { WebexError } from '@webex-nodes/http';

/**
 * What a run may keep, as {@link weightOf} counts it: some 100,000 messages. With a heap of 1 GB, a run with 400,000
 * of them was saved, and one with 600,000 ended n8n. Nodes that follow copy them, and other executions run too.
 */
export const mostWeight = 64 * 1024 * 1024;

/** A run would keep more than n8n can hold: it ends before that ends n8n. */
export class RunTooLarge extends WebexError {
	static override readonly brand = 'RunTooLarge';

	/** How many items it kept until then. */
	readonly count: number;

	constructor(count: number) {
		super(`This run holds ${count} items already: more may end n8n`);
		this.count = count;
	}
}

/** Counts what a run keeps, for all items that come in together. */
export interface Bound {
	/** @throws {@link RunTooLarge} when nothing may be begun, for as long as that much is kept. */
	readonly check: () => void;
	readonly open: () => Share;
}

/** What the run keeps for one of the items that come in. */
export interface Share {
	/**
	 * Counts a page of a list, or a file.
	 * @throws {@link RunTooLarge} when all items together keep too much, and this one more than its part of it. What it
	 * kept is not counted any more then.
	 */
	readonly keep: (items: readonly unknown[]) => void;
	/** How much may be kept in addition; see {@link weightOf}. */
	readonly left: () => number;
	/** How many items the run keeps. */
	readonly count: () => number;
	/**
	 * What came out, instead of what was kept on the way; nothing where it failed. It is never refused: it was done. To
	 * be called once, when the item is done.
	 */
	readonly settle: (outputs: readonly unknown[]) => void;
}

export function createBound(most = mostWeight): Bound {
	let [weight, count, returned, underWay] = [0, 0, 0, 0];
	const left = () => most - weight;
	return {
		check: () => {
			if (left() < 0) throw new RunTooLarge(count);
		},
		open: () => {
			let own = { weight: 0, count: 0 };
			underWay += 1;
			const add = (items: readonly unknown[]) => {
				const added = weightOfAll(items);
				own = { weight: own.weight + added, count: own.count + items.length };
				weight += added;
				count += items.length;
			};
			const giveBack = () => {
				weight -= own.weight;
				count -= own.count;
				own = { weight: 0, count: 0 };
			};
			return {
				left,
				count: () => count,
				keep: (items) => {
					add(items);
					// One that keeps less than its part does not fail for what another one keeps.
					if (left() >= 0 || own.weight <= (most - returned) / underWay) return;
					const refusal = new RunTooLarge(count);
					giveBack();
					throw refusal;
				},
				settle: (outputs) => {
					giveBack();
					add(outputs);
					returned += own.weight;
					underWay -= 1;
				},
			};
		},
	};
}

/** A whole list that is read only to compare: nobody keeps it, so it does not count. */
export async function readAll<Item>(list: AsyncIterable<Item>): Promise<Item[]> {
	const items: Item[] = [];
	for await (const item of list) items.push(item);
	return items;
}

export const weightOfAll = (items: readonly unknown[]): number =>
	items.reduce((sum: number, item) => sum + weightOf(item), 0);

/** What a value of JSON takes in memory: an estimate, in bytes. */
export function weightOf(value: unknown): number {
	if (typeof value === 'string') return 16 + value.length;
	if (typeof value !== 'object' || value === null) return 0;
	if (Array.isArray(value)) return 32 + 8 * value.length + weightOfAll(value);
	let weight = 40;
	const fields = value as Readonly<Record<string, unknown>>;
	for (const name in fields) weight += 8 + weightOf(fields[name]);
	return weight;
}
