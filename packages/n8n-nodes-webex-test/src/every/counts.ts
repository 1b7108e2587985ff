/** How many of each thing there are, by where it is kept, such as `world.meetings.series`. */
export type Counts = ReadonlyMap<string, number>;

/** Who read recordings, and what happened: a change that is made again is there twice. */
const isLog = (path: string) => /^\.world\.(log|meetings\.accesses)$/.test(path);

/** Of a snapshot of the simulator, without its logs. Its IDs and times differ from run to run; what was done twice is there twice. */
export function countsOf(state: object): Counts {
	const counts = new Map<string, number>();
	const count = (path: string, value: unknown): void => {
		if (typeof value !== 'object' || value === null || isLog(path)) return;
		const inner = Array.isArray(value)
			? value.map((each) => ['', each] as const)
			: Object.entries(value);
		if (Array.isArray(value)) counts.set(path, (counts.get(path) ?? 0) + value.length);
		for (const [name, each] of inner) count(name ? `${path}.${name}` : path, each);
	};
	count('', state);
	return counts;
}

/** Where there is more, or less, than before and after the operation was done once. */
export function beyond(seen: Counts, before: Counts, after: Counts): readonly string[] {
	return [...new Set([...seen.keys(), ...before.keys(), ...after.keys()])].filter((path) => {
		const [low = 0, high = 0] = [before.get(path) ?? 0, after.get(path) ?? 0].toSorted(
			(a, b) => a - b,
		);
		const number = seen.get(path) ?? 0;
		return number < low || number > high;
	});
}

export const isSame = (one: Counts, other: Counts): boolean =>
	beyond(one, other, other).length === 0;
