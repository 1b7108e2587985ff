import { expect, test } from 'vitest';
import { barChart } from './chart.ts';
import { shareOf } from './charts.ts';
import { atLeast, atMost, oursAtMost, resultOf } from './result.ts';

const bars = [
	{ label: 'retrieval', value: 1, text: '1 s', isOurs: true },
	{ label: '<axios> & others', value: 4, text: '4 s', isOurs: false },
];

test('each mark has a text, and what it says needs no colour', () => {
	const svg = barChart({ title: 'Seconds', bars, line: { value: 2, text: 'goal' } });
	const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
	expect(texts).toEqual([
		'Seconds',
		'goal',
		'retrieval',
		'1 s',
		'&lt;axios&gt; &amp; others',
		'4 s',
	]);
	expect(svg.match(/<rect/g)).toHaveLength(bars.length);
	expect(svg).toContain('aria-label="Seconds"');
});

test('a bar is as long as its value', () => {
	const widths = [...barChart({ title: 'Seconds', bars }).matchAll(/width="([\d.]+)" height/g)];
	const [short, long] = widths.map(([, width]) => Number(width));
	expect(long).toBeCloseTo(4 * (short ?? 0));
});

test('has colours for dark ground', () => {
	expect(barChart({ title: 'Seconds', bars })).toContain('@media (prefers-color-scheme: dark)');
});

test.each([
	[{ ours: [1.1], limit: [1], goal: atMost(1.1) }, 1],
	[{ ours: [1], peer: [16], goal: atLeast(8) }, 0.5],
	[{ ours: [160], limit: [160], goal: oursAtMost(80) }, 2],
])('the part of the goal: %j is %d', (figures, expected) => {
	expect(shareOf(resultOf({ name: 'rooms', unit: 's', ...figures }))).toBeCloseTo(expected);
});
