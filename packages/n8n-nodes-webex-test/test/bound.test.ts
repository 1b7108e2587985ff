import { createBound, RunTooLarge, weightOf } from 'n8n-nodes-webex/src/n8n/bound.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { meetingsOf, newsScopes, testClock } from '../src/held.ts';
import { byId, operationsOf } from '../src/one-node.ts';
import { createTrigger } from '../src/triggers.ts';

describe('what a run keeps', () => {
	const item = 'x'.repeat(84);
	const ten = Array.from({ length: 10 }, () => item);
	/** Room for 100 of them. */
	const openBound = () => createBound(100 * weightOf(item));

	test('an item that would keep too much fails, and those after it have all of it', () => {
		const bound = openBound();
		const fill = () => {
			const share = bound.open();
			let pages = 0;
			try {
				for (; pages < 20; pages++) share.keep(ten);
			} catch (error) {
				expect(error).toMatchObject({ count: 110 });
			} finally {
				share.settle([]);
			}
			return pages;
		};
		expect([fill(), fill(), bound.open().left()]).toEqual([10, 10, 100 * weightOf(item)]);
		bound.check();
	});

	test('nothing is begun after more was returned, and what was done is never refused', () => {
		const bound = openBound();
		const [one, other] = [bound.open(), bound.open()];
		one.settle(Array.from({ length: 60 }, () => item));
		bound.check();
		other.settle(Array.from({ length: 60 }, () => item));
		expect(bound.check).toThrow(RunTooLarge);
		expect(other.count()).toBe(120);
	});

	test('the one that keeps the most fails, and not those beside it', () => {
		const bound = openBound();
		const [large, ...others] = Array.from({ length: 8 }, bound.open);
		for (let page = 0; page < 10; page++) large?.keep(ten);
		for (const other of others) other.keep(ten);
		expect(() => large?.keep([])).toThrow(RunTooLarge);
		large?.settle([]);
		for (const other of others) other.settle(ten);
		bound.check();
		expect(large?.count()).toBe(70);
	});

	test('all that are under way never keep twice as much, with what was returned by then', () => {
		const bound = openBound();
		const done = bound.open();
		done.settle(Array.from({ length: 50 }, () => item));
		const [large, ...others] = Array.from({ length: 8 }, bound.open);
		for (let page = 0; page < 5; page++) large?.keep(ten);
		for (const other of others) {
			for (let page = 0; page < 6; page++) other.keep([item]);
		}
		expect(done.count()).toBe(50 + 50 + 7 * 6);
		for (const other of others) expect(() => other.keep([item])).toThrow(RunTooLarge);
		expect(done.count()).toBe(50 + 50);
	});
});

/** Several of them are more than a run may keep. */
const large = 'x'.repeat(10 * 1024 * 1024);
const several = Array.from({ length: 7 }, (_, index) => `${index} ${large}`);

let harness: Harness;
const world = () => harness.simulator.world;
const me = () => {
	const [owner] = world().people.values();
	if (!owner) throw new Error('Nobody is there');
	return owner;
};

describe('in n8n', () => {
	beforeEach(async () => {
		harness = await createHarness({ scope: 'spark:all', seed: 'empty' });
	});
	afterEach(async () => {
		await harness.close();
		vi.useRealTimers();
	});
	const rooms = operationsOf('webexRooms', () => harness);
	const roomWithMany = () => {
		const members = several.map((displayName, index) =>
			world().addPerson({ displayName, email: `p${index}@a.example` }),
		);
		return world().addRoom({ title: 'Operations', members: [me(), ...members] }).id;
	};

	test('a poll for new rooms goes on with any number of rooms', async () => {
		for (const title of several) world().addRoom({ title, members: [me()] });
		const trigger = createTrigger(harness, 'webexPollTrigger', { event: 'room' });
		expect(await trigger.poll()).toEqual([]);
		const { id } = world().addRoom({ title: 'New', members: [me()] });
		expect((await trigger.poll()).map(({ json }) => json['id'])).toEqual([id]);
	});

	test('a poll for changes of members goes on', async () => {
		const roomId = roomWithMany();
		const trigger = createTrigger(harness, 'webexPollTrigger', {
			event: 'membership',
			rooms: 'one',
			roomId: byId(roomId),
			options: {},
		});
		// A test remembers none of them, which is faster.
		expect((await trigger.poll('manual')).length).toBe(5);
	});

	test('Ensure Members adds to a room with any number of them', async () => {
		const roomId = byId(roomWithMany());
		world().addPerson({ displayName: 'New', email: 'new@a.example' });
		const people = 'P3@a.example, new@a.example';
		const { json, error } = await rooms.run('membership', 'ensure', { roomId, people });
		expect(error).toBeUndefined();
		expect(json.map(({ status }) => status)).toEqual(['present', 'added']);
	});

	test('a poll for meetings that are larger than a run goes on', async () => {
		await harness.close();
		const clock = testClock(Date.parse('2026-06-01T09:00:00Z'));
		harness = await createHarness({
			now: () => clock.at,
			meetings: false,
			scope: newsScopes.join(' '),
		});
		const { hold } = meetingsOf(harness.simulator, clock);
		const trigger = createTrigger(harness, 'webexPollTrigger', {
			event: 'meetingEnded',
			withParticipants: true,
			options: {},
		});
		expect(await trigger.poll()).toEqual([]);
		const { participants } = world().meetings;
		const ids: string[] = [];
		for (const displayName of several) {
			const { id } = await hold(harness.url);
			ids.push(id);
			for (const present of participants.of(id)) participants.set({ ...present, displayName });
		}
		const found: unknown[] = [];
		while (found.length < ids.length) {
			const items = await trigger.poll();
			expect(items.length).toBeGreaterThan(0);
			found.push(...items.map(({ json }) => json['meetingId'] ?? json['id']));
		}
		expect(found).toEqual(ids);
	});

	test('with "Continue on Fail" items that are too large fail, and those after them do not', async () => {
		const write = (message: object) => {
			const { id: roomId } = world().addRoom({ title: 'Operations', members: [me()] });
			for (let count = 0; count < 2; count++) {
				world().addMessage({ roomId, personId: me().id, ...message });
			}
			return { roomId };
		};
		// Short in JSON, and two of them are more than a run may keep.
		const content = { body: Array.from({ length: 1_400_000 }, () => '') };
		const tooLarge = write({ attachments: [{ contentType: 'x', content }] });
		// As many as are worked on at the same time: the others begin when they have failed.
		const failing = Array.from({ length: 8 }, () => tooLarge);
		const others = Array.from({ length: 20 }, (_, index) => write({ text: `Number ${index}` }));
		const { items } = await operationsOf('webexMessages', () => harness).run(
			'message',
			'getMany',
			{ roomId: byId('={{ $json.roomId }}'), returnAll: true, filters: {} },
			{ items: [...failing, ...others], continueOnFail: true },
		);
		const failed = items.filter(({ json }) =>
			String(json['error']).startsWith('This is more than'),
		);
		expect(failed.map(({ pairedItem }) => pairedItem)).toEqual(
			failing.map((_, item) => ({ item })),
		);
		expect(items.slice(failed.length).map(({ json }) => json['text'])).toEqual(
			others.flatMap((_, index) => [`Number ${index}`, `Number ${index}`]),
		);
	});
});
