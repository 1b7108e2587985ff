import {
	type Backfill,
	type BackfillCursor,
	backfillMessages,
	type Change,
	type Retrieval,
	type RetrievalCursor,
	type RetrievalOptions,
	retrieveMessages,
} from '@webex-nodes/client';
import { expect, test } from 'vitest';
import type { Simulator, World } from '../../src/index.ts';
import { noon, setUp } from '../fixture.ts';

const hour = 3600_000; // ms

function begin(options: Parameters<typeof setUp>[0] = {}) {
	let clock = noon;
	const made = setUp({ seed: 'empty', now: () => clock, ...options });
	const { world } = made.simulator;
	const [owner, bot] = world.people.values();
	if (!owner || !bot) throw new Error('The empty world has two people');
	const other = world.addPerson({ displayName: 'Jonas', email: 'jonas@fernhill.example' });
	return {
		...made,
		world,
		owner,
		bot,
		other,
		pass: (milliseconds: number) => {
			clock += milliseconds;
		},
		room: (title: string, members = [owner, other], created?: number) =>
			world.addRoom({ title, members, ...(created !== undefined && { created }) }),
		write: (roomId: string, text: string, more: object = {}) =>
			world.addMessage({ roomId, personId: other.id, text, ...more }),
	};
}

const pathsOf = (simulator: Simulator): string[] => {
	const paths: string[] = [];
	simulator.observe(({ path }) => paths.push(path.split('?')[0] ?? ''));
	return paths;
};

async function collect(retrieval: Retrieval): Promise<[Change[], RetrievalCursor]> {
	const changes = [];
	for await (const batch of retrieval) changes.push(...batch.changes);
	return [changes, JSON.parse(JSON.stringify(retrieval.cursor()))];
}

const texts = (changes: readonly Change[]) =>
	changes.map((change) => (change.kind === 'deleted' ? 'deleted' : change.message.text));

const first: RetrievalOptions = { start: noon - hour };

test('1000 rooms of which 5 are active cost 1 + 5 requests', async () => {
	const { simulator, webex, room, write, pass } = begin();
	const rooms = Array.from({ length: 1000 }, (_, index) =>
		room(`Room ${index}`, undefined, noon - hour - index),
	);
	const [, cursor] = await collect(retrieveMessages(webex, { ...first, start: noon }));
	pass(hour);
	for (const { id } of rooms.slice(500, 505)) write(id, 'Hello');
	const paths = pathsOf(simulator);
	const [changes] = await collect(retrieveMessages(webex, { ...first, cursor }));
	expect([changes.length, paths.filter((path) => path === '/v1/rooms').length]).toEqual([5, 1]);
	expect(paths.length).toBe(6);
});

test('messages of one millisecond come once each, whatever the page size, and the next run finds nothing', async () => {
	for (const pageSize of [1, 2, 7, 1000]) {
		const { webex, room, write } = begin();
		const { id } = room('Burst');
		for (let count = 0; count < 20; count++) write(id, `Number ${count}`);
		const options = { ...first, overlap: 0, pageSize };
		const [changes, cursor] = await collect(retrieveMessages(webex, options));
		const [again] = await collect(retrieveMessages(webex, { ...options, cursor }));
		write(id, 'One more in the same millisecond');
		const [more] = await collect(retrieveMessages(webex, { ...options, cursor }));
		expect([changes.length, again, texts(more)]).toEqual([
			20,
			[],
			['One more in the same millisecond'],
		]);
	}
});

test('what another room gets after the list was made is found by the next run', async () => {
	const { simulator, webex, room, write, pass } = begin();
	const [one, two] = [room('One'), room('Two')];
	pass(1000);
	write(one.id, 'In one');
	const options = { ...first, overlap: 0 };
	const [, cursor] = await collect(retrieveMessages(webex, options));
	pass(1000);
	write(one.id, 'Again in one');
	const stop = simulator.observe(({ path }) => {
		if (!path.startsWith('/v1/rooms')) return;
		stop();
		pass(1000);
		write(two.id, 'In two, meanwhile');
		pass(1000);
		write(one.id, 'In one, later');
	});
	const [changes, next] = await collect(retrieveMessages(webex, { ...options, cursor }));
	expect(texts(changes)).toEqual(['Again in one', 'In one, later']);
	const [rest] = await collect(retrieveMessages(webex, { ...options, cursor: next }));
	expect(texts(rest)).toEqual(['In two, meanwhile']);
});

test('a room that moves up while the list is read is not missed', async () => {
	const { simulator, webex, room, write, pass } = begin();
	const rooms = ['One', 'Two', 'Three'].map((title) => room(title));
	const options = { ...first, overlap: 0, pageSize: 1 };
	const [, cursor] = await collect(retrieveMessages(webex, options));
	for (const { id } of rooms.toReversed()) {
		pass(1000);
		write(id, 'Before');
	}
	pass(1000);
	const last = rooms[2]?.id ?? '';
	const stop = simulator.observe(({ path }) => {
		if (!path.startsWith('/v1/rooms')) return;
		stop();
		// From the last page to the first, which was just read.
		write(last, 'Moved');
	});
	const [changes, next] = await collect(retrieveMessages(webex, { ...options, cursor }));
	const [rest] = await collect(retrieveMessages(webex, { ...options, cursor: next }));
	expect([...texts(changes), ...texts(rest)].toSorted()).toEqual([
		'Before',
		'Before',
		'Before',
		'Moved',
	]);
});

test('chosen rooms that change while they are looked up lose nothing', async () => {
	const { simulator, webex, room, write, pass } = begin();
	const [one, two] = [room('One'), room('Two')];
	const rooms = { ids: [one.id, two.id] };
	const options = { ...first, overlap: 0, rooms };
	const [, cursor] = await collect(retrieveMessages(webex, options));
	pass(1000);
	const stop = simulator.observe(({ path }) => {
		if (!path.startsWith('/v1/rooms')) return;
		stop();
		write(one.id, 'In the one that has answered');
		pass(1);
		write(two.id, 'In the other one');
	});
	const [changes, next] = await collect(retrieveMessages(webex, { ...options, cursor }));
	const [rest] = await collect(retrieveMessages(webex, { ...options, cursor: next }));
	expect([...texts(changes), ...texts(rest)].toSorted()).toEqual([
		'In the one that has answered',
		'In the other one',
	]);
});

test('what appears late is found within the overlap', async () => {
	const { webex, room, write, pass } = begin();
	const { id } = room('Late');
	write(id, 'In time');
	const [, cursor] = await collect(retrieveMessages(webex, { ...first, overlap: 60_000 }));
	pass(1000);
	write(id, 'Late', { created: noon - 59_000 });
	const [changes] = await collect(retrieveMessages(webex, { ...first, overlap: 60_000, cursor }));
	expect(texts(changes)).toEqual(['Late']);
});

test('the message that the next page starts after may be deleted', async () => {
	const { simulator, webex, world, room, write } = begin();
	const { id } = room('Paged');
	for (let count = 0; count < 10; count++) write(id, `Number ${count}`, { created: noon + count });
	const lastOfPages = ['Number 6', 'Number 2'];
	simulator.observe(({ path, status }) => {
		if (!path.startsWith('/v1/messages') || status !== 200) return;
		const text = lastOfPages.shift();
		world.deleteMessage(world.messagesOf(id).find((message) => message.text === text)?.id ?? '');
	});
	const [changes] = await collect(retrieveMessages(webex, { ...first, pageSize: 4 }));
	expect(texts(changes)).toEqual(Array.from({ length: 10 }, (_, count) => `Number ${count}`));
});

test('edits and deletions are found when they are asked for', async () => {
	const { webex, world, room, write, pass } = begin();
	const { id } = room('Changing');
	const [one, two] = [write(id, 'One'), write(id, 'Two')];
	const options = { ...first, editWindow: 600_000 };
	const [, cursor] = await collect(retrieveMessages(webex, options));
	pass(1000);
	world.editMessage(one.id, { text: 'One, better' });
	world.deleteMessage(two.id);
	write(id, 'Three');
	const [changes, next] = await collect(retrieveMessages(webex, { ...options, cursor }));
	expect(changes.map(({ kind }) => kind)).toEqual(['updated', 'created', 'deleted']);
	expect(texts(changes)).toEqual(['One, better', 'Three', 'deleted']);
	expect(changes[2]).toMatchObject({ messageId: two.id, created: two.created });
	expect((await collect(retrieveMessages(webex, { ...options, cursor: next })))[0]).toEqual([]);
	const [unasked] = await collect(retrieveMessages(webex, { ...first, cursor }));
	expect(texts(unasked)).toEqual(['Three']);
});

test('a room that is joined later starts at joining, or so far back', async () => {
	const made = begin();
	const { webex, world, owner, other, room, write, pass } = made;
	room('Known');
	const [, cursor] = await collect(retrieveMessages(webex, first));
	const { id } = room('Joined later', [other]);
	pass(1000);
	write(id, 'Long before');
	pass(10_000);
	write(id, 'Before');
	pass(1000);
	world.addMember(id, owner.id);
	pass(1000);
	write(id, 'After');
	const [changes, next] = await collect(retrieveMessages(webex, { ...first, cursor }));
	expect(texts(changes)).toEqual(['After']);
	expect((await collect(retrieveMessages(webex, { ...first, cursor: next })))[0]).toEqual([]);
	const withLookBack = { ...first, cursor, joinedLookBack: 5000 };
	expect(texts((await collect(retrieveMessages(webex, withLookBack)))[0])).toEqual([
		'Before',
		'After',
	]);
});

test('a token that may not see memberships starts a joined room at the run before', async () => {
	const { simulator, webex, world, owner, other, room, write, pass } = begin();
	const [, cursor] = await collect(retrieveMessages(webex, { ...first, start: noon }));
	const { id } = room('Joined later', [other]);
	pass(1000);
	world.addMember(id, owner.id);
	write(id, 'After');
	simulator.faults.next({ at: '/v1/memberships', status: 403 });
	const [changes] = await collect(retrieveMessages(webex, { ...first, cursor }));
	expect(texts(changes)).toEqual(['After']);
});

test('a room that is left is forgotten; one that was chosen and cannot be seen is told', async () => {
	const { webex, world, owner, room, write } = begin();
	const [stay, leave] = [room('Stay'), room('Leave')];
	write(leave.id, 'Before');
	const ids = [stay.id, leave.id];
	const [, cursor] = await collect(retrieveMessages(webex, first));
	world.removeMember(leave.id, owner.id);
	write(leave.id, 'Not for me');
	write(stay.id, 'For me');
	const [changes] = await collect(retrieveMessages(webex, { ...first, cursor }));
	expect(texts(changes)).toEqual(['For me']);
	const chosen = retrieveMessages(webex, { ...first, cursor, rooms: { ids } });
	expect(texts((await collect(chosen))[0])).toEqual(['For me']);
	expect(chosen.missing()).toEqual([leave.id]);
	await expect(
		collect(retrieveMessages(webex, { ...first, rooms: { ids: [leave.id] } })),
	).rejects.toMatchObject({ status: 404 });
});

test('rooms are chosen by type, team and title', async () => {
	const { webex, world, owner, other, room, write } = begin();
	const team = world.addTeam({ name: 'Depots' }, owner);
	const general = world.generalRoom(team.id);
	world.addMember(general, other.id);
	const alarms = room('Alarms Leeds');
	const direct = world.directRoom(owner, other);
	for (const { id } of [alarms, direct]) write(id, `In ${id}`);
	write(general, `In ${general}`);
	const found = async (rooms: RetrievalOptions['rooms']) =>
		texts((await collect(retrieveMessages(webex, { ...first, ...(rooms && { rooms }) })))[0]);
	expect(await found({ type: 'direct' })).toEqual([`In ${direct.id}`]);
	expect(await found({ teamId: team.id })).toEqual([`In ${general}`]);
	expect(await found({ title: /^alarms/i })).toEqual([`In ${alarms.id}`]);
	expect(await found({ type: 'group', title: /Depots/ })).toEqual([`In ${general}`]);
	expect((await found(undefined)).length).toBe(3);
});

test('a bot gets what mentions it, and everything that is said directly', async () => {
	const { simulator, as, world, bot, other, room, write } = begin();
	const webex = as(simulator.botToken);
	const one = room('Group', [bot, other]);
	const two = room('Another group', [bot, other]);
	const direct = world.directRoom(bot, other);
	for (const { id } of [one, two]) {
		write(id, 'For everybody');
		write(id, 'For the bot', { mentionedPeople: [bot.id] });
	}
	write(direct.id, 'Directly');
	const paths = pathsOf(simulator);
	const [changes, cursor] = await collect(retrieveMessages(webex, { ...first, concurrency: 1 }));
	expect(texts(changes).toSorted()).toEqual(['Directly', 'For the bot', 'For the bot']);
	const asked = paths.length;
	write(one.id, 'Again', { mentionedPeople: [bot.id] });
	const [more] = await collect(retrieveMessages(webex, { ...first, cursor }));
	// Once refused is enough to know.
	expect([texts(more), asked, paths.length - asked]).toEqual([['Again'], 5, 4]);
});

test('a limit ends a run in the middle, and the next one goes on there', async () => {
	const { webex, room, write } = begin();
	const rooms = [room('One'), room('Two')];
	for (let count = 0; count < 25; count++) {
		for (const { id } of rooms) write(id, `Number ${count}`, { created: noon + count });
	}
	const keys = new Set<string>();
	let cursor: RetrievalCursor | undefined;
	const sizes = [];
	for (let run = 0; run < 6; run++) {
		const [changes, next] = await collect(retrieveMessages(webex, { ...first, cursor, limit: 12 }));
		sizes.push(changes.length);
		for (const { key } of changes) keys.add(key);
		cursor = next;
	}
	expect([sizes, keys.size]).toEqual([[12, 12, 12, 12, 2, 0], 50]);
});

test('a long room is handed on oldest first with few messages held', async () => {
	const { webex, room, write } = begin();
	const { id } = room('Long');
	for (let count = 0; count < 500; count++) write(id, `Number ${count}`, { created: noon + count });
	const retrieval = retrieveMessages(webex, { ...first, pageSize: 20, held: 40 });
	const sizes = [];
	const all = [];
	for await (const { changes } of retrieval) {
		sizes.push(changes.length);
		all.push(...texts(changes));
	}
	expect(all).toEqual(Array.from({ length: 500 }, (_, count) => `Number ${count}`));
	expect(Math.max(...sizes)).toBeLessThanOrEqual(40);
});

test('stopping ends what is under way, and says so', async () => {
	const { webex, room, write } = begin();
	for (let index = 0; index < 20; index++) write(room(`Room ${index}`).id, 'Hello');
	const stopping = new AbortController();
	const retrieval = retrieveMessages(webex, { ...first, signal: stopping.signal });
	const run = async () => {
		for await (const _ of retrieval) stopping.abort(new Error('Enough'));
	};
	await expect(run()).rejects.toThrow('Enough');
	const [rest] = await collect(retrieveMessages(webex, { ...first, cursor: retrieval.cursor() }));
	expect(rest.length).toBe(19);
});

test('a cursor that is none is refused by name', () => {
	const { webex } = begin();
	expect(() => retrieveMessages(webex, { ...first, cursor: { version: 2 } as never })).toThrow(
		'cursor',
	);
	expect(() => retrieveMessages(webex, { start: -1 })).toThrow('start');
});

function fillYear(world: World, roomIds: readonly string[], personId: string): number {
	let count = 0;
	for (const roomId of roomIds) {
		for (let day = 1; day <= 120; day++) {
			for (let each = 0; each < 3; each++) {
				// Three in the same millisecond.
				world.addMessage({ roomId, personId, created: noon - day * 24 * hour, text: `Day ${day}` });
				count += 1;
			}
		}
	}
	return count;
}

async function read(backfill: Backfill, pages = Number.POSITIVE_INFINITY): Promise<string[]> {
	const ids: string[] = [];
	let left = pages;
	for await (const { messages } of backfill) {
		ids.push(...messages.map(({ id }) => id));
		left -= 1;
		if (left === 0) break;
	}
	return ids;
}

test('a back-fill reads a period of all rooms once, in as many goes as it takes', async () => {
	const { webex, world, other, room } = begin();
	const rooms = Array.from({ length: 5 }, (_, index) => room(`Room ${index}`, undefined, 0));
	const count = fillYear(
		world,
		rooms.map(({ id }) => id),
		other.id,
	);
	const period = { from: noon - 365 * 24 * hour, to: noon };
	for (const pageSize of [1, 4, 50, 1000]) {
		const ids: string[] = [];
		let cursor: BackfillCursor | undefined;
		let goes = 0;
		do {
			const backfill = backfillMessages(webex, { ...period, cursor, pageSize });
			ids.push(...(await read(backfill, 40)));
			cursor = JSON.parse(JSON.stringify(backfill.cursor())) as BackfillCursor;
			goes += 1;
		} while (Object.keys(cursor.rooms).length > 0);
		expect([new Set(ids).size, ids.length, goes > 1]).toEqual([count, count, pageSize < 1000]);
	}
});

test('a back-fill keeps to its period, newest first, and tells how far it is', async () => {
	const { webex, world, other, room } = begin();
	const { id } = room('Room', undefined, 0);
	fillYear(world, [id], other.id);
	const reports: number[] = [];
	let clock = 0;
	const backfill = backfillMessages(webex, {
		from: noon - 30 * 24 * hour,
		to: noon - 10 * 24 * hour,
		pageSize: 6,
		now: () => (clock += 1000),
		onProgress: ({ fraction }) => reports.push(fraction),
	});
	const days = [];
	for await (const { messages } of backfill) days.push(...messages.map(({ text }) => text));
	expect([days.length, days[0], days.at(-1)]).toEqual([60, 'Day 11', 'Day 30']);
	expect(reports).toEqual(reports.toSorted((one, other) => one - other));
	expect(backfill.progress()).toEqual({
		rooms: { done: 1, total: 1 },
		messages: 60,
		oldest: noon - 30 * 24 * hour,
		fraction: 1,
		remaining: 0,
	});
});

test('a back-fill of a period without time in it is refused', () => {
	const { webex } = begin();
	expect(() => backfillMessages(webex, { from: 2, to: 1 })).toThrow('period');
});
