// npm run bench: every row of the table, against what cannot be done better and what others use.
import { parseArgs } from 'node:util';
import { runRows } from './bench.ts';
import { resultTable } from './report/table.ts';
import { rows } from './rows/index.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', default: '' },
			quick: { type: 'boolean', default: false },
		},
	});
	const chosen = rows.filter(({ name }) => name.includes(values.only));
	const { results, problems } = await runRows(chosen, { isQuick: values.quick, say });
	say(`\n${resultTable(results)}`);
	return problems.length > 0 ? 1 : 0;
}

process.exitCode = await main();
