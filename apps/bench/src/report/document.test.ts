import { expect, test } from 'vitest';
import { filesOf, type Measurements, withMeasurements } from './document.ts';
import { atMost, resultOf } from './result.ts';

const measurementsOf = (seconds: number): Measurements => ({
	results: [resultOf({ name: 'rooms', unit: 's', ours: [seconds], limit: [1], goal: atMost(1.1) })],
	details: {
		machine: '2 cores',
		contenders: [
			{
				case: '100 rooms × 1,000, 50 ms',
				contender: 'retrieval',
				runs: 1,
				seconds,
				spread: [seconds, seconds],
				cpu: 1,
				memory: 30,
				requests: 101,
			},
		],
		rows: [{ name: 'all rooms', about: 'Every message.' }],
	},
});

const empty =
	'# Performance\n\nWritten by hand.\n\n<!-- written by "npm run bench -- --write": begin -->\n<!-- end -->\n\nAlso by hand.\n';

test('what is between the marks is replaced, the rest stays', () => {
	const first = withMeasurements(empty, measurementsOf(3));
	expect(first).toContain('| rooms | 3 |  | 1 | s | 3 |  | ≤ 1.1 × | no |');
	expect(first).toContain('2 cores. 0 of 1 goals are met.');
	const second = withMeasurements(first, measurementsOf(1));
	expect(second).toBe(withMeasurements(empty, measurementsOf(1)));
	expect(second).toMatch(/^# Performance\n\nWritten by hand\.[\s\S]*\nAlso by hand\.\n$/);
});

test('a document without the marks is refused', () => {
	expect(() => withMeasurements('# Performance', measurementsOf(1))).toThrow('has no line');
});

test('a chart is written for each link', () => {
	const { 'performance.md': document = '', ...charts } = filesOf(empty, measurementsOf(3));
	const links = [...document.matchAll(/!\[[^\]]*\]\((performance\/[\w-]+\.svg)\)/g)].map(
		([, link]) => link,
	);
	expect(links).toEqual(Object.keys(charts));
	expect(links).toContain('performance/all-rooms-far.svg');
});
