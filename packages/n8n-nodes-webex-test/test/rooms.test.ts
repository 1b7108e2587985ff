import { appLink, type Room } from '@webex-nodes/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';

let harness: Harness;
beforeAll(async () => {
	harness = await createHarness();
});
afterAll(async () => await harness.close());

const room = (operation: string, parameters: object = {}) => ({
	node: 'webexRooms' as const,
	parameters: { resource: 'room', operation, ...parameters },
});

const titles = (items: readonly object[]) => items.map((item) => (item as Room).title);

test('Get Many lists rooms up to the limit, simplified', async () => {
	const { json, items, error } = await harness.run(room('getMany', { limit: 2 }));
	const [first] = harness.simulator.world.rooms.values();
	expect([error, json.length, json[0], items[0]?.pairedItem]).toEqual([
		undefined,
		2,
		{
			id: first?.id,
			title: 'Network Operations',
			type: 'group',
			lastActivity: first?.lastActivity,
			created: first?.created,
			creatorId: first?.creatorId,
			isLocked: false,
			link: appLink(first?.id ?? ''),
		},
		{ item: 0 },
	]);
});

test('Get Many returns all, filtered and sorted', async () => {
	const parameters = {
		returnAll: true,
		filters: { type: 'group', teamId: '' },
		options: { sortBy: 'lastactivity' },
	};
	const { json } = await harness.run(room('getMany', parameters));
	expect(titles(json)).toEqual([
		'Network Operations',
		'Contact Centre Floor',
		'Service Desk',
		'All Hands',
		'Release Train',
	]);
});

test('Get Many gives what Webex sent when it is not simplified', async () => {
	const { json } = await harness.run(room('getMany', { limit: 1, simplify: false }));
	expect(json[0]).toHaveProperty('ownerId');
});

test.each([0, -3, 2.5, 'many'])(
	'Get Many refuses %j as a limit and names the field',
	async (limit) => {
		const { error } = await harness.run(room('getMany', { limit }));
		expect([error?.message, error?.description]).toEqual([
			'"Limit" is not a number it can use',
			`Expected a whole number from 1, got "${limit}".`,
		]);
	},
);

test('Get finds a room by ID, by a link of the app, and from the list', async () => {
	const [found] = harness.simulator.world.rooms.values();
	const id = found?.id ?? '';
	const uuid = Buffer.from(id, 'base64').toString().split('/').at(-1);
	const by = async (mode: string, value: string) =>
		(await harness.run(room('get', { roomId: { __rl: true, mode, value } }))).json[0]?.['id'];
	expect([
		await by('id', id),
		await by('list', id),
		await by('url', `https://web.webex.com/spaces/${uuid}`),
		await by('url', `webexteams://im?space=${uuid}`),
	]).toEqual([id, id, id, id]);
});

test('Get reads its room from each item', async () => {
	const all = [...harness.simulator.world.rooms.values()].slice(0, 3);
	const { json, items } = await harness.run({
		...room('get', { roomId: { __rl: true, mode: 'id', value: '={{ $json.id }}' } }),
		items: all.map(({ id }) => ({ id })),
	});
	expect([json.map(({ id }) => id), items.map(({ pairedItem }) => pairedItem)]).toEqual([
		all.map(({ id }) => id),
		[{ item: 0 }, { item: 1 }, { item: 2 }],
	]);
});

test('Get says which field is empty', async () => {
	const roomId = { __rl: true, mode: 'id', value: '={{ $json.missing }}' };
	const { error } = await harness.run(room('get', { roomId }));
	expect(error?.message).toBe('"Room" is empty');
});

test('Leave ends the own membership, and says when there is none', async () => {
	const own = await createHarness({
		scope: 'spark:people_read spark:memberships_read spark:memberships_write spark:rooms_read',
	});
	const { world } = own.simulator;
	const [me] = world.people.values();
	const [roomId = ''] = world.rooms.keys();
	const parameters = { roomId: { __rl: true, mode: 'id', value: roomId } };
	const others = world.membersOf(roomId).size - 1;
	const { json, error } = await own.run(room('leave', parameters));
	expect([error, json]).toEqual([undefined, [{ roomId, left: true }]]);
	expect([world.membersOf(roomId).has(me?.id ?? ''), world.membersOf(roomId).size]).toEqual([
		false,
		others,
	]);
	for (const status of [undefined, 404, 403]) {
		if (status) own.simulator.faults.next({ at: '/v1/memberships', method: 'GET', status });
		const again = await own.run(room('leave', parameters));
		expect([again.error?.message, again.error?.description]).toEqual([
			'"Room" cannot be used',
			'Room: the account is not in this room (space)',
		]);
	}
	await own.close();
});
