import { test } from 'vitest';
import { cases } from '../src/faults/cases.ts';
import { classes } from '../src/faults/classes.ts';
import { runCell } from '../src/faults/cell.ts';
test('probe', async () => {
	const kind = classes.find(({ name }) => name === 'poll')!;
	const o = await runCell(kind, cases.find(({ name }) => name === '404')!);
	process.stderr.write(JSON.stringify([(o.result as string[])?.length, o.lostOrDoubled.length, o.requests]) + '\n');
	process.stderr.write(String((o as any).error));
}, 300_000);
