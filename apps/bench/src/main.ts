// npm run bench: every row of the table, against what cannot be done better and what others use.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runRows } from './bench.ts';
import { compare, describeComparison, readResults } from './report/compare.ts';
import { describeMachine } from './report/machine.ts';
import type { Result } from './report/result.ts';
import { jsonText, render, store } from './report/stored.ts';
import { resultTable } from './report/table.ts';
import { rows } from './rows/index.ts';

const usage = `Usage: npm run bench -- [options]

  --quick           less of everything, in 2 minutes instead of 15
  --only NAME       the rows whose name has this in it: ${rows.map(({ name }) => name).join('; ')}
  --compare FILE    also tells what got slower than in an earlier bench.json
  --out FILE        where the results go; bench.json when left out
  --write           also writes docs/performance.md with its charts, from a whole run
  --render          only writes docs/performance.md again, from docs/performance/bench.json
`;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Nothing when it cannot be read, and a sentence that says why. */
function readEarlier(path: string): Result[] | undefined {
	try {
		return readResults(readFileSync(path, 'utf8'));
	} catch (error) {
		say(`${path} cannot be compared: ${error instanceof Error ? error.message : String(error)}`);
		return undefined;
	}
}

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			quick: { type: 'boolean', default: false },
			only: { type: 'string', default: '' },
			compare: { type: 'string' },
			out: { type: 'string', default: 'bench.json' },
			write: { type: 'boolean', default: false },
			render: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	const chosen = rows.filter(({ name }) => name.includes(values.only));
	const isWrong = chosen.length === 0 || (values.write && (values.quick || values.only !== ''));
	if (values.help || isWrong) {
		say(usage);
		return values.help ? 0 : 2;
	}
	if (values.render) {
		render();
		return 0;
	}
	// Read first: a wrong file must not be found after a quarter of an hour.
	const earlier = values.compare === undefined ? [] : readEarlier(values.compare);
	if (!earlier) return 2;
	const { results, contenders, problems } = await runRows(chosen, { isQuick: values.quick, say });
	say(`\n${resultTable(results)}`);
	writeFileSync(values.out, jsonText(results));
	if (values.compare !== undefined) {
		// What was not chosen is not missing.
		const names = new Set(results.map(({ name }) => name));
		const same = values.only === '' ? earlier : earlier.filter(({ name }) => names.has(name));
		say(`\n${describeComparison(compare(same, results))}`);
	}
	for (const problem of problems) say(`\nFailed: ${problem}`);
	if (problems.length > 0) return 1;
	if (values.write) {
		const about = rows.map(({ name, about: text }) => ({ name, about: text }));
		store({ results, details: { machine: describeMachine(), contenders, rows: about } });
	}
	return 0;
}

process.exitCode = await main();
