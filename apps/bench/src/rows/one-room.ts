import { messagesModule, secondsOf, token } from '../messages/cases.ts';
import { amountText } from '../report/numbers.ts';
import { atMost, resultOf } from '../report/result.ts';
import type { Row } from '../row.ts';
import { valuesOf } from '../run/race.ts';

export const oneRoom: Row = {
	name: 'one room',
	about:
		'Every message of one room with 100,000; an answer takes 50 ms more. The limit reads page after page, as Webex links them.',
	run: async (bench) => {
		const messages = bench.isQuick ? 20_000 : 100_000;
		const { url, counted } = await bench.serve({ rooms: 1, messages, latency: 50 });
		const least = 'limit, 16 wide';
		const race = await bench.race({
			title: `one room × ${amountText(messages)}, 50 ms`,
			module: messagesModule,
			names: [least, 'retrieval', 'back-fill'],
			setting: { url, token },
			rounds: bench.isQuick ? 1 : 3,
			figures: counted,
		});
		const limit = valuesOf(race, least, secondsOf);
		return ['retrieval', 'back-fill'].map((name) =>
			resultOf({
				name: `${name} of one room of ${amountText(messages)}, 50 ms`,
				unit: 's',
				ours: valuesOf(race, name, secondsOf),
				limit,
				goal: atMost(name === 'retrieval' ? 0.3 : 1.1),
			}),
		);
	},
};
