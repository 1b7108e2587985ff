import { bearer, personalToken } from '@webex-nodes/auth';
import { createRestClient, type RetrievalOptions, retrieveMessages } from '@webex-nodes/client';
import { fetchTransport } from '@webex-nodes/http';
import fc from 'fast-check';
import { createSimulator } from '../../src/index.ts';

/** Messages of a room one after the other. */
interface Stretch {
	/** Since the one before, in milliseconds. */
	readonly silence: number;
	readonly count: number;
	/** Between two messages, in milliseconds: 0 for many in one moment. */
	readonly step: number;
}

/** What happens before a request, by its number. */
interface Event {
	readonly at: number;
	readonly room: number;
	/** Part of all messages by now, from the oldest, 0 to 1: the first one that is deleted. */
	readonly where: number;
	readonly deleted: number;
	readonly written: number;
	/** Part of the overlap by which they come late, 0 to 1. */
	readonly late: number;
}

export interface History {
	readonly options: Pick<
		RetrievalOptions,
		'concurrency' | 'held' | 'limit' | 'overlap' | 'pageSize'
	>;
	readonly rooms: readonly (readonly Stretch[])[];
	readonly events: readonly Event[];
	/** Turns of the event loop that an answer takes, one request after the other. */
	readonly turns: readonly number[];
	/** Requests that end a run. */
	readonly crashes: readonly number[];
}

const stretch: fc.Arbitrary<Stretch> = fc.record({
	silence: fc.constantFrom(0, 1, 50, 1000, 500_000),
	count: fc.integer({ min: 1, max: 40 }),
	step: fc.constantFrom(0, 0, 1, 1, 3, 100, 5000),
});

const part = fc.double({ min: 0, max: 1, noNaN: true });

export const history: fc.Arbitrary<History> = fc.record({
	options: fc.record(
		{
			concurrency: fc.integer({ min: 1, max: 16 }),
			held: fc.integer({ min: 1, max: 15 }),
			limit: fc.integer({ min: 30, max: 100 }),
			overlap: fc.constantFrom(0, 1, 40, 10_000),
			pageSize: fc.integer({ min: 1, max: 12 }),
		},
		{ requiredKeys: ['held', 'overlap'] },
	),
	rooms: fc.array(fc.array(stretch, { minLength: 1, maxLength: 5 }), {
		minLength: 1,
		maxLength: 2,
	}),
	events: fc.array(
		fc.record({
			at: fc.nat(80),
			room: fc.nat(1),
			where: part,
			deleted: fc.nat(8),
			written: fc.nat(8),
			late: part,
		}),
		{ maxLength: 8 },
	),
	turns: fc.array(fc.nat(4), { minLength: 1, maxLength: 12 }),
	crashes: fc.array(fc.nat(100), { maxLength: 2 }),
});

const start = Date.parse('2026-11-22T12:00:00.000Z');
const hour = 3600_000; // ms
const maxRequests = 20_000;

class Crash extends Error {}

const isCrash = (error: unknown): boolean =>
	error instanceof Error && (error instanceof Crash || isCrash(error.cause));

const turn = async () => await new Promise((resolve) => setImmediate(resolve));

/** Reads rooms that are much longer than what is held, while they change, and compares with what was written. */
export async function check({ options, rooms, events, turns, crashes }: History): Promise<void> {
	const { overlap = 0 } = options;
	let clock = start;
	const simulator = createSimulator({ seed: 'empty', meetings: false, now: () => clock });
	const { world } = simulator;
	const [owner] = world.people.values();
	if (!owner) throw new Error('The empty world has an owner');
	const ids = rooms.map(
		(_, index) => world.addRoom({ title: `Room ${index}`, members: [owner], created: start }).id,
	);
	/** When each was written; those that were deleted are not among them. */
	const there = new Map<string, number>();
	/** Written while the run is under way. */
	const meanwhile = new Set<string>();
	const write = (roomId: string, created: number) => {
		const { id } = world.addMessage({ roomId, personId: owner.id, text: 'x', created });
		there.set(id, created);
		meanwhile.add(id);
	};
	for (const [index, stretches] of rooms.entries()) {
		let time = start;
		for (const { silence, count, step } of stretches) {
			time += silence;
			for (let number = 0; number < count; number++, time += step) write(ids[index] ?? '', time);
		}
		clock = Math.max(clock, time);
	}
	clock += hour;

	let requests = 0;
	let hasHappened = false;
	const happen = ({ room, where, deleted, written, late }: Event) => {
		hasHappened = true;
		const all = [...there.keys()];
		const first = Math.floor(where * all.length);
		for (const id of all.slice(first, first + deleted)) {
			world.deleteMessage(id);
			there.delete(id);
		}
		clock += 1;
		for (let number = 0; number < written; number++) {
			write(ids[room % ids.length] ?? '', clock - Math.floor(late * overlap));
		}
	};
	const transport = fetchTransport(async (request) => {
		const number = requests++;
		if (number > maxRequests) throw new Error('The retrieval never ends');
		if (crashes.includes(number)) throw new Crash();
		for (const event of events) if (event.at === number) happen(event);
		const response = await simulator.request(request);
		for (let left = turns[number % turns.length] ?? 0; left > 0; left--) await turn();
		return response;
	});
	const token = simulator.tokens.issueFixed({
		scopes: ['spark:all'],
		personId: owner.id,
		expiresAt: Number.POSITIVE_INFINITY,
	}).value;
	const client = createRestClient({
		baseUrl: 'https://simulator.test/v1',
		transport: bearer(personalToken(token), { hosts: ['simulator.test'] })(transport),
	});

	const found = new Set<string>();
	let cursor: RetrievalOptions['cursor'];

	/** Returns how many came. */
	async function run(): Promise<number> {
		const before = found.size;
		meanwhile.clear();
		const last = new Map<string, number>();
		const retrieval = retrieveMessages(client, { ...options, start, cursor });
		try {
			for await (const { room, changes } of retrieval) {
				for (const change of changes) {
					if (change.kind !== 'created') throw new Error(`Not created: ${change.key}`);
					const { id, created } = change.message;
					const time = Date.parse(created);
					if (found.has(id)) throw new Error(`Twice: ${change.key}`);
					found.add(id);
					// A run that goes on where one had ended reads the room again when it has listed all rooms.
					if (meanwhile.has(id)) continue;
					if (time < (last.get(room.id) ?? 0)) throw new Error(`Out of order: ${change.key}`);
					last.set(room.id, time);
				}
				cursor = JSON.parse(JSON.stringify(retrieval.cursor()));
			}
			cursor = JSON.parse(JSON.stringify(retrieval.cursor()));
		} catch (error) {
			if (!isCrash(error)) throw error;
			return 1;
		}
		return found.size - before;
	}

	for (let isQuiet = false; !isQuiet; await turn()) {
		hasHappened = false;
		// What happens may happen after the rooms were listed.
		isQuiet = (await run()) === 0 && !hasHappened;
	}
	for (const [id, created] of there) {
		if (!found.has(id)) throw new Error(`Missing: ${id}, ${created - start} ms after the start`);
	}
}
