import type { Plan } from './divide.ts';

/** Of so many slices one may have too little. */
const maxWaste = 6;

/** Whether the messages of a room come as they were expected. */
export class Expectation {
	#ahead = 1;
	#slices = 0;
	/** Those that had less than half of what was expected. */
	#wasted = 0;

	/** Parts that may be under way: more, as long as they have what was expected. */
	get ahead(): number {
		return this.#ahead;
	}

	/** Messages may come evenly for a while only, such as in bursts that are all alike. */
	get isEven(): boolean {
		return this.#wasted * maxWaste <= this.#slices;
	}

	/**
	 * A part was read that had so many messages in a millisecond.
	 * @returns What to expect of the next slices of the same part.
	 */
	note({ density: expected }: Plan, found: number, cutFrom: Plan | undefined): Plan | undefined {
		const isWaste = cutFrom !== undefined && found < expected / 2;
		this.#ahead = isWaste ? 1 : this.#ahead * 2;
		if (!cutFrom) return undefined;
		this.#slices += 1;
		if (isWaste) this.#wasted += 1;
		// One that is silent makes the next ones twice as long, but not each of those that were under way with it.
		const density = Math.max((cutFrom.density + found) / 2, expected / 2);
		return { ...cutFrom, density, isEven: this.isEven };
	}
}
