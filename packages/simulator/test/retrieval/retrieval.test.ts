import {
	type Backfill,
	type BackfillCursor,
	backfillMessages,
	type RetrievalCursor,
	type RetrievalOptions,
	retrieveMessages,
} from '@webex-nodes/client';
import { expect, test } from 'vitest';
import type { World } from '../../src/index.ts';
import { noon } from '../fixture.ts';
import { begin, collect, hour, pathsOf, texts } from './begin.ts';

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

test('a room with news that the list by activity does not show comes once all rooms are listed, and nothing twice', async () => {
	const { webex, room, write, pass } = begin({ switches: { sortedRooms: 2 } });
	const byId = ['One', 'Two', 'Three', 'Four'].map((title) => room(title).id).toSorted();
	const [top = '', , , hidden = ''] = byId;
	for (const [index, id] of byId.entries()) write(id, 'Before', { created: noon + 4 - index });
	pass(1000);
	let now = 0;
	const options = { ...first, overlap: 0, maxByActivity: 2, pageSize: 1, now: () => now };
	let [, cursor] = await collect(retrieveMessages(webex, options));
	const found = [];
	for (let tick = 0; tick < 12; tick++) {
		now += 60_000;
		pass(1000);
		if (tick === 0) write(hidden, 'Hidden');
		pass(1000);
		write(top, `Number ${tick}`);
		const [changes, next] = await collect(retrieveMessages(webex, { ...options, cursor }));
		cursor = next;
		found.push(texts(changes).toSorted());
	}
	expect(found.slice(0, 2)).toEqual([['Number 0'], ['Number 1']]);
	expect(found.flat().toSorted()).toEqual(
		[...Array.from({ length: 12 }, (_, tick) => `Number ${tick}`), 'Hidden'].toSorted(),
	);
});

test('what a list shows of news that an earlier list did not show is not passed over', async () => {
	const { webex, room, write, pass } = begin({ switches: { sortedRooms: 2 } });
	const byId = ['One', 'Two', 'Three', 'Four'].map((title) => room(title).id).toSorted();
	const [top = '', , , hidden = ''] = byId;
	for (const [index, id] of byId.entries()) write(id, 'Before', { created: noon + 4 - index });
	pass(1000);
	const options = { ...first, overlap: 0, maxByActivity: 2, now: () => 0 };
	const narrow = { ...options, pageSize: 1 };
	const [, cursor] = await collect(retrieveMessages(webex, narrow));
	write(hidden, 'Hidden');
	pass(1000);
	write(top, 'Shown');
	const [shown, next] = await collect(retrieveMessages(webex, { ...narrow, cursor }));
	// The page is larger, and has the older one too.
	const [rest, last] = await collect(retrieveMessages(webex, { ...options, cursor: next }));
	const [none] = await collect(retrieveMessages(webex, { ...options, cursor: last }));
	expect([shown, rest, none].map(texts)).toEqual([['Shown'], ['Hidden'], []]);
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

test('a room that is left is forgotten; one that was chosen and cannot be seen is reported', async () => {
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
	// Once refused is enough to find out.
	expect(paths).toEqual([
		'/v1/rooms',
		'/v1/messages',
		'/v1/people/me',
		'/v1/messages',
		'/v1/messages',
		'/v1/messages',
	]);
	write(one.id, 'Again', { mentionedPeople: [bot.id] });
	const [more] = await collect(retrieveMessages(webex, { ...first, cursor }));
	expect(texts(more)).toEqual(['Again']);
	expect(paths.filter((path) => path === '/v1/people/me').length).toBe(2);
});

test.each([403, 404])('one %i does not change what a person gets', async (status) => {
	const { simulator, webex, room, write, pass } = begin();
	const [one, two] = [room('One'), room('Two')];
	write(one.id, 'First in one');
	write(two.id, 'First in two');
	simulator.faults.next({ at: ['/v1/messages', one.id], status });
	const refused = retrieveMessages(webex, first);
	const [changes, cursor] = await collect(refused);
	expect([texts(changes), refused.unreadable()]).toEqual([
		['First in two'],
		[{ roomId: one.id, title: 'One', reason: `Simulated ${status} (${status})` }],
	]);
	pass(hour);
	write(two.id, 'Mentions nobody');
	const next = retrieveMessages(webex, { ...first, cursor });
	const [later, after] = await collect(next);
	expect([texts(later).toSorted(), next.unreadable()]).toEqual([
		['First in one', 'Mentions nobody'],
		[],
	]);
	// Nothing of it is left, and nothing comes again.
	expect(after.rooms).not.toHaveProperty(one.id);
	expect((await collect(retrieveMessages(webex, { ...first, cursor: after })))[0]).toEqual([]);
});

test('a room that is refused in the middle of its listing keeps its place', async () => {
	for (const status of [403, 404]) {
		const { simulator, webex, room, write } = begin();
		const [long, other] = [room('Long'), room('Other')];
		for (let count = 0; count < 10; count++) {
			write(long.id, `Number ${count}`, { created: noon + count });
		}
		write(other.id, 'In another room');
		const at = [long.id, 'before'];
		const withdraw = simulator.faults.next({ at, status, times: Number.POSITIVE_INFINITY });
		const options = { ...first, pageSize: 4 };
		const [changes, cursor] = await collect(retrieveMessages(webex, options));
		expect(texts(changes)).toEqual(['In another room']);
		withdraw();
		const [rest] = await collect(retrieveMessages(webex, { ...options, cursor }));
		expect(texts(rest)).toEqual(Array.from({ length: 10 }, (_, count) => `Number ${count}`));
	}
});

test('a page that stays missing does not make the listing endless', async () => {
	const { simulator, webex, room, write } = begin();
	const [burst, other] = [room('Burst'), room('Other')];
	// All of one moment, so that going on by time lists the same page again.
	for (let count = 0; count < 10; count++) write(burst.id, `Number ${count}`);
	write(other.id, 'In another room');
	simulator.faults.next({ at: 'beforeMessage', status: 404, times: Number.POSITIVE_INFINITY });
	const retrieval = retrieveMessages(webex, { ...first, pageSize: 4 });
	const [changes] = await collect(retrieval);
	expect([texts(changes), retrieval.unreadable().length]).toEqual([['In another room'], 1]);
});

test('hundreds of refused rooms cost the cursor one floor each, and come back', async () => {
	const { simulator, webex, room, write, pass } = begin();
	const rooms = Array.from({ length: 300 }, (_, index) => room(`Room ${index}`));
	const readable = room('Readable');
	const options = { ...first, start: noon, overlap: 1000 };
	let [, cursor] = await collect(retrieveMessages(webex, options));
	pass(hour);
	for (const { id } of rooms) write(id, `In ${id}`);
	const withdraw = rooms.map(({ id }) =>
		simulator.faults.next({
			at: ['/v1/messages', id],
			status: 403,
			times: Number.POSITIVE_INFINITY,
		}),
	);
	for (let run = 0; run < 3; run++) {
		pass(hour);
		write(readable.id, `Run ${run}`);
		const retrieval = retrieveMessages(webex, { ...options, cursor });
		const [changes, next] = await collect(retrieval);
		expect([texts(changes), retrieval.unreadable().length]).toEqual([[`Run ${run}`], 300]);
		cursor = next;
	}
	const kept = rooms.map(({ id }) => cursor.rooms[id]);
	expect(kept).toEqual(
		rooms.map(() => ({ floor: cursor.rooms[rooms[0]?.id ?? '']?.floor, seen: {} })),
	);
	for (const end of withdraw) end();
	const [changes, after] = await collect(retrieveMessages(webex, { ...options, cursor }));
	expect([changes.length, Object.keys(after.rooms)]).toEqual([300, [readable.id]]);
});

test('when no room can be read, that is an error: a scope is missing', async () => {
	const { simulator, webex, room, write } = begin();
	for (const title of ['One', 'Two']) write(room(title).id, 'Hello');
	simulator.faults.next({ at: '/v1/messages', status: 403, times: Number.POSITIVE_INFINITY });
	await expect(collect(retrieveMessages(webex, first))).rejects.toMatchObject({ status: 403 });
	await expect(read(backfillMessages(webex, { from: 0, to: noon + 1 }))).rejects.toMatchObject({
		status: 403,
	});
});

test('a refused room is passed over also when it is the only one with news', async () => {
	const { simulator, webex, room, write, pass } = begin();
	const [one] = [room('One'), room('Silent')];
	const [, cursor] = await collect(retrieveMessages(webex, first));
	pass(hour);
	write(one.id, 'Hello');
	simulator.faults.next({ at: ['/v1/messages', one.id], status: 403 });
	const retrieval = retrieveMessages(webex, { ...first, cursor });
	const [changes, next] = await collect(retrieval);
	expect([changes, retrieval.unreadable().length]).toEqual([[], 1]);
	expect(texts((await collect(retrieveMessages(webex, { ...first, cursor: next })))[0])).toEqual([
		'Hello',
	]);
});

test.each([403, 404])('a chosen room that answers %i once is not forgotten', async (status) => {
	const { simulator, webex, room, write, pass } = begin();
	const [one, two] = [room('One'), room('Two')];
	const options = { ...first, rooms: { ids: [one.id, two.id] } };
	const [, cursor] = await collect(retrieveMessages(webex, options));
	pass(hour);
	write(one.id, 'In one');
	pass(hour);
	write(two.id, 'In two');
	simulator.faults.next({ at: `/v1/rooms/${one.id}`, status });
	const refused = retrieveMessages(webex, { ...options, cursor });
	const [changes, next] = await collect(refused);
	expect(texts(changes)).toEqual(['In two']);
	expect([refused.missing(), refused.unreadable().map(({ roomId }) => roomId)]).toEqual(
		status === 404 ? [[one.id], []] : [[], [one.id]],
	);
	expect(texts((await collect(retrieveMessages(webex, { ...options, cursor: next })))[0])).toEqual([
		'In one',
	]);
});

test('the room with news and the next one in the list are refused once: others can be read, so it is no error', async () => {
	const { simulator, webex, room, write, pass } = begin();
	const [far, silent, busy] = [room('Far'), room('Silent'), room('Busy')];
	write(far.id, 'Before');
	pass(1000);
	write(silent.id, 'Before');
	const options = { ...first, pageSize: 1, overlap: 0 };
	const [, cursor] = await collect(retrieveMessages(webex, options));
	pass(hour);
	write(busy.id, 'News');
	for (const { id } of [busy, silent])
		simulator.faults.next({ at: ['/v1/messages', id], status: 403 });
	const refused = retrieveMessages(webex, { ...options, cursor });
	const [none, next] = await collect(refused);
	expect([none, refused.unreadable().length]).toEqual([[], 2]);
	const [news] = await collect(retrieveMessages(webex, { ...options, cursor: next }));
	expect(texts(news)).toEqual(['News']);
});

test('what another room gets while refused rooms are looked into is found by the next run', async () => {
	const { simulator, webex, room, write, pass } = begin();
	const [one, two] = [room('One'), room('Two')];
	const options = { ...first, overlap: 0 };
	pass(1000);
	write(one.id, 'Before');
	const [, cursor] = await collect(retrieveMessages(webex, options));
	pass(1000);
	simulator.faults.next({ at: ['/v1/messages', one.id], status: 403 });
	const stop = simulator.observe(({ path }) => {
		if (!path.startsWith('/v1/messages')) return;
		stop();
		write(two.id, 'Meanwhile');
		pass(1000);
		write(two.id, 'And again');
	});
	const [none, next] = await collect(retrieveMessages(webex, { ...options, cursor }));
	const [news] = await collect(retrieveMessages(webex, { ...options, cursor: next }));
	expect([none, texts(news)]).toEqual([[], ['Meanwhile', 'And again']]);
});

test('an old cursor that took a person for a bot is read, and drops nothing any more', async () => {
	const { webex, room, write, pass } = begin();
	const { id } = room('Room');
	const [, cursor] = await collect(retrieveMessages(webex, first));
	pass(hour);
	write(id, 'Mentions nobody');
	const old = { ...cursor, mentionsOnly: true };
	const [changes, next] = await collect(retrieveMessages(webex, { ...first, cursor: old }));
	expect([texts(changes), Object.keys(next).toSorted()]).toEqual([
		['Mentions nobody'],
		['floor', 'known', 'rooms', 'total', 'version', 'whole'],
	]);
});

test('without spark:people_read a bot is known by its membership, and a person stays one', async () => {
	const { simulator, as, bot, owner, other, room, write } = begin();
	const { id } = room('Group', [bot, owner, other]);
	write(id, 'For everybody');
	write(id, 'For the bot', { mentionedPeople: [bot.id] });
	const readAs = async (personId: string, scopes: readonly string[]) => {
		const token = simulator.tokens.issueFixed({ personId, scopes, expiresAt: noon * 2 });
		const retrieval = retrieveMessages(as(token.value), first);
		const [changes] = await collect(retrieval);
		return [texts(changes), retrieval.unreadable().map(({ reason }) => reason)];
	};
	const few = ['spark:rooms_read', 'spark:messages_read'];
	expect(await readAs(bot.id, [...few, 'spark:memberships_read'])).toEqual([['For the bot'], []]);
	room('Another', [owner]);
	simulator.faults.next({ at: '/v1/messages', status: 403 });
	expect(await readAs(owner.id, [...few, 'spark:memberships_read'])).toEqual([
		[],
		['Simulated 403 (403)'],
	]);
	// Neither is allowed: what it is stays open, and the room waits until it can be read.
	simulator.faults.next({ at: '/v1/messages', status: 403 });
	expect(await readAs(owner.id, few)).toEqual([
		[],
		[expect.stringContaining('spark:people_read or spark:memberships_read')],
	]);
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

test('stopping ends what is under way, and throws', async () => {
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
	const ends = [{ pages: 30 }, { limit: 500 }];
	for (const [pageSize, { pages, ...more }] of [1, 4, 50, 1000].flatMap((size) =>
		ends.map((end) => [size, end] as const),
	)) {
		const ids: string[] = [];
		let cursor: BackfillCursor | undefined;
		let goes = 0;
		do {
			const backfill = backfillMessages(webex, { ...period, ...more, cursor, pageSize });
			ids.push(...(await read(backfill, pages)));
			cursor = JSON.parse(JSON.stringify(backfill.cursor())) as BackfillCursor;
			goes += 1;
		} while (Object.keys(cursor.rooms).length > 0);
		const isWhole = pages !== undefined && pageSize === 1000;
		expect([new Set(ids).size, ids.length, goes > 1]).toEqual([count, count, !isWhole]);
	}
});

test('a back-fill keeps to its period, newest first, and reports how far it is', async () => {
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

test.each([403, 404])(
	'a back-fill passes over a room that answers %i, and the next one tries it again',
	async (status) => {
		const { simulator, webex, world, other, room } = begin();
		const rooms = ['One', 'Two'].map((title) => room(title, undefined, 0));
		const [one, two] = rooms.map(({ id }) => id);
		const count = fillYear(world, [one ?? '', two ?? ''], other.id);
		const period = { from: noon - 365 * 24 * hour, to: noon };
		// In the middle of it.
		const at = [one ?? '', 'before'];
		const withdraw = simulator.faults.next({ at, status, times: Number.POSITIVE_INFINITY });
		const refused = backfillMessages(webex, { ...period, pageSize: 50 });
		const ids = await read(refused);
		expect(refused.unreadable()).toEqual([
			{ roomId: one, title: 'One', reason: `Simulated ${status} (${status})` },
		]);
		withdraw();
		const cursor = JSON.parse(JSON.stringify(refused.cursor())) as BackfillCursor;
		expect(Object.keys(cursor.rooms)).toEqual([one]);
		const next = backfillMessages(webex, { ...period, cursor });
		ids.push(...(await read(next)));
		expect([new Set(ids).size, ids.length, next.unreadable(), next.progress().fraction]).toEqual([
			count,
			count,
			[],
			1,
		]);
	},
);

test('a back-fill ends a room that the account has left, and says so', async () => {
	const { webex, world, owner, other, room } = begin();
	const [stay, leave] = [room('Stay', undefined, 0), room('Leave', undefined, 0)];
	fillYear(world, [stay.id, leave.id], other.id);
	const period = { from: noon - 365 * 24 * hour, to: noon, pageSize: 50, concurrency: 1 };
	const begun = backfillMessages(webex, period);
	await read(begun, 1);
	world.removeMember(leave.id, owner.id);
	const next = backfillMessages(webex, { ...period, cursor: begun.cursor() });
	await read(next);
	expect([next.unreadable().map(({ roomId }) => roomId), next.progress().rooms]).toEqual([
		[leave.id],
		{ done: 2, total: 2 },
	]);
});

test('a bot gets the history of what mentions it, and that of direct rooms, in several goes', async () => {
	const { simulator, as, world, bot, other, room, write } = begin();
	const { id } = room('Group', [bot, other], 0);
	const direct = world.directRoom(bot, other);
	for (let count = 0; count < 6; count++) {
		const created = noon - count * hour;
		write(id, 'For everybody', { created });
		write(id, 'For the bot', { created, mentionedPeople: [bot.id] });
		write(direct.id, 'Directly', { created });
	}
	const ids: string[] = [];
	let cursor: BackfillCursor | undefined;
	do {
		const period = { from: noon - 24 * hour, to: noon + 1, cursor };
		// The second one finds out that it is a bot, and then comes to the direct room.
		const options = { ...period, pageSize: 2, limit: 4, concurrency: 1 };
		const backfill = backfillMessages(as(simulator.botToken), options);
		ids.push(...(await read(backfill)));
		cursor = backfill.cursor();
	} while (Object.keys(cursor.rooms).length > 0);
	const found = ids.map((messageId) => world.message(messageId)?.text).toSorted();
	expect(found).toEqual([...Array(6).fill('Directly'), ...Array(6).fill('For the bot')]);
});

test('a back-fill without an end ends now, by the clock of Webex', async () => {
	const { webex, world, other, room } = begin();
	fillYear(world, [room('Room', undefined, 0).id], other.id);
	const backfill = backfillMessages(webex, { from: 0, now: () => 0 });
	await read(backfill);
	expect(Math.abs(backfill.cursor().to - noon)).toBeLessThan(60_000);
});

test('a back-fill of a period without time in it is refused', () => {
	const { webex } = begin();
	expect(() => backfillMessages(webex, { from: 2, to: 1 })).toThrow('period');
});
