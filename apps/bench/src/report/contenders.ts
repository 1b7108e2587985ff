import { median, spread } from '../run/median.ts';
import type { Race } from '../run/race.ts';
import { rounded } from './result.ts';

/** What one contender took in a case; each figure is the median of its runs. */
export interface ContenderFigures {
	readonly case: string;
	readonly contender: string;
	readonly runs: number;
	readonly seconds: number;
	/** The lowest and the highest, in seconds. */
	readonly spread: readonly [number, number];
	/** Of the processor, in seconds. */
	readonly cpu: number;
	/** The peak over idle, in MB. */
	readonly memory: number;
	/** Where a server counted them. */
	readonly requests?: number;
}

/** The contenders of each case, in their order. */
export function byCase(all: readonly ContenderFigures[]): [string, readonly ContenderFigures[]][] {
	const titles = [...new Set(all.map((figures) => figures.case))];
	return titles.map((title) => [title, all.filter((figures) => figures.case === title)]);
}

export function figuresOf(title: string, race: Race): ContenderFigures[] {
	return [...race].map(([contender, runs]) => {
		const seconds = runs.map((run) => run.seconds);
		const [low, high] = spread(seconds);
		const requests = runs.flatMap(({ figures }) => figures?.['requests'] ?? []);
		return {
			case: title,
			contender,
			runs: runs.length,
			seconds: rounded(median(seconds)),
			spread: [rounded(low), rounded(high)],
			cpu: rounded(median(runs.map((run) => run.cpu))),
			memory: rounded(median(runs.map((run) => run.memory))),
			...(requests.length > 0 && { requests: rounded(median(requests)) }),
		};
	});
}
