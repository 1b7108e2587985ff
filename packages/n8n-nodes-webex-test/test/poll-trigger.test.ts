import { setTimeout } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byId } from '../src/one-node.ts';
import { createTrigger } from '../src/triggers.ts';

let harness: Harness;
let roomId: string;
beforeEach(async () => {
	harness = await createHarness({
		scope:
			'spark:people_read spark:rooms_read spark:messages_read spark:messages_write spark:memberships_read',
	});
	roomId = [...harness.simulator.world.rooms.keys()][0] ?? '';
});
afterEach(async () => await harness.close());

const triggerOf = (parameters: INodeParameters) =>
	createTrigger(harness, 'webexPollTrigger', { options: {}, ...parameters });
const person = (email: string) =>
	harness.simulator.world.findPersonByEmail(`${email}@fernhill.example`) ?? { id: '' };
const write = (text: string, more: object = {}, author = 'jonas.lindqvist') =>
	harness.simulator.world.addMessage({ roomId, personId: person(author).id, text, ...more });

const textsOf = async (trigger: ReturnType<typeof triggerOf>) =>
	(await trigger.poll()).map(({ json }) => json['text']);

test('New Message starts with what comes, and returns it once', async () => {
	const trigger = triggerOf({ event: 'message' });
	expect(await trigger.poll()).toEqual([]);
	write('One');
	write('Own', {}, 'amara.okafor');
	expect(await textsOf(trigger)).toEqual(['One']);
	expect(await textsOf(trigger)).toEqual([]);
});

test('New Message keeps to rooms, to people, and may return own messages', async () => {
	const one = triggerOf({ event: 'message', rooms: 'one', roomId: byId(roomId) });
	const filtered = triggerOf({
		event: 'message',
		rooms: 'filter',
		roomFilters: { title: 'desk' },
	});
	const people = triggerOf({
		event: 'message',
		options: {
			fromPeople: 'Mateo.Fuentes@fernhill.example, amara.okafor@fernhill.example',
			ignoreOwn: false,
		},
	});
	for (const trigger of [one, filtered, people]) await trigger.poll();
	write('Jonas');
	write('Mateo', {}, 'mateo.fuentes');
	write('Own', {}, 'amara.okafor');
	expect(await textsOf(one)).toEqual(['Jonas', 'Mateo']);
	expect(await textsOf(filtered)).toEqual([]);
	expect(await textsOf(people)).toEqual(['Mateo', 'Own']);
});

test('New Message starts only for what says what is wanted', async () => {
	const options = { text: 'deploy', editHours: 1, ignoreOwn: false };
	const trigger = triggerOf({ event: 'message', options });
	await trigger.poll();
	const { id } = write('Please Deploy it');
	write('Lunch?');
	expect(await textsOf(trigger)).toEqual(['Please Deploy it']);
	harness.simulator.world.deleteMessage(id);
	expect(await trigger.poll()).toEqual([]);
});

test('New Mention returns what mentions the account, without the mention if wanted', async () => {
	const trigger = triggerOf({ event: 'mention', options: { removeMention: true } });
	await trigger.poll();
	const me = person('amara.okafor').id;
	write('Not for me');
	write('Amara Okafor please restart the scanner', {
		mentionedPeople: [me],
		html: `<p><spark-mention data-object-type="person" data-object-id="${me}">Amara Okafor</spark-mention> please restart the scanner</p>`,
	});
	write('Amara Okafor status', { mentionedPeople: [me] });
	expect(await textsOf(trigger)).toEqual(['please restart the scanner', 'status']);
});

test('New Direct Message and New File return theirs', async () => {
	const { world } = harness.simulator;
	const direct = triggerOf({ event: 'directMessage' });
	const file = triggerOf({ event: 'file' });
	for (const trigger of [direct, file]) await trigger.poll();
	const hana = person('hana.sato');
	const amara = person('amara.okafor');
	const room = world.directRoom(hana as never, amara as never);
	world.addMessage({ roomId: room.id, personId: hana.id, text: 'Directly' });
	write('With a file', { files: ['https://webexapis.com/v1/contents/one'] });
	expect(await textsOf(direct)).toEqual(['Directly']);
	expect(await textsOf(file)).toEqual(['With a file']);
});

test('memberships: who joins, leaves and becomes moderator', async () => {
	const { world } = harness.simulator;
	const trigger = triggerOf({ event: 'membership', rooms: 'one', roomId: byId(roomId) });
	expect(await trigger.poll()).toEqual([]);
	const [priya, jonas, mateo] = ['priya.raman', 'jonas.lindqvist', 'mateo.fuentes'].map(person);
	world.addMember(roomId, priya?.id ?? '');
	world.removeMember(roomId, jonas?.id ?? '');
	world.addMember(roomId, mateo?.id ?? '', { isModerator: true });
	const items = (await trigger.poll()).map(({ json }) => [json['kind'], json['personEmail']]);
	expect(items.toSorted()).toEqual([
		['created', 'priya.raman@fernhill.example'],
		['deleted', 'jonas.lindqvist@fernhill.example'],
		['updated', 'mateo.fuentes@fernhill.example'],
	]);
	expect(await trigger.poll()).toEqual([]);
});

test('New Room returns rooms that were created and rooms that were joined', async () => {
	const { world } = harness.simulator;
	const trigger = triggerOf({ event: 'room' });
	expect(await trigger.poll()).toEqual([]);
	const amara = person('amara.okafor');
	world.addRoom({ title: 'Created', members: [amara as never] });
	const old = world.addRoom({
		title: 'Joined',
		members: [person('hana.sato') as never],
		created: 0,
	});
	world.addMember(old.id, amara.id);
	const titles = (await trigger.poll()).map(({ json }) => json['title']);
	expect(titles.toSorted()).toEqual(['Created', 'Joined']);
	expect(await trigger.poll()).toEqual([]);
});

test.each(['message', 'mention', 'directMessage', 'room', 'membership'])(
	'a test of %s shows a sample, or says what to do, and moves nothing',
	async (event) => {
		const chosen = { rooms: event === 'membership' ? 'one' : 'all', roomId: byId(roomId) };
		const trigger = triggerOf({ event, ...chosen });
		await trigger.poll();
		const before = structuredClone(trigger.staticData);
		const shown = await trigger.poll('manual').catch((error: Error) => error.message);
		expect(typeof shown === 'string' ? shown : shown.length > 0).toBe(
			event === 'mention' ? 'There is nothing to show yet' : true,
		);
		expect(trigger.staticData).toEqual(before);
	},
);

test('what fails is described, with its status, and is retrieved by the next poll', async () => {
	const trigger = triggerOf({ event: 'message' });
	await trigger.poll();
	write('Meanwhile');
	harness.simulator.faults.next({ at: '/v1/rooms', status: 403 });
	await expect(trigger.poll()).rejects.toMatchObject({
		httpCode: '403',
		message: expect.stringContaining('Webex does not allow this'),
	});
	expect(await textsOf(trigger)).toEqual(['Meanwhile']);
});

test('a room that is refused is written into the log, and what it holds comes later', async () => {
	const { faults, world } = harness.simulator;
	const trigger = triggerOf({ event: 'message' });
	await trigger.poll();
	const [, second = ''] = world.rooms.keys();
	write('In the first');
	world.addMessage({
		roomId: second,
		personId: person('jonas.lindqvist').id,
		text: 'In the second',
	});
	faults.next({ at: ['/v1/messages', roomId], status: 403 });
	expect(await textsOf(trigger)).toEqual(['In the second']);
	expect(trigger.warnings).toEqual([
		'"Trigger": One room could not be read ("Network Operations": Simulated 403 (403)). A later poll returns what they hold, once they can be read.',
	]);
	expect(await textsOf(trigger)).toEqual(['In the first']);
});

test('memberships of a room that is refused wait, while those of others are returned', async () => {
	const { faults, world } = harness.simulator;
	const [first = '', second = ''] = world.rooms.keys();
	const trigger = triggerOf({ event: 'membership', rooms: 'list', roomIds: `${first} ${second}` });
	const add = (room: string, name: string) => {
		const added = world.addPerson({ displayName: name, email: `${name}@fernhill.example` });
		world.addMember(room, added.id);
	};
	const names = async () => (await trigger.poll()).map(({ json }) => json['personDisplayName']);
	faults.next({ at: ['/v1/memberships', first], status: 403 });
	expect(await names()).toEqual([]);
	add(first, 'one');
	add(second, 'two');
	expect(await names()).toEqual(['one', 'two']);
	add(first, 'three');
	add(second, 'four');
	faults.next({ at: ['/v1/memberships', first], status: 403 });
	expect([await names(), trigger.warnings.length]).toEqual([['four'], 2]);
	expect(await names()).toEqual(['three']);
	faults.next({ at: '/v1/memberships', status: 403, times: 2 });
	await expect(names()).rejects.toMatchObject({ httpCode: '403' });
});

/** n8n drops what a poll remembered that failed, and that of the poll at activation. */
describe('with the durable cursors of n8n', () => {
	const refuse = () => harness.simulator.faults.next({ at: '/v1/rooms', status: 403 });
	const scheduled = async (trigger: ReturnType<typeof triggerOf>) =>
		(await trigger.pollDurably()).map(({ json }) => json['text']);

	test('what comes between activation and the first scheduled poll is returned', async () => {
		const trigger = triggerOf({ event: 'message' });
		await trigger.pollDurably('activate');
		write('Meanwhile');
		// Another process polls: nothing is left in memory.
		trigger.workflowId = 'another process';
		expect([await scheduled(trigger), await scheduled(trigger)]).toEqual([['Meanwhile'], []]);
	});

	test('a first poll that fails keeps where it began, and is written into the log', async () => {
		const trigger = triggerOf({ event: 'message' });
		refuse();
		expect(await scheduled(trigger)).toEqual([]);
		expect(trigger.warnings).toEqual([
			expect.stringContaining('The first poll of "Trigger" failed: Webex does not allow this'),
		]);
		write('Meanwhile');
		refuse();
		// The next one says what is wrong.
		await expect(scheduled(trigger)).rejects.toMatchObject({ httpCode: '403' });
		trigger.workflowId = 'another process';
		expect([await scheduled(trigger), await scheduled(trigger)]).toEqual([['Meanwhile'], []]);
	});

	test('an activation that fails says so, and the one that succeeds is the beginning', async () => {
		const trigger = triggerOf({ event: 'message' });
		refuse();
		await expect(trigger.pollDurably('activate')).rejects.toMatchObject({ httpCode: '403' });
		write('Before it was active');
		await setTimeout(2100);
		await trigger.pollDurably('activate');
		write('Meanwhile');
		expect(await scheduled(trigger)).toEqual(['Meanwhile']);
	});

	test('another event begins anew, also when it is an earlier one', async () => {
		const trigger = triggerOf({ event: 'message' });
		await trigger.pollDurably('activate');
		write('One');
		expect(await scheduled(trigger)).toEqual(['One']);
		trigger.parameters = { ...trigger.parameters, event: 'file' };
		expect(await scheduled(trigger)).toEqual([]);
		write('Two');
		expect(await scheduled(trigger)).toEqual([]);
		trigger.parameters = { ...trigger.parameters, event: 'message' };
		expect(await scheduled(trigger)).toEqual([]);
		write('Three');
		expect(await scheduled(trigger)).toEqual(['Three']);
	});

	test('new rooms and memberships begin at activation too, or at a first poll that fails', async () => {
		const { world, faults } = harness.simulator;
		const amara = person('amara.okafor');
		const rooms = triggerOf({ event: 'room' });
		await rooms.pollDurably('activate');
		world.addRoom({ title: 'Created', members: [amara as never] });
		const titles = async () => (await rooms.pollDurably()).map(({ json }) => json['title']);
		rooms.workflowId = 'another process';
		expect([await titles(), await titles()]).toEqual([['Created'], []]);

		const members = triggerOf({ event: 'membership', rooms: 'one', roomId: byId(roomId) });
		faults.next({ at: '/v1/memberships', status: 403 });
		expect(await members.pollDurably()).toEqual([]);
		world.addMember(roomId, person('priya.raman').id);
		const joined = await members.pollDurably();
		expect(joined.map(({ json }) => json['personEmail'])).toEqual(['priya.raman@fernhill.example']);
	});
});

test('a poll that is still under way is not joined by another one', async () => {
	const trigger = triggerOf({ event: 'message' });
	await trigger.poll();
	write('Once');
	const polls = await Promise.all([trigger.poll(), trigger.poll(), trigger.poll()]);
	expect(polls.map(({ length }) => length)).toEqual([1, 0, 0]);
});

test('a poll ends within its budget, and the next ones return the rest', async () => {
	const { world } = harness.simulator;
	const trigger = triggerOf({ event: 'message' });
	await trigger.poll();
	const jonas = person('jonas.lindqvist');
	const amara = person('amara.okafor');
	for (let count = 0; count < 12; count++) {
		const { id } = world.addRoom({ title: `Room ${count}`, members: [jonas, amara] as never });
		world.addMessage({ roomId: id, personId: jonas.id, text: `Number ${count}` });
	}
	const sizes = [];
	const texts = new Set();
	while (texts.size < 12) {
		const items = await trigger.poll('trigger', -1);
		sizes.push(items.length);
		for (const { json } of items) texts.add(json['text']);
	}
	expect(Math.max(...sizes)).toBeLessThan(12);
	expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(12);
	expect(await trigger.poll()).toEqual([]);
});
