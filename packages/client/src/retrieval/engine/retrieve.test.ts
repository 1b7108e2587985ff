import { expect, test } from 'vitest';
import type { RetrievalCursor } from './cursor.ts';
import { retrieve } from './retrieve.ts';
import type { Source } from './source.ts';

const minute = 60_000; // ms
const pageSize = 10;

interface FakePlace {
	readonly id: string;
	readonly activity: number;
}

interface FakeItem {
	readonly key: string;
	/** In milliseconds since the epoch. */
	readonly time: number;
}

interface State {
	/** Of the machine and of the server, in milliseconds since the epoch. */
	clock: number;
	/** How many places a whole list has. */
	total: number;
	/** Not in a list of the active ones. */
	readonly hidden: Set<string>;
}

/** Places and their items, oldest first, that a test changes between runs. */
function createWorld(ids: readonly string[], maxByActivity: number) {
	const items = new Map<string, FakeItem[]>(ids.map((id) => [id, []]));
	const world: State = { clock: 100_000 * minute, total: ids.length, hidden: new Set() };
	const add = (place: string, key: string, time = world.clock) =>
		items.get(place)?.push({ key, time });
	const source: Source<FakePlace, FakeItem> = {
		isByPeriod: false,
		disorder: 0,
		maxByActivity,
		digest: (id) => id,
		isChosen: () => true,
		activityOf: ({ activity }) => activity,
		serverTime: () => world.clock,
		listPlaces: async ({ since, downTo, isWhole }) => {
			const all = ids
				.map((id) => ({ id, activity: items.get(id)?.at(-1)?.time ?? 0 }))
				.sort((one, other) => other.activity - one.activity);
			const shown = all.filter(({ id, activity }) => activity >= downTo && !world.hidden.has(id));
			const places = isWhole ? all : shown;
			return {
				places,
				active: places.filter(({ activity }) => activity >= since),
				refusals: [],
				newest: all[0]?.activity ?? 0,
				...(isWhole && { total: world.total, isInOrder: true }),
			};
		},
		read: async function* ({ id }, { since }) {
			const found = (items.get(id) ?? []).filter(({ time }) => time >= since);
			for (let at = 0; at < found.length; at += pageSize) {
				// Every answer takes a moment, so that several are under way.
				await Promise.resolve();
				yield { items: found.slice(at, at + pageSize), isLast: at + pageSize >= found.length };
			}
		},
		entryOf: (item) => item,
		understand: async (_place, error) => {
			throw error;
		},
	};
	return Object.assign(world, { add, source });
}

type World = ReturnType<typeof createWorld>;

/** Runs one after the other, each with the cursor of the one before. */
function createRuns(world: World, editWindow = 0) {
	const start = world.clock;
	let cursor: RetrievalCursor | undefined;
	return async (limit?: number) => {
		const found: string[] = [];
		const now = () => world.clock;
		const options = { start, overlap: minute, editWindow, now, cursor };
		const retrieval = retrieve(world.source, { ...options, ...(limit && { limit }) });
		for await (const { changes } of retrieval.batches())
			found.push(...changes.map(({ key }) => key));
		cursor = structuredClone(retrieval.cursor());
		return { found, hasMore: retrieval.hasMore() };
	};
}

test('a place whose first pages have nothing new is read to its end, also in a run with a limit', async () => {
	const world = createWorld(['X', 'Y'], 3000);
	const run = createRuns(world, 1440 * minute);
	for (const place of ['X', 'Y']) {
		for (let count = 0; count < 3 * pageSize; count++) {
			world.add(place, `${place}${count}`, world.clock + count);
		}
	}
	expect((await run()).found).toHaveLength(6 * pageSize);
	for (let round = 0; round < 3; round++) {
		world.clock += 15 * minute;
		world.add('Y', `new Y ${round}`);
		world.add('X', `new X ${round}`);
		const { found, hasMore } = await run(100);
		expect({ found: found.sort(), hasMore }).toEqual({
			found: [`new X ${round}`, `new Y ${round}`],
			hasMore: false,
		});
	}
});

test('what a list by activity did not show comes, though the account has fewer places by then', async () => {
	const world = createWorld(['A', 'B'], 3);
	world.total = 4;
	const run = createRuns(world);
	const found: string[] = [];
	const next = async (minutes: number, limit?: number) => {
		world.clock += minutes * minute;
		found.push(...(await run(limit)).found);
	};
	await next(0);
	world.hidden.add('B');
	world.add('B', 'hidden', world.clock + 2 * minute);
	world.add('A', 'shown', world.clock + 5 * minute);
	await next(5);
	world.total = 3;
	world.add('A', 'next', world.clock + 7 * minute);
	// All places are listed, but this run ends before it comes to the second one.
	await next(7, 1);
	world.hidden.clear();
	for (const time of [15, 15, 15]) {
		world.add('A', `after ${world.clock}`, world.clock + time * minute);
		await next(time);
	}
	expect(found).toContain('hidden');
});
