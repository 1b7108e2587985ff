import { type ContenderFigures, figuresOf } from './report/contenders.ts';
import type { Result } from './report/result.ts';
import { contenderTable } from './report/table.ts';
import type { Bench, Row } from './row.ts';
import { race } from './run/race.ts';
import { startServer } from './run/server.ts';

/** All that was measured. */
export interface Report {
	readonly results: readonly Result[];
	readonly contenders: readonly ContenderFigures[];
	/** Rows that could not be measured, and why. */
	readonly problems: readonly string[];
}

export interface RunOptions {
	readonly isQuick: boolean;
	readonly say: (line: string) => void;
}

/** Measures one row after the other. A row that fails does not keep the others from being measured. */
export async function runRows(rows: readonly Row[], options: RunOptions): Promise<Report> {
	const { isQuick, say } = options;
	const results: Result[] = [];
	const contenders: ContenderFigures[] = [];
	const problems: string[] = [];
	const server = await startServer();
	const note: Bench['note'] = (title, found) => {
		const figures = figuresOf(title, found);
		contenders.push(...figures);
		say(`\n${title}\n${contenderTable(figures)}`);
	};
	const bench: Bench = {
		isQuick,
		root: new URL('../../../', import.meta.url),
		serve: server.serve,
		race: async (given) => {
			const found = await race(given);
			note(given.title, found);
			return found;
		},
		note,
	};
	try {
		for (const row of rows) {
			const started = performance.now();
			try {
				results.push(...(await row.run(bench)));
			} catch (error) {
				problems.push(`${row.name}: ${error instanceof Error ? error.message : String(error)}`);
				say(`\n${problems.at(-1)}`);
			}
			say(`── ${row.name}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
		}
	} finally {
		server.close();
	}
	return { results, contenders, problems };
}
