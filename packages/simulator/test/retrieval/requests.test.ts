import {
	type Backfill,
	type BackfillCursor,
	type BackfillOptions,
	backfillMessages,
	type RetrievalOptions,
	retrieveMessages,
} from '@webex-nodes/client';
import { expect, test } from 'vitest';
import { noon } from '../fixture.ts';
import { begin, collect, hour, pathsOf, texts } from './begin.ts';

const minute = 60_000; // ms
const first: RetrievalOptions = { start: noon - 1000 * hour };

/** Rooms that were silent since, each an hour longer than the one before. */
function silentRooms(count: number, messages: number, step = minute, options = {}) {
	const world = begin(options);
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

/** Runs until one has come to the end; the messages and requests of each. */
async function inParts(
	{ simulator, webex }: Pick<ReturnType<typeof begin>, 'simulator' | 'webex'>,
	options: RetrievalOptions,
) {
	const paths = pathsOf(simulator);
	const parts: { readonly found: number; readonly requests: number }[] = [];
	let cursor: RetrievalOptions['cursor'];
	for (let hasMore = true; hasMore; ) {
		paths.length = 0;
		const retrieval = retrieveMessages(webex, { ...options, cursor });
		const [changes, next] = await collect(retrieval);
		parts.push({ found: changes.length, requests: paths.length });
		cursor = next;
		hasMore = retrieval.hasMore();
	}
	const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
	return {
		parts: parts.length,
		found: sum(parts.map(({ found }) => found)),
		requests: sum(parts.map(({ requests }) => requests)),
		mostFound: Math.max(...parts.map(({ found }) => found)),
		mostRequests: Math.max(...parts.map(({ requests }) => requests)),
	};
}

test('parts cost no more than a tenth more than one run', async () => {
	// 20 full pages, and pages that do not fill a part.
	for (const messages of [1000, 990]) {
		const done = await inParts(silentRooms(20, messages, 1000), { ...first, limit: 5000 });
		expect(done).toMatchObject({ found: 20 * messages, mostFound: Math.min(5000, 5 * messages) });
		// One run costs 21.
		expect(done.requests).toBeLessThanOrEqual(21 * 1.1);
	}
});

test('a long room in parts is divided once, and its pages are read once', async () => {
	const { simulator, webex } = silentRooms(1, 50_000);
	const paths = pathsOf(simulator);
	await collect(retrieveMessages(webex, first));
	const whole = paths.length;
	const done = await inParts({ simulator, webex }, { ...first, limit: 5000 });
	expect(done).toMatchObject({ found: 50_000 });
	// What the first part found out about it, and the end of the page that each part ends with.
	expect(done.requests).toBeLessThanOrEqual(whole * 1.25);
	// Few messages more than fit are never read again and again: a part costs its pages, and the first one a little more.
	expect(done.mostRequests).toBeLessThanOrEqual(5 + 8);
});

test('parts of a back-fill cost no more than a tenth more than one run', async () => {
	const { simulator, webex } = silentRooms(20, 1000, 1000);
	const paths = pathsOf(simulator);
	let [found, parts] = [0, 0];
	let cursor: BackfillOptions['cursor'];
	for (let open = 1; open > 0; open = Object.keys(cursor.rooms).length) {
		const options = { from: first.start, to: noon, cursor, limit: 5000 };
		const backfill: Backfill = backfillMessages(webex, options);
		for await (const { messages } of backfill) found += messages.length;
		cursor = JSON.parse(JSON.stringify(backfill.cursor())) as BackfillCursor;
		parts += 1;
	}
	expect([found, parts]).toEqual([20_000, 4]);
	// One run costs 21.
	expect(paths.length).toBeLessThanOrEqual(21 * 1.1);
});

test('rooms in which nothing happened cost nothing, also when all of them were busy at the end', async () => {
	const { simulator, webex, room, write, pass } = begin();
	const rooms = Array.from({ length: 200 }, (_, index) => room(`Room ${index}`));
	for (const { id } of rooms) write(id, 'To everybody');
	const options = { ...first, start: noon - hour, overlap: minute };
	const [all, begun] = await collect(retrieveMessages(webex, options));
	pass(minute / 2);
	write(rooms[7]?.id ?? '', 'Late', { created: noon - 1 });
	const [late, cursor] = await collect(retrieveMessages(webex, { ...options, cursor: begun }));
	expect([all.length, texts(late)]).toEqual([200, ['Late']]);
	// Once more when nothing of that time can be late any more.
	pass(minute);
	const [none, settled] = await collect(retrieveMessages(webex, { ...options, cursor }));
	const paths = pathsOf(simulator);
	const [again, next] = await collect(retrieveMessages(webex, { ...options, cursor: settled }));
	expect([none, again, paths.length]).toEqual([[], [], 2]);
	pass(minute);
	write(rooms[7]?.id ?? '', 'News');
	paths.length = 0;
	const [news] = await collect(retrieveMessages(webex, { ...options, cursor: next }));
	// More rooms than the first page of the list has were active within the overlap.
	expect([texts(news), paths.length]).toEqual([['News'], 2 + 1]);
});

test('two chosen rooms in which nothing happened cost a request each', async () => {
	const { simulator, webex, rooms, pass } = silentRooms(5, 2);
	const chosen = { ...first, rooms: { ids: rooms.slice(0, 2) } };
	const [, cursor] = await collect(retrieveMessages(webex, chosen));
	pass(hour);
	const paths = pathsOf(simulator);
	const [none] = await collect(retrieveMessages(webex, { ...chosen, cursor }));
	expect([none, paths.length]).toEqual([[], 2]);
});

test('10,000 rooms cost one request, and one more for each with news; all are listed every ten minutes', async () => {
	const { simulator, webex, rooms, write, pass } = silentRooms(10_000, 0);
	let now = 0;
	const options = { ...first, start: noon - minute, now: () => now };
	let [, cursor] = await collect(retrieveMessages(webex, options));
	const paths = pathsOf(simulator);
	const tick = async () => {
		pass(minute);
		now += minute;
		paths.length = 0;
		const [changes, next] = await collect(retrieveMessages(webex, { ...options, cursor }));
		cursor = next;
		return [texts(changes), paths.length];
	};
	expect(await tick()).toEqual([[], 1]);
	for (const index of [0, 5000, 9999]) write(rooms[index] ?? '', 'News');
	expect(await tick()).toEqual([['News', 'News', 'News'], 1 + 3]);
	for (let count = 3; count <= 10; count++) {
		const [news, requests] = await tick();
		expect([news, requests]).toEqual([[], count === 3 ? 1 + 3 : 1]);
	}
	expect((await tick())[1]).toBe(10 + 1);
	// Nothing was left behind for it.
	expect(Object.keys(cursor.rooms).length).toBe(3);
});

test('where Webex does not sort all rooms by activity, all of them are listed each time, and nothing waits', async () => {
	const world = silentRooms(4000, 0, minute, { switches: { sortedRooms: 3000 } });
	const { simulator, webex, rooms, write, pass } = world;
	const [, cursor] = await collect(retrieveMessages(webex, { ...first, start: noon - minute }));
	for (const index of [0, 2000, 3999]) write(rooms[index] ?? '', 'News');
	pass(minute);
	const paths = pathsOf(simulator);
	const [news] = await collect(retrieveMessages(webex, { ...first, cursor }));
	expect([texts(news), paths.length]).toEqual([['News', 'News', 'News'], 4 + 1 + 3]);
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
