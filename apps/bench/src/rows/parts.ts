import { messagesModule, requestsOf, token } from '../messages/cases.ts';
import { atMost, resultOf } from '../report/result.ts';
import type { Row } from '../row.ts';
import { valuesOf } from '../run/race.ts';

export const parts: Row = {
	name: 'parts',
	about:
		'Every message of 100 rooms with 1,000 each, at most 5,000 in a run, against one run: "Max Messages per Run" of Get New, and the default of Get History.',
	run: async (bench) => {
		const rooms = bench.isQuick ? 20 : 100;
		const { url, counted } = await bench.serve({ rooms, messages: 1000 });
		const race = await bench.race({
			title: `${rooms} rooms × 1,000, 0 ms, 5,000 in a run`,
			module: messagesModule,
			names: ['retrieval', 'retrieval in parts', 'back-fill', 'back-fill in parts'],
			setting: { url, token, size: 5000 },
			rounds: 1,
			figures: counted,
		});
		return ['retrieval', 'back-fill'].map((name) =>
			resultOf({
				name: `requests of a ${name} of ${rooms} rooms in parts of 5,000`,
				unit: 'requests',
				ours: valuesOf(race, `${name} in parts`, requestsOf),
				limit: valuesOf(race, name, requestsOf),
				goal: atMost(1.1),
			}),
		);
	},
};
