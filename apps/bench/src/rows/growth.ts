import { memoryOf, messagesModule, secondsOf, token } from '../messages/cases.ts';
import { amountText } from '../report/numbers.ts';
import { atMost, oursAtMost, type Result, resultOf } from '../report/result.ts';
import type { Row } from '../row.ts';
import { type Race, valuesOf } from '../run/race.ts';

const least = 'limit, 16 wide';
const ours = ['retrieval', 'back-fill'];

export const growth: Row = {
	name: 'growth',
	about:
		'10,000, 100,000 and 1,000,000 messages, in rooms of 1,000, and 1,000,000 in rooms of 100,000. What is read is handed on, not kept. With a small heap (a young generation of 4 MB, an old one of 64) Node collects garbage soon, so that memory is what is needed and not what there is room for.',
	run: async (bench) => {
		const run = async (rooms: number, messages: number, isSmall = false) => {
			const { url, counted } = await bench.serve({ rooms, messages });
			return await bench.race({
				title: `growth: ${amountText(rooms)} rooms × ${amountText(messages)}, ${isSmall ? 'small heap' : '0 ms'}`,
				module: messagesModule,
				names: [least, ...ours],
				setting: { url, token },
				rounds: bench.isQuick || isSmall || rooms * messages < 1e6 ? 1 : 2,
				isSmall,
				figures: counted,
			});
		};
		const times = bench.isQuick ? 1 : 10;
		await run(times, 1000);
		await run(times * 10, 1000);
		const large = await run(times * 100, 1000);
		const mediumSmall = await run(times * 10, 1000, true);
		const largeSmall = await run(times * 100, 1000, true);
		const largeRooms = await run(times, times * 10_000, true);
		const most = amountText(times * 100_000);
		return ours.flatMap((name) => [
			memoryResult(`memory of a ${name} of ${most}`, name, large),
			memoryResult(`memory of a ${name} of ${most}, small heap`, name, largeSmall),
			memoryResult(`memory of a ${name} of ${most} in large rooms, small heap`, name, largeRooms),
			resultOf({
				name: `memory of a ${name}, ${most} against a tenth, small heap`,
				unit: 'MB',
				ours: valuesOf(largeSmall, name, memoryOf),
				limit: valuesOf(mediumSmall, name, memoryOf),
				goal: atMost(1.2),
			}),
			resultOf({
				name: `${name} of ${most}, 0 ms`,
				unit: 's',
				ours: valuesOf(large, name, secondsOf),
				limit: valuesOf(large, least, secondsOf),
				goal: atMost(1.15),
			}),
		]);
	},
};

export const late: Row = {
	name: 'late room',
	about:
		'1,000,000 messages in 1,000 rooms, one of which answers 40 s late. All contenders run at the same time with a small heap, for only the memory that they need matters.',
	run: async (bench) => {
		const rooms = bench.isQuick ? 100 : 1000;
		const seconds = bench.isQuick ? 3 : 40;
		const { url } = await bench.serve({ rooms, messages: 1000, late: seconds * 1000 });
		const race = await bench.race({
			title: `late: ${amountText(rooms)} rooms × 1,000, one ${seconds} s late`,
			module: messagesModule,
			names: [least, ...ours],
			setting: { url, token },
			rounds: 1,
			isTogether: true,
			isSmall: true,
		});
		const what = `${amountText(rooms * 1000)}, one room ${seconds} s late`;
		return ours.map((name) => memoryResult(`memory of a ${name} of ${what}`, name, race));
	},
};

const memoryResult = (title: string, name: string, race: Race): Result =>
	resultOf({
		name: title,
		unit: 'MB',
		ours: valuesOf(race, name, memoryOf),
		limit: valuesOf(race, least, memoryOf),
		goal: oursAtMost(80),
	});
