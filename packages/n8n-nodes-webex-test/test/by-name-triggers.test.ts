import type { INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byName } from '../src/one-node.ts';
import { createTrigger, sign } from '../src/triggers.ts';

let harness: Harness;
let roomId: string;
beforeEach(async () => {
	harness = await createHarness({ scope: 'spark:all' });
	roomId = [...harness.simulator.world.rooms.keys()][0] ?? '';
});
afterEach(async () => await harness.close());

const world = () => harness.simulator.world;
const webhooks = () => [...world().webhooks.values()];
const jonas = () => world().findPersonByEmail('jonas.lindqvist@fernhill.example')?.id ?? '';
const write = (text: string, personId = jonas()) => world().addMessage({ roomId, personId, text });
const rename = (title: string) => {
	const room = world().rooms.get(roomId);
	if (room) world().rooms.set(roomId, { ...room, title });
};
function lookUps(): string[] {
	const seen: string[] = [];
	harness.simulator.observe(({ path }) => {
		if (/^\/v1\/(people|rooms)\?/.test(path)) seen.push(path);
	});
	return seen;
}

test('a trigger registers the IDs of what its filters name; a delivery looks nothing up, and a renamed room does not keep it active', async () => {
	const trigger = createTrigger(harness, 'webexMessagesTrigger', {
		event: 'messages.created',
		filters: { roomId: byName('network operations'), person: byName('Jonas Lindqvist') },
	});
	await trigger.activate();
	expect(webhooks().map(({ filter }) => filter)).toEqual([`personId=${jonas()}&roomId=${roomId}`]);
	rename('Yesterday');
	const { id } = write('Hello');
	const seen = lookUps();
	const { secret = '' } = webhooks()[0] ?? {};
	const body = JSON.stringify({
		resource: 'messages',
		event: 'created',
		data: { id, roomId, personId: jonas() },
	});
	const other = await trigger.anotherProcess();
	const { items } = await other.receive(body, sign(body, secret));
	expect(items.map(({ json }) => json['text'])).toEqual(['Hello']);
	// Only the names beside the message.
	expect(seen.filter((path) => !path.includes('id='))).toEqual([]);
	await trigger.deactivate();
	expect(webhooks()).toEqual([]);
	await expect(trigger.activate()).rejects.toThrow(
		'No room (space) has the title "network operations"',
	);
});

test('filters of stored workflows are texts, and stay what they were', async () => {
	const trigger = createTrigger(harness, 'webexMessagesTrigger', {
		event: 'messages.created',
		filters: { person: 'jonas.lindqvist@fernhill.example', mentionedPeople: 'me' },
	});
	await trigger.activate();
	expect(webhooks().map(({ filter }) => filter)).toEqual([
		'mentionedPeople=me&personEmail=jonas.lindqvist@fernhill.example',
	]);
	await trigger.deactivate();
});

test('the poll trigger takes one room by its title, several from lists, and authors by name', async () => {
	const polled = async (parameters: INodeParameters) => {
		const trigger = createTrigger(harness, 'webexPollTrigger', { event: 'message', ...parameters });
		await trigger.poll();
		write('Of Jonas');
		write('Of another', world().findPersonByEmail('mateo.fuentes@fernhill.example')?.id);
		return (await trigger.poll()).map(({ json }) => json['text']);
	};
	const one = { rooms: 'one', roomId: byName('Network Operations') };
	const several = {
		rooms: 'several',
		chosenRooms: { room: [{ roomId: byName('network operations') }] },
	};
	expect(await polled(one)).toEqual(['Of Jonas', 'Of another']);
	expect(await polled({ ...one, options: { fromPeople: 'Jonas Lindqvist' } })).toEqual([
		'Of Jonas',
	]);
	expect(await polled(several)).toEqual(['Of Jonas', 'Of another']);
	expect(await polled({ rooms: 'list', roomIds: 'Network Operations' })).toEqual([
		'Of Jonas',
		'Of another',
	]);
});

test('two workers retrieve from the room with a title: each message comes once', async () => {
	const other = await harness.anotherProcess();
	const run = async ({ run }: Pick<Harness, 'run'>) => {
		const { json, error } = await run({
			node: 'webexMessages',
			parameters: {
				resource: 'message',
				operation: 'getNew',
				rooms: 'one',
				roomId: byName('network operations'),
				lookBackHours: 0,
			},
			mode: 'trigger',
			onWorker: true,
		});
		if (error) throw error;
		return json.map(({ text }) => text);
	};
	expect(await run(harness)).toEqual([]);
	write('One');
	expect(await run(other)).toEqual(['One']);
	write('Two');
	expect(await run(harness)).toEqual(['Two']);
	expect(await run(other)).toEqual([]);
});
