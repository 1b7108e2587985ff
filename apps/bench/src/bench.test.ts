import { expect, test } from 'vitest';
import { runRows } from './bench.ts';
import { messagesModule, requestsOf, token } from './messages/cases.ts';
import { atMost, resultOf } from './report/result.ts';
import type { Row } from './row.ts';
import { rows } from './rows/index.ts';
import { valuesOf } from './run/race.ts';

const names = [
	'limit, 16 wide',
	'retrieval',
	'back-fill',
	'retrieval in parts',
	'back-fill in parts',
];

const small: Row = {
	name: 'small',
	about: 'Two rooms of 30 messages.',
	run: async ({ serve, race }) => {
		const { url, counted } = await serve({ rooms: 2, messages: 30 });
		const setting = { url, token, size: 7 };
		const title = 'small';
		const found = await race({
			title,
			module: messagesModule,
			names,
			setting,
			rounds: 1,
			figures: counted,
		});
		expect(found.get('retrieval')?.[0]?.count).toBe(60);
		return [
			resultOf({
				name: 'requests',
				unit: 'requests',
				ours: valuesOf(found, 'retrieval', requestsOf),
				limit: valuesOf(found, 'limit, 16 wide', requestsOf),
				goal: atMost(2),
			}),
		];
	},
};

const broken: Row = {
	name: 'broken',
	about: 'Fails.',
	run: async () => {
		throw new Error('out of order');
	},
};

test('runs rows on a server, and one that fails is a problem of its own', async () => {
	const said: string[] = [];
	const report = await runRows([broken, small], {
		isQuick: true,
		say: (line) => said.push(line),
	});
	expect(report.problems).toEqual(['broken: out of order']);
	// The list of rooms, and a page of each.
	expect(report.results).toMatchObject([
		{ name: 'requests', ours: 3, limit: 3, ratio: 1, met: true },
	]);
	expect(report.contenders.map(({ contender }) => contender)).toEqual(names);
	expect(said.join('\n')).toContain('broken: out of order');
}, 60_000);

test('each row can be found by its name', () => {
	expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
});
