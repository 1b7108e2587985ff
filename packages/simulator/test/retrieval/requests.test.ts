import { type RetrievalOptions, retrieveMessages } from '@webex-nodes/client';
import { expect, test } from 'vitest';
import { noon } from '../fixture.ts';
import { begin, collect, hour, pathsOf, texts } from './begin.ts';

const minute = 60_000; // ms
const first: RetrievalOptions = { start: noon - 1000 * hour };

/** Rooms that were silent since, each an hour longer than the one before. */
function silentRooms(count: number, messages: number, step = minute) {
	const world = begin();
	const rooms = Array.from({ length: count }, (_, index) => {
		const last = noon - (index + 1) * hour;
		const { id } = world.room(`Room ${index}`, undefined, last - messages * step);
		for (let number = messages; number > 0; number--) {
			world.write(id, `${number} of room ${index}`, { created: last - number * step });
		}
		return id;
	});
	return { ...world, rooms };
}

test('a first run costs one request for the rooms and one for each page', async () => {
	const { simulator, webex } = silentRooms(5, 1000, 1000);
	const paths = pathsOf(simulator);
	const [changes] = await collect(retrieveMessages(webex, first));
	expect([changes.length, paths.length]).toEqual([5000, 1 + 5]);
});

test('a room of many pages is read once, oldest first, and in parts at the same time', async () => {
	const { simulator, webex } = silentRooms(1, 20_000);
	const paths = pathsOf(simulator);
	let [now, most] = [0, 0];
	const list = webex.messages.list;
	const counting: typeof list = (...given) => {
		const pages = list(...given);
		return Object.assign(Object.create(pages), {
			pages: async function* () {
				now += 1;
				most = Math.max(most, now);
				try {
					yield* pages.pages();
				} finally {
					now -= 1;
				}
			},
		});
	};
	const client = { ...webex, messages: { ...webex.messages, list: counting } };
	const [changes] = await collect(retrieveMessages(client, first));
	expect(texts(changes)).toEqual(
		Array.from({ length: 20_000 }, (_, index) => `${20_000 - index} of room 0`),
	);
	// 20 pages; what begins within a page is listed to its end.
	expect(paths.length).toBeLessThan(1 + 20 * 1.5);
	expect(most).toBeGreaterThan(3);
});

test('a room that was silent for years and busy lately costs few more requests than it has pages', async () => {
	const { simulator, webex, room, write } = begin();
	const { id } = room('Long ago', undefined, noon - 900 * hour);
	for (let count = 0; count < 100; count++)
		write(id, `Early ${count}`, { created: noon - (900 - count) * hour });
	for (let count = 0; count < 3000; count++)
		write(id, `Late ${count}`, { created: noon - hour + count * 1000 });
	const paths = pathsOf(simulator);
	const [changes] = await collect(retrieveMessages(webex, first));
	expect(changes.length).toBe(3100);
	expect(texts(changes).slice(99, 101)).toEqual(['Early 99', 'Late 0']);
	expect(paths.length).toBeLessThan(1 + 4 + 16);
});

test('parts cost little more than one run', async () => {
	const { simulator, webex } = silentRooms(20, 1000, 1000);
	const paths = pathsOf(simulator);
	const options = { ...first, overlap: 0, limit: 5000 };
	let [parts, total] = [0, 0];
	let cursor: RetrievalOptions['cursor'];
	for (let found = 1; found > 0; ) {
		const [changes, next] = await collect(retrieveMessages(webex, { ...options, cursor }));
		[found, cursor] = [changes.length, next];
		if (found > 0) parts += 1;
		total += found;
	}
	expect([total, parts]).toEqual([20_000, 4]);
	// One run costs 21. A part lists the rooms, and looks whether there is more in the one that it ended with.
	expect(paths.length).toBeLessThanOrEqual(21 + 2 * (parts + 1));
});

test('200 chosen rooms cost 2 requests when nothing happened, and 1 more for each that has news', async () => {
	const { simulator, webex, rooms, write, pass } = silentRooms(300, 2);
	const chosen = { ...first, rooms: { ids: rooms.slice(50, 250) } };
	const [all, cursor] = await collect(retrieveMessages(webex, chosen));
	pass(hour);
	const paths = pathsOf(simulator);
	const [none] = await collect(retrieveMessages(webex, { ...chosen, cursor }));
	expect([all.length, none, paths.length]).toEqual([400, [], 1]);
	for (const index of [0, 100, 101]) write(rooms[index] ?? '', 'News');
	paths.length = 0;
	const [news] = await collect(retrieveMessages(webex, { ...chosen, cursor }));
	expect([texts(news), paths.length]).toEqual([['News', 'News'], 3]);
});

test('of many chosen rooms, those that are not there are reported again and again, and lose nothing', async () => {
	const { simulator, webex, owner, other, rooms, write, pass } = silentRooms(5, 1);
	const foreign = simulator.world.addRoom({ title: 'Foreign', members: [other] }).id;
	const chosen = { ...first, rooms: { ids: [...rooms, foreign] } };
	const run = retrieveMessages(webex, chosen);
	const [, cursor] = await collect(run);
	const again = retrieveMessages(webex, { ...chosen, cursor });
	const [none, later] = await collect(again);
	expect([run.missing(), none, again.missing()]).toEqual([[foreign], [], [foreign]]);
	pass(hour);
	simulator.world.addMember(foreign, owner.id);
	pass(1000);
	write(foreign, 'Welcome');
	const joined = retrieveMessages(webex, { ...chosen, cursor: later });
	const [news] = await collect(joined);
	expect([texts(news), joined.missing()]).toEqual([['Welcome'], []]);
});
