import { expect, test } from 'vitest';
import { atMost, resultOf } from './result.ts';
import { columns, markdown, resultCells, resultHeads, resultTable } from './table.ts';

const result = resultOf({
	name: 'rooms',
	unit: 's',
	ours: [1500, 1400, 1600],
	limit: [1000, 1000, 1000],
	goal: atMost(1.1),
});

test('columns are as wide as their widest cell, numbers to the right', () => {
	expect(
		columns([
			['what', 's'],
			['a', '10'],
		]),
	).toBe('what    s\na      10');
});

test('every figure of a result is in the table, and what is missing is empty', () => {
	expect(resultCells(result)).toEqual([
		'rooms',
		'1,500',
		'',
		'1,000',
		's',
		'1.5',
		'1.4 to 1.6',
		'≤ 1.1 ×',
		'no',
	]);
	expect(resultCells(result)).toHaveLength(resultHeads.length);
	const [heads, line] = resultTable([result]).split('\n');
	expect(heads).toContain('ratio');
	expect(line).toMatch(/^rooms +1,500 +1,000 +s +1\.5 +1\.4 to 1\.6 +≤ 1\.1 × +no$/);
});

test('as Markdown', () => {
	expect(
		markdown([
			['what', 's'],
			['a', '1'],
		]),
	).toBe('| what | s |\n| --- | ---: |\n| a | 1 |');
});
