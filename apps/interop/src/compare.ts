import type { Explained } from './explained.ts';
import type { Check } from './program.ts';

export interface Comparison {
	readonly passed: number;
	/** Failures that are on the list. */
	readonly explained: readonly Explained[];
	/** What is wrong, one sentence each: then the command fails. */
	readonly problems: readonly string[];
}

/** Compares what happened with the list of known failures, in both directions. */
export function compare(checks: readonly Check[], list: readonly Explained[]): Comparison {
	const problems: string[] = [];
	const results = new Map<string, Check>();
	for (const check of checks) {
		if (results.has(check.name)) problems.push(`Two checks have the name "${check.name}".`);
		results.set(check.name, check);
	}
	const known = new Map(list.map((entry) => [entry.check, entry]));
	for (const { name, problem } of results.values()) {
		if (problem !== undefined && !known.has(name)) {
			problems.push(`"${name}" failed, and nothing explains it: ${problem}`);
		}
	}
	for (const name of known.keys()) {
		const check = results.get(name);
		if (!check) problems.push(`"${name}" is explained, but there is no such check.`);
		else if (check.problem === undefined) {
			problems.push(`"${name}" is explained, but it passed: remove it from the list.`);
		}
	}
	if (results.size === 0) problems.push('Nothing was checked.');
	const all = [...results.values()];
	return {
		passed: all.filter(({ problem }) => problem === undefined).length,
		explained: list.filter(({ check }) => results.get(check)?.problem !== undefined),
		problems,
	};
}
