import type { ContenderFigures } from './contenders.ts';
import { numberText, rangeText } from './numbers.ts';
import type { Result } from './result.ts';

/** Columns of texts as wide as their widest cell; the first one is to the left, the others to the right. */
export function columns(rows: readonly (readonly string[])[]): string {
	const widths = rows.reduce<number[]>(
		(found, row) => row.map((cell, at) => Math.max(found[at] ?? 0, cell.length)),
		[],
	);
	return rows
		.map((row) =>
			row
				.map((cell, at) =>
					at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
				)
				.join('   ')
				.trimEnd(),
		)
		.join('\n');
}

export const resultHeads = [
	'what',
	'ours',
	'peer',
	'limit',
	'unit',
	'ratio',
	'spread',
	'goal',
	'met',
];

/** The cells of a result, in the order of {@link resultHeads}. */
export function resultCells(result: Result): string[] {
	const { name, ours, peer, limit, unit, ratio, goal, met } = result;
	return [
		name,
		numberText(ours),
		numberText(peer),
		numberText(limit),
		unit,
		numberText(ratio),
		rangeText(result.spread),
		goal,
		met ? 'yes' : 'no',
	];
}

export const resultTable = (results: readonly Result[]): string =>
	columns([resultHeads, ...results.map(resultCells)]);

export const contenderHeads = [
	'contender',
	'seconds',
	'spread',
	'processor s',
	'MB over idle',
	'requests',
	'runs',
];

export function contenderCells(figures: ContenderFigures): string[] {
	const { contender, seconds, spread, cpu, memory, requests, runs } = figures;
	return [
		contender,
		numberText(seconds),
		rangeText(spread),
		numberText(cpu),
		numberText(memory),
		numberText(requests ?? null),
		String(runs),
	];
}

export const contenderTable = (figures: readonly ContenderFigures[]): string =>
	columns([contenderHeads, ...figures.map(contenderCells)]);

/** A table of Markdown; the first column is to the left, the others to the right. */
export function markdown([heads = [], ...rows]: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const dashes = heads.map((_, at) => (at === 0 ? '---' : '---:'));
	return [line(heads), line(dashes), ...rows.map(line)].join('\n');
}
