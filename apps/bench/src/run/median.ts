/** The middle value; of an even number, the mean of the two in the middle. `NaN` of none. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((one, other) => one - other);
	const middle = (sorted.length - 1) / 2;
	const [low = Number.NaN, high = Number.NaN] = [
		sorted[Math.floor(middle)],
		sorted[Math.ceil(middle)],
	];
	return (low + high) / 2;
}

/** The lowest and the highest value. */
export const spread = (values: readonly number[]): readonly [number, number] => [
	Math.min(...values),
	Math.max(...values),
];
