import { median, spread } from '../run/median.ts';

/** One line of `bench.json`. */
export interface Result {
	readonly name: string;
	/** The median of this project. */
	readonly ours: number;
	/** The median of what others use. */
	readonly peer: number | null;
	/** What cannot be done better: the median of a contender that does nothing else, or a number. */
	readonly limit: number | null;
	/** Of the numbers before. */
	readonly unit: string;
	/** Ours ÷ limit; with a goal that begins with "≥", peer ÷ ours. Without both, ours ÷ the goal. */
	readonly ratio: number;
	/** Such as "≤ 1.1 ×" for the ratio, or "≤ 80 MB" for ours. */
	readonly goal: string;
	readonly met: boolean;
	/** The lowest and the highest ratio of a round. */
	readonly spread: readonly [number, number];
}

export interface Goal {
	readonly sign: '<' | '≤' | '≥';
	readonly value: number;
	/** Of ours, in its unit; of the ratio when left out. */
	readonly isOfOurs?: boolean;
}

export const atMost = (value: number): Goal => ({ sign: '≤', value });
/** How many times faster than a peer. */
export const atLeast = (value: number): Goal => ({ sign: '≥', value });
export const oursAtMost = (value: number): Goal => ({ sign: '≤', value, isOfOurs: true });
export const oursBelow = (value: number): Goal => ({ sign: '<', value, isOfOurs: true });

interface Figures {
	readonly name: string;
	readonly unit: string;
	/** Of each round, as are the others. */
	readonly ours: readonly number[];
	readonly peer?: readonly number[];
	readonly limit?: readonly number[];
	readonly goal: Goal;
}

export function resultOf({ name, unit, ours, peer, limit, goal }: Figures): Result {
	const ratioOf = (own: number, other?: number, least?: number): number => {
		if (goal.sign === '≥') return (other ?? Number.NaN) / own;
		return own / (least ?? other ?? goal.value);
	};
	const medians = [ours, peer, limit].map((values) => values && median(values));
	const [own = Number.NaN, other, least] = medians;
	const ratio = ratioOf(own, other, least);
	const rounds = ours.map((value, round) =>
		ratioOf(value, peer && (peer[round] ?? other), limit && (limit[round] ?? least)),
	);
	const [low, high] = spread(rounds);
	const judged = goal.isOfOurs ? own : ratio;
	return {
		name,
		ours: rounded(own),
		peer: other === undefined ? null : rounded(other),
		limit: least === undefined ? null : rounded(least),
		unit,
		ratio: rounded(ratio),
		goal: `${goal.sign} ${goal.value} ${goal.isOfOurs ? unit : '×'}`,
		met: isMet(judged, goal),
		spread: [rounded(low), rounded(high)],
	};
}

function isMet(value: number, { sign, value: bound }: Goal): boolean {
	// As it is printed, so that the table does not contradict itself.
	const shown = rounded(value);
	if (sign === '≥') return shown >= bound;
	return sign === '<' ? shown < bound : shown <= bound;
}

/** Three digits, or all that are before the point. */
export function rounded(value: number): number {
	if (!Number.isFinite(value)) throw new Error('A figure is missing');
	if (Math.abs(value) >= 100) return Math.round(value);
	return Number(value.toPrecision(3));
}
