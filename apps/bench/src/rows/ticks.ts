import { token } from '../messages/cases.ts';
import type { TickSetting } from '../messages/ticks.ts';
import { oursAtMost, resultOf } from '../report/result.ts';
import type { Row } from '../row.ts';
import { valuesOf } from '../run/race.ts';

const active = 3;

interface Given {
	readonly what: string;
	readonly rooms: number;
	readonly chosen?: number;
}

const tick = ({ what, rooms, chosen }: Given): Row => ({
	name: `tick, ${what}`,
	about: `A run of a schedule over ${what}: when nothing happened for an hour, and with one new message in each of ${active} rooms. The median of 5 runs.`,
	run: async (bench) => {
		const { url } = await bench.serve({ rooms, messages: 3 });
		const setting: TickSetting = { url, token, active, ticks: 5, ...(chosen && { chosen }) };
		const race = await bench.race({
			title: `tick: ${what}`,
			module: new URL('../messages/ticks.ts', import.meta.url),
			names: ['tick'],
			setting,
			rounds: 1,
		});
		const values = (name: string) =>
			valuesOf(race, 'tick', ({ figures }) => figures?.[name] ?? Number.NaN);
		const expected = active * setting.ticks;
		const found = race.get('tick')?.[0]?.count;
		if (found !== expected) throw new Error(`The ticks found ${found} of ${expected} messages`);
		return [
			resultOf({
				name: `requests of a tick over ${what}, nothing new`,
				unit: 'requests',
				ours: values('quiet'),
				goal: oursAtMost(2),
			}),
			resultOf({
				name: `requests of a tick over ${what}, ${active} rooms active`,
				unit: 'requests',
				ours: values('busy'),
				limit: [1 + active],
				goal: oursAtMost(2 + active),
			}),
		];
	},
});

export const tickOfChosenRooms: Row = tick({
	what: '200 chosen rooms',
	rooms: 1000,
	chosen: 200,
});
export const tickOfAllRooms: Row = tick({ what: '10,000 rooms', rooms: 10_000 });
