import { barChart } from './chart.ts';
import { chartsOf } from './charts.ts';
import { byCase, type ContenderFigures } from './contenders.ts';
import type { Result } from './result.ts';
import { contenderCells, contenderHeads, markdown, resultCells, resultHeads } from './table.ts';

/** What a run on some machine found. */
export interface Measurements {
	readonly results: readonly Result[];
	readonly details: Details;
}

/** Of the same run, beside `bench.json`. */
export interface Details {
	/** In a few words. */
	readonly machine: string;
	readonly contenders: readonly ContenderFigures[];
	/** What each row does. */
	readonly rows: readonly { readonly name: string; readonly about: string }[];
}

const begin = '<!-- written by "npm run bench -- --write": begin -->';
const end = '<!-- end -->';

/** The document with these numbers; what people wrote around them stays. */
export function withMeasurements(document: string, measurements: Measurements): string {
	const [before, rest] = cut(document, begin);
	const [, after] = cut(rest, end);
	return `${before}${begin}\n\n${sectionOf(measurements)}\n\n${end}${after}`;
}

function cut(text: string, mark: string): readonly [string, string] {
	const at = text.indexOf(mark);
	if (at < 0) throw new Error(`The document has no line ${mark}`);
	return [text.slice(0, at), text.slice(at + mark.length)];
}

function sectionOf({ results, details: { machine, contenders, rows } }: Measurements): string {
	const met = results.filter((result) => result.met).length;
	const cases = byCase(contenders).map(
		([title, found]) =>
			`### ${title}\n\n${markdown([contenderHeads, ...found.map(contenderCells)])}`,
	);
	return [
		`Machine: ${machine}. ${met} of ${results.length} goals are met.`,
		markdown([resultHeads, ...results.map(resultCells)]),
		...Object.entries(chartsOf(results, contenders)).map(
			([name, { title }]) => `![${title}](performance/${name})`,
		),
		'## What the rows do',
		rows.map(({ name, about }) => `- **${name}**: ${about}`).join('\n'),
		'## What each contender took',
		...cases,
	].join('\n\n');
}

/** The files that follow from the measurements, by their path in `docs`. */
export function filesOf(
	document: string,
	measurements: Measurements,
): Readonly<Record<string, string>> {
	const charts = chartsOf(measurements.results, measurements.details.contenders);
	return {
		'performance.md': withMeasurements(document, measurements),
		...Object.fromEntries(
			Object.entries(charts).map(([name, chart]) => [`performance/${name}`, barChart(chart)]),
		),
	};
}
