import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byId, operationsOf } from '../src/one-node.ts';

let harness: Harness;
let roomId: string;
beforeEach(async () => {
	harness = await createHarness({ switches: { maxMessagePageSize: 5 } });
	roomId = [...harness.simulator.world.rooms.keys()][0] ?? '';
});
afterEach(async () => await harness.close());

const { run } = operationsOf('webexMessages', () => harness);
type Parameters = Exclude<NonNullable<globalThis.Parameters<typeof run>[2]>, undefined>;

const getNew = async (parameters: Parameters = {}, options: object = {}) =>
	await run('message', 'getNew', parameters, { mode: 'trigger', ...options });
const texts = async (...values: globalThis.Parameters<typeof getNew>) => {
	const { json, error } = await getNew(...values);
	if (error) throw error;
	return json.map(({ text }) => text);
};

const all = () => {
	const { world } = harness.simulator;
	return [...world.rooms.keys()].flatMap((id) => world.messagesOf(id));
};
const write = (text: string, room = roomId) => {
	const { world } = harness.simulator;
	const [personId = ''] = world.membersOf(room).keys();
	return world.addMessage({ roomId: room, personId, text });
};

test('the first run returns what the look-back allows, oldest first, and the next only what is new', async () => {
	const month = await getNew({ lookBackHours: 24 * 30 });
	expect(month.json.map(({ id }) => id).toSorted()).toEqual(
		all()
			.map(({ id }) => id)
			.toSorted(),
	);
	const times = month.json.map(({ created }) => String(created));
	expect(times).toEqual(times.toSorted());
	expect(await texts()).toEqual([]);
	write('New');
	expect(await texts()).toEqual(['New']);
	expect(await texts()).toEqual([]);
});

test('starts with what comes when it does not look back', async () => {
	expect(await texts({ lookBackHours: 0 })).toEqual([]);
	write('New');
	const [item] = (await getNew({ lookBackHours: 0 })).json;
	expect(item).toMatchObject({ text: 'New', kind: 'created', roomTitle: 'Network Operations' });
	expect(item?.['key']).toEqual(expect.any(String));
});

test('starts with what comes also when the clock of this machine is ahead of that of Webex', async () => {
	await harness.close();
	harness = await createHarness({ now: () => Date.now() - 300_000 });
	expect(await texts({ lookBackHours: 0 })).toEqual([]);
	write('At once');
	expect(await texts({ lookBackHours: 0 })).toEqual(['At once']);
});

/** The clock of this machine is as much behind that of Webex, or ahead. */
describe.each([600_000, -600_000])('with the clock of Webex %i ms from ours', (difference) => {
	const webexNow = () => Date.now() + difference;
	/** A new account: nothing shows the time of Webex but the clock. */
	const openEmpty = async () => {
		await harness.close();
		harness = await createHarness({ seed: 'empty', now: webexNow });
	};
	const newRoom = (title: string) => {
		const { world } = harness.simulator;
		const [owner] = world.people.values();
		const other = world.addPerson({ displayName: title, email: `${title}@fernhill.example` });
		return world.addRoom({ title, members: [owner as never, other], created: 0 }).id;
	};
	const say = (text: string, room: string, age = 0) => {
		const { world } = harness.simulator;
		const [, personId = ''] = world.membersOf(room).keys();
		return world.addMessage({ roomId: room, personId, text, created: webexNow() - age });
	};

	test('an account without rooms starts with what comes', async () => {
		await openEmpty();
		expect(await texts({ lookBackHours: 0 })).toEqual([]);
		const room = newRoom('one');
		say('Long before', room, 60_000);
		say('At once', room);
		expect(await texts({ lookBackHours: 0 })).toEqual(['At once']);
		expect(await texts({ lookBackHours: 0 })).toEqual([]);
	});

	test('the first run looks back by the clock of Webex', async () => {
		await openEmpty();
		const room = newRoom('one');
		say('Too old', room, 3_660_000);
		say('Old', room, 3_540_000);
		expect(await texts({ lookBackHours: 1 })).toEqual(['Old']);
	});

	test('a first run that fails loses nothing of what comes after it', async () => {
		await openEmpty();
		const room = newRoom('one');
		say('Before', room, 60_000);
		harness.simulator.faults.next({ at: '/v1/rooms', status: 403 });
		expect((await getNew({ lookBackHours: 0 })).error?.httpCode).toBe('403');
		say('Meanwhile', room);
		expect(await texts({ lookBackHours: 0 })).toEqual(['Meanwhile']);
	});
});

test.each([403, 404])(
	'a room that answers %i is named, and comes with a later run',
	async (status) => {
		const { faults } = harness.simulator;
		const [first = '', second = ''] = harness.simulator.world.rooms.keys();
		await texts({ lookBackHours: 0 });
		write('In the first', first);
		write('In the second', second);
		const times = Number.POSITIVE_INFINITY;
		const withdraw = faults.next({ at: ['/v1/messages', first], status, times });
		const { json, hints } = await getNew();
		expect(json.map(({ text }) => text)).toEqual(['In the second']);
		expect(hints).toEqual([
			`One room could not be read ("Network Operations": Simulated ${status} (${status})). Nothing is lost: a later run returns what they hold, once they can be read.`,
		]);
		write('Later in the second', second);
		expect(await texts()).toEqual(['Later in the second']);
		withdraw();
		expect(await texts()).toEqual(['In the first']);
	},
);

test('one chosen room that is refused is an error, for nothing is left to read', async () => {
	const chosen = { rooms: 'one', roomId: byId(roomId), lookBackHours: 0 };
	await texts(chosen);
	write('Meanwhile');
	harness.simulator.faults.next({ at: '/v1/messages', status: 403 });
	expect((await getNew(chosen)).error?.httpCode).toBe('403');
	expect(await texts(chosen)).toEqual(['Meanwhile']);
});

test('a sample passes over a room that is refused', async () => {
	const newest = write('The newest');
	const times = Number.POSITIVE_INFINITY;
	harness.simulator.faults.next({ at: ['/v1/messages', roomId], status: 403, times });
	const sample = await run('message', 'getNew', {});
	expect([sample.error, sample.json.length > 0]).toEqual([undefined, true]);
	expect(sample.json.map(({ id }) => id)).not.toContain(newest.id);
});

test('a run by hand shows a sample, and moves nothing', async () => {
	await texts({ lookBackHours: 0 });
	write('New');
	const byHand = await run('message', 'getNew', { lookBackHours: 0 });
	expect(byHand.json.length).toBeGreaterThan(0);
	expect(byHand.json.length).toBeLessThanOrEqual(10);
	expect(await texts({ lookBackHours: 0 })).toEqual(['New']);
	// Nothing is new any more, and there is something to see all the same.
	const again = await run('message', 'getNew', { lookBackHours: 0 });
	expect(again.json.at(-1)).toMatchObject({ text: 'New' });
});

test('a run that fails moves nothing, not even the start of the first run', async () => {
	harness.simulator.faults.next({ at: '/v1/messages', status: 404 });
	harness.simulator.faults.next({ at: '/v1/rooms', status: 403 });
	const { error } = await getNew({ lookBackHours: 0 });
	expect(error?.httpCode).toBe('403');
	harness.simulator.faults.clear();
	write('Meanwhile');
	expect(await texts({ lookBackHours: 0 })).toEqual(['Meanwhile']);
	write('Next');
	harness.simulator.faults.next({ at: '/v1/messages', status: 400 });
	expect((await getNew({ lookBackHours: 0 })).error?.httpCode).toBe('400');
	expect(await texts({ lookBackHours: 0 })).toEqual(['Next']);
});

test('renaming the node loses nothing', async () => {
	await texts({ lookBackHours: 0 });
	write('New');
	expect(await texts({ lookBackHours: 0 }, { name: 'Another name' })).toEqual(['New']);
	expect(await texts({ lookBackHours: 0 })).toEqual([]);
});

test('executions that overlap return nothing twice', async () => {
	await texts({ lookBackHours: 0 });
	for (let count = 0; count < 20; count++) write(`Number ${count}`);
	const runs = await Promise.all(Array.from({ length: 5 }, () => getNew({ lookBackHours: 0 })));
	expect(runs.flatMap(({ json }) => json).length).toBe(20);
	expect(await texts({ lookBackHours: 0 })).toEqual([]);
});

test('an execution that begins before the one before was saved returns nothing again', async () => {
	await texts({ lookBackHours: 0 });
	write('One');
	expect(await texts({ lookBackHours: 0 }, { isUnsaved: true })).toEqual(['One']);
	write('Two');
	expect(await texts({ lookBackHours: 0 }, { isUnsaved: true })).toEqual(['Two']);
	expect(await texts({ lookBackHours: 0 })).toEqual([]);
});

test('the cursor is reset once for each time that is entered', async () => {
	await texts({ lookBackHours: 0 });
	const resetTo = new Date(Date.now() - 24 * 3600_000).toISOString();
	const since = all().filter(({ created }) => created >= resetTo).length;
	expect(since).toBeGreaterThan(3);
	expect((await texts({ options: { resetTo } })).length).toBe(since);
	expect(await texts({ options: { resetTo } })).toEqual([]);
	const earlier = new Date(Date.now() - 72 * 3600_000).toISOString();
	expect((await texts({ options: { resetTo: earlier } })).length).toBeGreaterThan(since);
});

test('rooms are chosen one by one, by list and by filter', async () => {
	const { world } = harness.simulator;
	const rooms = [...world.rooms.values()];
	const [first, second] = rooms;
	const found = async (parameters: Parameters) => {
		const { json, error } = await run(
			'message',
			'getNew',
			{
				lookBackHours: 24 * 30,
				options: {
					resetTo: new Date(Date.now() - 30 * 24 * 3600_000 - Math.random() * 1e6).toISOString(),
				},
				...parameters,
			},
			{ mode: 'trigger' },
		);
		if (error) throw error;
		return [...new Set(json.map(({ roomTitle }) => roomTitle))].toSorted();
	};
	expect(await found({ rooms: 'one', roomId: byId(first?.id ?? '') })).toEqual([first?.title]);
	expect(await found({ rooms: 'list', roomIds: `${first?.id}, ${second?.id}` })).toEqual(
		[first?.title, second?.title].toSorted(),
	);
	expect(await found({ rooms: 'filter', roomFilters: { title: 'desk' } })).toEqual([
		'Service Desk',
	]);
	expect(await found({ rooms: 'filter', roomFilters: { title: '/^(all|service)/i' } })).toEqual([
		'All Hands',
		'Service Desk',
	]);
	expect(await found({ rooms: 'filter', roomFilters: { type: 'direct' } })).toEqual([
		'Priya Raman',
	]);
	const [owner] = world.people.values();
	const team = world.addTeam({ name: 'Depots' }, owner as never);
	write('In a team', world.generalRoom(team.id));
	expect(await found({ rooms: 'filter', roomFilters: { teamId: byId(team.id) } })).toEqual([
		'Depots',
	]);
});

test('rooms of several items are read together, in one run', async () => {
	const ids = [...harness.simulator.world.rooms.keys()].slice(0, 3);
	const { json } = await getNew(
		{ rooms: 'one', roomId: byId('={{ $json.id }}'), lookBackHours: 24 * 30 },
		{ items: ids.map((id) => ({ id })) },
	);
	expect([...new Set(json.map((item) => item['roomId']))].toSorted()).toEqual(ids.toSorted());
});

test('edits and deletions are returned when they are asked for', async () => {
	const { world } = harness.simulator;
	const options = { options: { editHours: 1 }, lookBackHours: 0 };
	await texts(options);
	const [one, two] = [write('One'), write('Two')];
	await texts(options);
	world.editMessage(one.id, { text: 'One, better' });
	world.deleteMessage(two.id);
	const { json } = await getNew(options);
	expect(json).toMatchObject([
		{ kind: 'updated', text: 'One, better', id: one.id },
		{ kind: 'deleted', id: two.id, roomId, created: two.created },
	]);
	expect(await texts(options)).toEqual([]);
});

test('a wrong input is refused by the name of the field', async () => {
	const failed = async (parameters: Parameters) => {
		const { error } = await getNew(parameters);
		return `${error?.message}. ${error?.description}`;
	};
	expect(await failed({ rooms: 'list', roomIds: 'nonsense' })).toContain('"Room IDs or Titles"');
	expect(await failed({ rooms: 'list', roomIds: '={{ "" }}' })).toContain(
		'"Room IDs or Titles" is empty',
	);
	expect(await failed({ rooms: 'filter', roomFilters: { title: '/(/' } })).toContain('"Title"');
});

test('one chosen room that is gone is an error, among several it is passed over', async () => {
	const { world } = harness.simulator;
	const [owner] = world.people.values();
	const [first = '', second = ''] = world.rooms.keys();
	world.removeMember(first, owner?.id ?? '');
	expect((await getNew({ rooms: 'one', roomId: byId(first) })).error?.httpCode).toBe('404');
	write('Still here', second);
	const both = { rooms: 'list', roomIds: `${first} ${second}`, options: { mostPerRun: 500 } };
	expect(await texts(both)).toContain('Still here');
});

test('a first run of a huge history ends where n8n can still hold it, says so, and the next one goes on', async () => {
	await harness.close();
	harness = await createHarness();
	roomId = [...harness.simulator.world.rooms.keys()][0] ?? '';
	const before = all().length;
	for (let count = 0; count < 10_500; count++) write(`Number ${count}`);
	const first = await getNew({ lookBackHours: 24 * 30 });
	expect(first.hints).toEqual([expect.stringContaining('the next run goes on there')]);
	// A run may end with the page before the one that would be too much.
	expect(first.json.length).toBeGreaterThan(9000);
	expect(first.json.length).toBeLessThanOrEqual(10_000);
	const rest = await getNew({ lookBackHours: 24 * 30 });
	expect([first.json.length + rest.json.length, rest.hints]).toEqual([before + 10_500, []]);
	const ids = new Set([...first.json, ...rest.json].map(({ id }) => id));
	expect(ids.size).toBe(before + 10_500);
});
