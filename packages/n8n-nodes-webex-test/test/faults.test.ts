import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cases } from '../src/faults/cases.ts';
import { cancelCell, runCell } from '../src/faults/cell.ts';
import { problemsOfCancelled } from '../src/faults/check.ts';
import { classes } from '../src/faults/classes.ts';
import { pageOf, runTable } from '../src/faults/page.ts';

const file = new URL('../../../docs/faults.md', import.meta.url);

test('every operation meets every fault as promised, and docs/faults.md says so ("pnpm --filter n8n-nodes-webex-test faults" writes it)', async () => {
	const table = await runTable();
	expect(table.problems).toEqual([]);
	const page = pageOf(table);
	if (process.env['WRITE_FAULTS'] === '1') writeFileSync(file, page);
	expect(readFileSync(file, 'utf8')).toBe(page);
	// Some 600 pairs, in seconds; on a busy machine it may be a minute.
}, 240_000);

/** Faults that take time in a way of their own; the long run cancels the others too, and at more moments. */
const isThorough = process.env['EVERY_MOMENT'] === '1';
const taking = cases.filter(({ takesTime }) => isThorough || takesTime);
const momentsOf = (steps: number): readonly number[] => {
	const few = [1, Math.ceil(steps / 2)];
	const moments = isThorough ? [...few, 2, 3, steps - 1, steps] : few;
	return [...new Set(moments)].filter((step) => step > 0 && step <= steps);
};

test.each(classes)(
	'$title: ends at once when it is cancelled, whatever it waits for',
	async (kind) => {
		const problems: string[] = [];
		let cancelled = 0;
		for (const fault of taking) {
			const { steps } = await runCell(kind, fault);
			for (const moment of momentsOf(steps)) {
				cancelled += 1;
				const found = problemsOfCancelled(kind, await cancelCell(kind, fault, moment));
				problems.push(...found.map((problem) => `${fault.name}, step ${moment}: ${problem}`));
			}
		}
		expect([problems, cancelled > 3]).toEqual([[], true]);
	},
);
