import type { Measured } from './contender.ts';
import { median } from './median.ts';
import { start } from './start.ts';

export interface RaceOptions {
	/** Of the case, for people. */
	readonly title: string;
	/** Exports the contenders. */
	readonly module: URL;
	readonly names: readonly string[];
	/** What each one gets. */
	readonly setting: unknown;
	readonly rounds: number;
	/** Fewer rounds for what takes long, by name. */
	readonly fewer?: Readonly<Record<string, number>>;
	/** At the same time instead of in turn, where only the memory matters. */
	readonly isTogether?: boolean;
	/** Without what the compiler kept of earlier processes. */
	readonly isUncompiled?: boolean;
	/** Node collects garbage soon, as on a small machine: what is left is needed. */
	readonly isSmall?: boolean;
	/** More figures of the run that has just ended, such as the requests that a server counted. */
	readonly figures?: () => Promise<Readonly<Record<string, number>>>;
}

/** Every run of each contender, by name. */
export type Race = ReadonlyMap<string, readonly Measured[]>;

/**
 * Runs each contender in each round, in turn, so that other work of the machine affects all of them.
 * @throws when they did not find the same.
 */
export async function race(options: RaceOptions): Promise<Race> {
	const {
		module,
		names,
		setting,
		rounds,
		fewer = {},
		isTogether = false,
		isUncompiled = false,
		isSmall = false,
		figures,
	} = options;
	const found = new Map(names.map((name): [string, Measured[]] => [name, []]));
	const runOne = async (name: string, runs: Measured[]) => {
		const contender = await start(module, name, setting, { isUncompiled, isSmall });
		await figures?.();
		const measured = await contender.run();
		runs.push({ ...measured, figures: { ...measured.figures, ...(await figures?.()) } });
	};
	for (let round = 0; round < rounds; round++) {
		const turn = [...found].filter(([name]) => round < (fewer[name] ?? rounds));
		if (isTogether) await Promise.all(turn.map(async ([name, runs]) => await runOne(name, runs)));
		else for (const [name, runs] of turn) await runOne(name, runs);
	}
	requireSame(options.title, found);
	return found;
}

/** @throws when two runs counted differently, or have different hashes. */
export function requireSame(title: string, race: Race): void {
	const all = [...race].flatMap(([name, runs]) => runs.map((run) => ({ name, ...run })));
	const [first] = all;
	const judge = all.find(({ hash }) => hash !== undefined);
	for (const { name, count, hash } of all) {
		if (count !== first?.count) {
			throw new Error(`${title}: ${name} found ${count}, ${first?.name} ${first?.count}`);
		}
		if (hash !== undefined && hash !== judge?.hash) {
			throw new Error(`${title}: ${name} and ${judge?.name} did not find the same`);
		}
	}
	if (first?.count === 0) throw new Error(`${title}: nothing was found`);
}

/** One figure of each run of a contender. */
export function valuesOf(race: Race, name: string, of: (run: Measured) => number): number[] {
	const values = (race.get(name) ?? []).map(of);
	if (values.length === 0) throw new Error(`${name} did not run`);
	return values;
}

export const medianOf = (race: Race, name: string, of: (run: Measured) => number): number =>
	median(valuesOf(race, name, of));
