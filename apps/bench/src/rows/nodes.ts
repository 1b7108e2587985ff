import { cpuOf, memoryOf, token } from '../messages/cases.ts';
import type { NodeSetting } from '../nodes/contenders.ts';
import { amountText } from '../report/numbers.ts';
import { atMost, oursAtMost, resultOf } from '../report/result.ts';
import type { Row } from '../row.ts';
import { valuesOf } from '../run/race.ts';

const module = new URL('../nodes/contenders.ts', import.meta.url);

export const getNew: Row = {
	name: 'Get New in n8n',
	about:
		'Get New Since Last Run in n8n-core with all messages of 50 rooms with 1,000 each in one run (twice as many would pass the bound of a run): time of the processor for an item beyond that of a node that reads the same pages and hands on parsed JSON (the limit is what that node takes). Both have run before in the same process.',
	run: async (bench) => {
		const rooms = bench.isQuick ? 20 : 50;
		const items = rooms * 1000;
		const { url } = await bench.serve({ rooms, messages: 1000 });
		const setting: NodeSetting = { url, token, most: items };
		const race = await bench.race({
			title: `Get New in n8n, ${amountText(items)} items`,
			module,
			names: ['hand on JSON', 'Get New'],
			setting,
			rounds: bench.isQuick ? 1 : 5,
		});
		const microseconds = (name: string) =>
			valuesOf(race, name, cpuOf).map((seconds) => (seconds * 1e6) / items);
		const limit = microseconds('hand on JSON');
		const ours = microseconds('Get New').map(
			(value, round) => value - (limit[round] ?? Number.NaN),
		);
		return [
			resultOf({
				name: `Get New in n8n, for each of ${amountText(items)} items`,
				unit: 'µs',
				ours,
				limit,
				goal: oursAtMost(3),
			}),
		];
	},
};

export const firstRun: Row = {
	name: 'first run in n8n',
	about:
		'The first run of Get New in n8n-core with its default "Max Messages per Run", over a history of 1,000,000 messages in 1,000 rooms. The limit is the same over a tenth of the rooms: the memory must not depend on the history.',
	run: async (bench) => {
		const run = async (rooms: number) => {
			const { url, counted } = await bench.serve({ rooms, messages: 1000 });
			const setting: NodeSetting = { url, token };
			const race = await bench.race({
				title: `first run of Get New, ${amountText(rooms * 1000)} messages`,
				module,
				names: ['Get New'],
				setting,
				rounds: bench.isQuick ? 1 : 3,
				figures: counted,
			});
			return valuesOf(race, 'Get New', memoryOf);
		};
		const rooms = bench.isQuick ? 100 : 1000;
		return [
			resultOf({
				name: `memory of the first run in n8n, ${amountText(rooms * 1000)} messages against a tenth`,
				unit: 'MB',
				limit: await run(rooms / 10),
				ours: await run(rooms),
				goal: atMost(1.2),
			}),
		];
	},
};
