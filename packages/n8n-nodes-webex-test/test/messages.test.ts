import type { Message } from '@webex-nodes/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';

let harness: Harness;
let roomId: string;
beforeAll(async () => {
	harness = await createHarness({ switches: { maxMessagePageSize: 5 } });
	roomId = [...harness.simulator.world.rooms.keys()][0] ?? '';
});
afterAll(async () => await harness.close());

const message = (operation: string, parameters: object = {}) => ({
	node: 'webexMessages' as const,
	parameters: { resource: 'message', operation, ...parameters },
});
const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const stored = () => harness.simulator.world.messagesOf(roomId);

test('Get Many returns all messages over several pages, newest first', async () => {
	const { json } = await harness.run(message('getMany', { roomId: byId(roomId), returnAll: true }));
	expect(json.map(({ id }) => id)).toEqual(
		stored()
			.toReversed()
			.map(({ id }) => id),
	);
});

test('an agent gets every field that it named, and of others only what is not there twice', async () => {
	const asTool = async (parameters: object) => {
		const { json, error } = await harness.run({
			...message('getMany', { roomId: byId(roomId), limit: 1, ...parameters }),
			node: 'webexMessagesTool' as 'webexMessages',
			nodeType: harness.nodeType('webexMessages'),
		});
		expect(error).toBeUndefined();
		return json[0];
	};
	const { personId = '' } = stored()[0] ?? {};
	const markdown = 'It is **up**';
	harness.simulator.world.addMessage({ roomId, personId, text: 'It is up', markdown });
	const selected = { simplify: 'selected', selectedFields: 'text, markdown' };
	expect(await asTool(selected)).toEqual({ text: 'It is up', markdown });
	expect(await asTool({ simplify: false })).toMatchObject({ text: 'It is up', markdown });
	const simplified = await asTool({ simplify: '={{ true }}' });
	expect([simplified?.['text'], simplified?.['markdown']]).toEqual(['It is up', undefined]);
});

test('workflows that stored an expression for the switch "Simplify" need no names of fields', async () => {
	const parameters = { roomId: byId(roomId), limit: 1, simplify: '={{ 1 < 2 }}' };
	const { json, error } = await harness.run(message('getMany', parameters));
	expect([error, json.length]).toEqual([undefined, 1]);
	const selected = await harness.run(message('getMany', { ...parameters, simplify: 'selected' }));
	expect(selected.error?.message).toBe('"Fields" is empty');
});

test('Get Many stops at the limit, in the middle of a page too', async () => {
	const { json } = await harness.run(message('getMany', { roomId: byId(roomId), limit: 7 }));
	expect(json.length).toBe(7);
});

test('Get Many reads the room of each item and pairs what it gives', async () => {
	const rooms = [...harness.simulator.world.rooms.keys()];
	const { items } = await harness.run({
		...message('getMany', { roomId: byId('={{ $json.id }}'), returnAll: true }),
		items: rooms.map((id) => ({ id })),
	});
	const pairs = items.map(({ json, pairedItem }) => [
		json['roomId'],
		rooms[(pairedItem as { item: number }).item],
	]);
	const expected = rooms.reduce(
		(sum, id) => sum + harness.simulator.world.messagesOf(id).length,
		0,
	);
	expect([items.length, pairs.every(([one, other]) => one === other)]).toEqual([expected, true]);
});

test('Get Many understands a date without a zone in the zone of the workflow', async () => {
	const [oldest] = stored();
	const created = Date.parse(oldest?.created ?? '');
	// Half an hour after the oldest message, on the clock of a place that is two hours ahead.
	const local = new Date(created + 2.5 * 3600_000).toISOString().replace('Z', '');
	const { json } = await harness.run({
		...message('getMany', { roomId: byId(roomId), returnAll: true, filters: { before: local } }),
		timezone: 'Africa/Johannesburg',
	});
	const expected = stored().filter((one) => Date.parse(one.created) < created + 1800_000);
	expect(json.map(({ id }) => id)).toEqual(expected.toReversed().map(({ id }) => id));
});

test('Get Many says what a date looks like', async () => {
	const { error } = await harness.run(
		message('getMany', { roomId: byId(roomId), filters: { before: 'yesterday-ish' } }),
	);
	expect([error?.message, error?.description]).toEqual([
		'"Before" is not a date',
		'Expected a date and time such as 2026-01-31T09:00:00, got "yesterday-ish".',
	]);
});

test('Get Many filters by thread, by mention and by message', async () => {
	const root = stored().find(({ parentId }) => parentId)?.parentId ?? '';
	const get = async (filters: object) =>
		(await harness.run(message('getMany', { roomId: byId(roomId), returnAll: true, filters })))
			.json;
	const newest = stored().at(-1)?.id ?? '';
	const replies = await get({ parentId: root });
	const mentions = await get({ onlyMentions: true });
	const older = await get({ beforeMessage: newest });
	expect([
		replies.every(({ parentId }) => parentId === root),
		replies.length > 0,
		mentions.length,
		older.length,
	]).toEqual([true, true, 0, stored().length - 1]);
});

test('Send sends markdown into a room, and Get reads it back', async () => {
	const created = await harness.run(
		message('send', { roomId: byId(roomId), content: '**Ready** for `night` shift' }),
	);
	const id = String(created.json[0]?.['id']);
	const read = await harness.run(message('get', { messageId: id }));
	expect([created.json[0]?.['text'], read.json]).toEqual(['Ready for night shift', created.json]);
});

test('Send sends plain text as it is, as a reply', async () => {
	const parentId = stored()[0]?.id ?? '';
	const { json } = await harness.run(
		message('send', {
			roomId: byId(roomId),
			format: 'text',
			content: '**not bold**',
			options: { parentId },
		}),
	);
	expect(json[0]).toMatchObject({ text: '**not bold**', parentId });
	expect(json[0]).not.toHaveProperty('markdown');
});

test('Send sends to a person by email address and by ID', async () => {
	const person = harness.simulator.world.findPersonByEmail('hana.sato@fernhill.example');
	const send = async (to: string) =>
		(await harness.run(message('send', { sendTo: 'person', person: byId(to), content: 'Hi' })))
			.json[0];
	const [byEmail, byPersonId] = [
		await send(' hana.sato@fernhill.example '),
		await send(person?.id ?? ''),
	];
	expect([byEmail?.['roomType'], byPersonId?.['roomId']]).toEqual(['direct', byEmail?.['roomId']]);
});

test('Send sends nothing when the message is empty', async () => {
	const before = stored().length;
	const { error } = await harness.run(message('send', { roomId: byId(roomId), content: '  ' }));
	expect([error?.message, stored().length]).toEqual(['"Message" is empty', before]);
});

test('one item that fails does not stop the others when the node continues', async () => {
	const ids = [stored()[0]?.id ?? '', 'nonsense', stored()[1]?.id ?? ''];
	const { items, error } = await harness.run({
		...message('get', { messageId: '={{ $json.id }}' }),
		items: ids.map((id) => ({ id })),
		continueOnFail: true,
	});
	const [, failed] = items;
	expect([
		error,
		items.map(({ json, pairedItem }) => [(json as Partial<Message>).id, pairedItem]),
	]).toEqual([
		undefined,
		[
			[ids[0], { item: 0 }],
			[undefined, { item: 1 }],
			[ids[2], { item: 2 }],
		],
	]);
	expect(failed?.json).toEqual({
		error: '"Message ID" cannot be used',
		details: { description: expect.stringContaining('expected the ID of a message') },
	});
});
