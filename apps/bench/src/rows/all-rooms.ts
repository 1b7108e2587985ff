import { messagesModule, requestsOf, secondsOf, token } from '../messages/cases.ts';
import { atLeast, atMost, oursAtMost, resultOf } from '../report/result.ts';
import type { Row } from '../row.ts';
import { valuesOf } from '../run/race.ts';

const [least, narrow, sdk, axios] = [
	'limit, 16 wide',
	'limit, 8 wide',
	"vendor's JS SDK",
	'axios, 100 a page',
];

/** `latency` is in milliseconds; `most` is how many times the limit a reading may take. */
const allRooms = (latency: number, most: number): Row => ({
	name: `all rooms, ${latency} ms`,
	about: `Every message of 100 rooms with 1,000 each; an answer takes ${latency} ms more than this machine needs.`,
	run: async (bench) => {
		const rooms = bench.isQuick ? 16 : 100;
		const { url, counted } = await bench.serve({ rooms, messages: 1000, latency });
		const race = await bench.race({
			title: `${rooms} rooms × 1,000, ${latency} ms`,
			module: messagesModule,
			names: [least, narrow, 'retrieval', 'back-fill', sdk, axios],
			setting: { url, token },
			rounds: bench.isQuick ? 2 : 7,
			fewer: { [sdk]: bench.isQuick ? 1 : 3, [axios]: 1 },
			figures: counted,
		});
		const seconds = (name: string) => valuesOf(race, name, secondsOf);
		const ours = seconds('retrieval');
		const limit = seconds(least);
		const all = `${rooms} rooms, ${latency} ms`;
		const common = { unit: 's', limit };
		return [
			resultOf({ ...common, name: `retrieval of ${all}`, ours, goal: atMost(most) }),
			resultOf({
				...common,
				name: `back-fill of ${all}`,
				ours: seconds('back-fill'),
				goal: atMost(most),
			}),
			resultOf({
				...common,
				name: `the vendor's JS SDK, ${all}`,
				ours,
				peer: seconds(sdk),
				goal: atLeast(latency > 0 ? 8 : 1),
			}),
			resultOf({
				...common,
				name: `axios as in n8n's own node, ${all}`,
				ours,
				peer: seconds(axios),
				goal: atLeast(latency > 0 ? 80 : 1),
			}),
			resultOf({
				name: `requests of a retrieval of ${all}`,
				unit: 'requests',
				ours: valuesOf(race, 'retrieval', requestsOf),
				limit: valuesOf(race, least, requestsOf),
				// One list of rooms, one page of each room, and one more.
				goal: oursAtMost(rooms + 2),
			}),
		];
	},
});

export const allRoomsNear: Row = allRooms(0, 1.15);
export const allRoomsFar: Row = allRooms(50, 1.1);
