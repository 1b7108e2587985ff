import { expect, test, vi } from 'vitest';
import type { RestClient } from '../../rest/engine/client.ts';
import type { ListMessages, Message } from '../../rest/messaging/messages.schema.ts';
import { merge } from '../engine/merge.ts';
import { accountOf } from './account.ts';
import { readRoom } from './read-room.ts';

const page = 100;
const slots = 16;
const start = Date.parse('2026-01-01T00:00:00.000Z');
const minute = 60_000; // ms

/** Lists rooms that have a message at each of these times, and counts what is held of them. */
function listing(times: readonly number[]) {
	const messages = times
		.toSorted((one, other) => other - one)
		.map((time, index) => ({ id: `${index}`, created: new Date(time).toISOString() }) as Message);
	const counted = { requests: 0, rounds: 0 };
	let round: Promise<void> | undefined;
	/** All that are asked at the same time are answered at the same time. */
	const answer = async () => {
		counted.requests += 1;
		round ??= new Promise((resolve) => {
			setImmediate(() => {
				round = undefined;
				counted.rounds += 1;
				resolve();
			});
		});
		await round;
	};
	const list = ({ before }: ListMessages) => ({
		pages: async function* () {
			const end = before === undefined ? Number.POSITIVE_INFINITY : Date.parse(before);
			let at = messages.findIndex(({ created }) => Date.parse(created) < end);
			for (; at >= 0 && at < messages.length; at += page) {
				await answer();
				const items = messages.slice(at, at + page);
				const isLast = at + page >= messages.length;
				yield { items, ...(!isLast && { next: 'more' }) };
			}
			if (at < 0) await answer();
		},
	});
	return { counted, client: { messages: { list } } as unknown as RestClient };
}

async function read(times: readonly number[], rooms = 1) {
	const { counted, client } = listing(times);
	let [busy, mostBusy] = [0, 0];
	const shared = {
		get busy() {
			return busy;
		},
		set busy(parts) {
			busy = parts;
			mostBusy = Math.max(mostBusy, parts);
		},
	};
	const room = { id: 'room', type: 'group' as const, created: new Date(start).toISOString() };
	const options = { held: page, slots: shared, wanted: () => slots };
	const listingOf = { room, account: accountOf(client), until: 0, pageSize: page };
	const reads = Array.from({ length: rooms }, () => () => readRoom(client, listingOf, options));
	const found: string[] = [];
	for await (const { items } of merge(
		reads,
		() => slots,
		() => {},
	)) {
		found.push(...items.map(({ id }) => id));
	}
	return { ...counted, found, busy, mostBusy };
}

const evenly = (count: number, step = minute) =>
	Array.from({ length: count }, (_, index) => start + index * step);

const downFrom = (count: number) =>
	Array.from({ length: count }, (_, index) => `${count - 1 - index}`);

test('a room with even messages is read in slices, at the same time: few requests more than it has pages', async () => {
	const { requests, rounds, found, busy, mostBusy } = await read(evenly(100 * page));
	expect(found).toEqual(downFrom(100 * page));
	expect(requests).toBeLessThanOrEqual(115);
	// One after the other they would be 100.
	expect(rounds).toBeLessThanOrEqual(20);
	expect([busy, mostBusy]).toEqual([0, slots]);
});

test.each([1, 4, 10])('what is held does not grow with the room: %d times', async (times) => {
	const { mostBusy, found } = await read(evenly(times * 20 * page));
	expect(found.length).toBe(times * 20 * page);
	expect(mostBusy).toBeLessThanOrEqual(slots);
});

test.each([10, 40])('16 rooms of %d pages hold at most four parts each', async (pages) => {
	const { mostBusy, busy, found } = await read(evenly(pages * page), 16);
	expect([found.length, busy]).toEqual([16 * pages * page, 0]);
	expect(mostBusy).toBeLessThanOrEqual(16 * 4);
});

/** Three months later, in milliseconds. */
const later = 90 * 24 * 60 * minute;

test.each<[string, readonly number[], number]>([
	[
		'silent for years before',
		[...evenly(3, later / 3), ...evenly(20 * page).map((time) => time + 40 * later)],
		45,
	],
	[
		'as busy long ago as now, and silent in between',
		[...evenly(10 * page), ...evenly(10 * page).map((time) => time + 40 * later)],
		42,
	],
	[
		'silent at night',
		evenly(40 * page).map((time, index) => time + Math.floor(index / 600) * 14 * 60 * minute),
		62,
	],
	[
		'with bursts that are all alike',
		evenly(40 * page).map(
			(time, index) => time + Math.floor(index / 500) * 600 * minute - (index % 500) * 59_000,
		),
		105,
	],
])('a room %s costs few requests too many', async (_, times, most) => {
	const { requests, found } = await read(times);
	expect(found).toEqual(downFrom(times.length));
	expect(requests).toBeLessThanOrEqual(most);
});

test('what has one moment is read whole', async () => {
	const { requests, found } = await read([start, ...evenly(5 * page, 0), start + 1]);
	expect([requests, found.length]).toEqual([7, 5 * page + 2]);
});

/** The newest messages, how they were in the middle, and the oldest slice are answered; what is ahead waits for its end. */
async function leaveAhead(given?: AbortSignal) {
	const { client } = listing(evenly(100 * page));
	const ahead: AbortSignal[] = [];
	let asked = 0;
	const list: RestClient['messages']['list'] = (query, options = {}) => {
		const answered = client.messages.list(query, options);
		const { signal } = options;
		asked += 1;
		if (asked <= 3 || !signal) return answered;
		ahead.push(signal);
		const pages = async function* () {
			await new Promise((_, reject) => {
				signal.addEventListener('abort', () => reject(signal.reason));
			});
			yield* answered.pages();
		};
		return Object.create(answered, { pages: { value: pages } });
	};
	const slow = { messages: { list } } as RestClient;
	const room = { id: 'room', type: 'group' as const, created: new Date(start).toISOString() };
	const listingOf = {
		...{ room, account: accountOf(client), until: 0, pageSize: page },
		...(given && { signal: given }),
	};
	const shared = { busy: 0 };
	const options = { held: page, slots: shared, wanted: () => slots };
	const reading = readRoom(slow, listingOf, options);
	await reading.next();
	return { ahead, reading, shared };
}

test('who leaves a room does not wait for what is read ahead: it is ended', async () => {
	const run = new AbortController();
	const { ahead, reading, shared } = await leaveAhead(run.signal);
	expect(ahead.length).toBeGreaterThan(0);
	const left = reading.return(undefined);
	await vi.waitFor(() => expect(ahead.every(({ aborted }) => aborted)).toBe(true));
	await left;
	expect([run.signal.aborted, shared.busy]).toEqual([false, 0]);
});

test('what ends the run ends what is read ahead in its rooms, for the same reason', async () => {
	const run = new AbortController();
	const { ahead, reading } = await leaveAhead(run.signal);
	const reason = new Error('cancelled');
	run.abort(reason);
	expect(ahead.map((signal) => signal.reason)).toEqual(ahead.map(() => reason));
	await reading.return(undefined);
});
