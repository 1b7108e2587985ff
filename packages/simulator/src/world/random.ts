/** Repeatable pseudo-random numbers (mulberry32), so that the same seed makes the same IDs and tokens. */
export function createRandom(seed: number) {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const eight = (): string =>
		Math.floor(next() * 2 ** 32)
			.toString(16)
			.padStart(8, '0');
	const hex = (length: number): string => {
		let digits = '';
		while (digits.length < length) digits += eight();
		return digits.slice(0, length);
	};
	return {
		next,
		hex,
		/** Where the sequence stands; it goes on there after `load`. */
		save: () => state,
		load: (saved: number) => {
			state = saved >>> 0;
		},
		uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
	};
}

export type Random = ReturnType<typeof createRandom>;
