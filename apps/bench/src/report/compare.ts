import { numberText } from './numbers.ts';
import type { Result } from './result.ts';

/** What is slower by less may be chance. */
const threshold = 1.1;

export interface Comparison {
	/** A sentence for each. */
	readonly slower: readonly string[];
	readonly faster: readonly string[];
	/** Names of rows that only one of the two has. */
	readonly unmatched: readonly string[];
}

/**
 * Only ratios are compared, each of which was measured within one run: the machine may be another one. What changed
 * counts when it is more than a tenth, and outside of what the rounds of the earlier run had.
 */
export function compare(earlier: readonly Result[], now: readonly Result[]): Comparison {
	const before = new Map(earlier.map((result) => [result.name, result]));
	const names = new Set(now.map(({ name }) => name));
	const slower: string[] = [];
	const faster: string[] = [];
	for (const result of now) {
		const old = before.get(result.name);
		if (!old) continue;
		const { factor, isOutside } = changeOf(old, result);
		if (!isOutside) continue;
		const text = `${result.name}: ${numberText(old.ratio)} → ${numberText(result.ratio)} ×`;
		if (factor > threshold) slower.push(text);
		if (factor < 1 / threshold) faster.push(text);
	}
	const unmatched = [
		...now.filter(({ name }) => !before.has(name)).map(({ name }) => name),
		...earlier.filter(({ name }) => !names.has(name)).map(({ name }) => name),
	];
	return { slower, faster, unmatched };
}

/** More than 1 is worse. */
function changeOf(old: Result, { ratio, goal }: Result) {
	const [low, high] = old.spread;
	const isOutside = ratio < low || ratio > high;
	// With such a goal, more is better.
	const factor = goal.startsWith('≥') ? old.ratio / ratio : ratio / old.ratio;
	return { factor, isOutside };
}

/** @throws for anything else than the contents of a `bench.json`. */
export function readResults(text: string): Result[] {
	const results: unknown = JSON.parse(text);
	const isResult = (value: unknown) =>
		typeof value === 'object' &&
		value !== null &&
		'name' in value &&
		'ratio' in value &&
		typeof value.ratio === 'number' &&
		'spread' in value &&
		Array.isArray(value.spread) &&
		'goal' in value &&
		typeof value.goal === 'string';
	if (Array.isArray(results) && results.every(isResult)) return results as Result[];
	throw new Error('This is not a bench.json');
}

export function describeComparison({ slower, faster, unmatched }: Comparison): string {
	const list = (title: string, lines: readonly string[]) =>
		lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
	return [
		slower.length === 0 ? 'Nothing got slower.' : `Slower: ${slower.length}`,
		...slower.map((line) => `  ${line}`),
		...list('Faster:', faster),
		...list('Only in one of the two:', unmatched),
	].join('\n');
}
