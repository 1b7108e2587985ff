import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Details, filesOf, type Measurements } from './document.ts';
import type { Result } from './result.ts';

const docs = fileURLToPath(new URL('../../../../docs/', import.meta.url));
const read = (path: string): string => readFileSync(`${docs}${path}`, 'utf8');
const resultsFile = 'performance/bench.json';
const detailsFile = 'performance/contenders.json';

const readMeasurements = (): Measurements => ({
	results: JSON.parse(read(resultsFile)) as Result[],
	details: JSON.parse(read(detailsFile)) as Details,
});

/** A line for each result, so that it can be compared with another one by eye. */
export const jsonText = (results: readonly object[]): string =>
	`[\n${results.map((result) => `\t${JSON.stringify(result)}`).join(',\n')}\n]\n`;

/** Writes `docs/performance.md` and the folder beside it. */
export function store({ results, details }: Measurements): void {
	const document = read('performance.md');
	rmSync(`${docs}performance`, { recursive: true, force: true });
	mkdirSync(`${docs}performance`);
	writeFileSync(`${docs}${resultsFile}`, jsonText(results));
	writeFileSync(`${docs}${detailsFile}`, `${JSON.stringify(details, undefined, '\t')}\n`);
	for (const [path, text] of Object.entries(filesOf(document, { results, details }))) {
		writeFileSync(`${docs}${path}`, text);
	}
}

/** What in `docs` does not follow from the stored measurements, in sentences. */
export function outdated(): string[] {
	return Object.entries(filesOf(read('performance.md'), readMeasurements()))
		.filter(([path, text]) => read(path) !== text)
		.map(
			([path]) =>
				`docs/${path} does not say what docs/${resultsFile} says: npm run bench -- --render`,
		);
}

/** Writes the document and the charts again from the stored measurements. */
export function render(): void {
	store(readMeasurements());
}
