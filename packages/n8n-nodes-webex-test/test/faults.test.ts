import { expect, test } from 'vitest';
import { cases } from '../src/faults/cases.ts';
import { cancelCell, runCell } from '../src/faults/cell.ts';
import { problemsOfCancelled, problemsOfCell } from '../src/faults/check.ts';
import { classes } from '../src/faults/classes.ts';

/** Moments at which an operation with so many steps is cancelled: around each of the first, in the middle, at the end. */
const momentsOf = (steps: number): readonly number[] =>
	[...new Set([1, 2, 3, Math.ceil(steps / 2), steps])].filter((step) => step > 0 && step <= steps);

test.each(classes)('$title', async (kind) => {
	const problems: string[] = [];
	for (const fault of cases) {
		const outcome = await runCell(kind, fault);
		const found = [...problemsOfCell(kind, fault, outcome)];
		for (const moment of momentsOf(outcome.steps)) {
			const cancelled = problemsOfCancelled(await cancelCell(kind, fault, moment));
			found.push(...cancelled.map((problem) => `cancelled at step ${moment}: ${problem}`));
		}
		problems.push(...found.map((problem) => `${fault.name}: ${problem}`));
	}
	expect(problems).toEqual([]);
});
