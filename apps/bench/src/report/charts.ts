import type { Bar, Chart } from './chart.ts';
import { byCase, type ContenderFigures } from './contenders.ts';
import { numberText } from './numbers.ts';
import type { Result } from './result.ts';

const own = ['retrieval', 'back-fill'];

/** The charts of the document, by the names of their files. */
export function chartsOf(
	results: readonly Result[],
	contenders: readonly ContenderFigures[],
): Readonly<Record<string, Chart>> {
	const readings = [
		['far', /^\d+ rooms × 1,000, 50 ms$/],
		['near', /^\d+ rooms × 1,000, 0 ms$/],
	] as const;
	const timed = readings.flatMap(([name, pattern]) => {
		const found = contenders.filter((figures) => pattern.test(figures.case));
		const [first] = found;
		if (!first) return [];
		const title = `Seconds to read ${first.case} an answer`;
		return [[`all-rooms-${name}.svg`, { title, bars: found.map(secondsBar) }] as const];
	});
	const growth = byCase(contenders).filter(([title]) => title.startsWith('growth: '));
	const bars = growth.flatMap(([title, found]) =>
		found.map((figures) => memoryBar(title, figures)),
	);
	const title = 'Peak of the memory over idle, in MB';
	const memory: Chart = { title, bars, line: { value: 80, text: 'goal: 80 MB' } };
	return Object.fromEntries<Chart>([
		['goals.svg', goalsChart(results)],
		...timed,
		...(bars.length > 0 ? [['memory.svg', memory] as const] : []),
	]);
}

const secondsBar = ({ contender, seconds }: ContenderFigures): Bar => ({
	label: contender,
	value: seconds,
	text: `${numberText(seconds)} s`,
	isOurs: own.includes(contender),
});

const memoryBar = (title: string, { contender, memory }: ContenderFigures): Bar => ({
	label: `${title.replace('growth: ', '').replace(', 0 ms', '')}, ${contender}`,
	value: memory,
	text: `${numberText(memory)} MB`,
	isOurs: own.includes(contender),
});

/** How far each row is from its goal. */
function goalsChart(results: readonly Result[]): Chart {
	const bars = results.map((result): Bar => {
		const share = shareOf(result);
		return {
			label: result.name,
			// A row that is far away must not make all others invisible.
			value: Math.min(share, 4),
			text: `${numberText(Number(share.toPrecision(3)))}${result.met ? '' : ' (not met)'}`,
			isOurs: result.met,
		};
	});
	const line = { value: 1, text: 'goal' };
	return { title: 'Parts of the goal: less is better, 1 is the goal', bars, line };
}

/** 1 at the goal, less when it is better. */
export function shareOf({ goal, ours, ratio }: Result): number {
	const [sign = '', value = '', unit = ''] = goal.split(' ');
	const judged = unit === '×' ? ratio : ours;
	return sign === '≥' ? Number(value) / judged : judged / Number(value);
}
