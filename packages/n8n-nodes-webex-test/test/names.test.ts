import { appLink } from '@webex-nodes/client';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byEmail, byId, operationsOf } from '../src/one-node.ts';
import { createTrigger, sign } from '../src/triggers.ts';

const all =
	'spark:people_read spark:rooms_read spark:messages_read spark:messages_write spark:memberships_read';
let harness: Harness;
let roomId: string;
beforeEach(async () => await open());
afterEach(async () => await harness.close());

async function open(scope = all) {
	harness = await createHarness({ scope });
	roomId = [...harness.simulator.world.rooms.keys()][0] ?? '';
}

const { run, json } = operationsOf('webexMessages', () => harness);
const world = () => harness.simulator.world;
const jonas = () => {
	const found = world().findPersonByEmail('jonas.lindqvist@fernhill.example');
	if (!found) throw new Error('Nobody is Jonas');
	return found;
};
const write = (text: string, more: object = {}) =>
	world().addMessage({ roomId, personId: jonas().id, text, ...more });

/** The look-ups from now on, by their path without IDs. */
function lookUps(): string[] {
	const seen: string[] = [];
	harness.simulator.observe(({ path }) => {
		const [, name = ''] = /^\/v1\/(people|rooms)\b/.exec(path) ?? [];
		if (name) seen.push(name);
	});
	return seen;
}

const names = ({ roomTitle, personName, link }: IDataObject = {}) => [roomTitle, personName, link];
const titleOf = (id: unknown) => world().rooms.get(String(id))?.title;
const nameOf = (id: unknown) => world().people.get(String(id))?.displayName;
const expected = (message: IDataObject = {}) => [
	titleOf(message['roomId']),
	nameOf(message['personId']),
	appLink(String(message['roomId']), String(message['id'])),
];

test.each([true, false])(
	'every operation says where and by whom, and gives the address in the app; Simplify %s',
	async (simplify) => {
		const { id: messageId } = write('Outage in Oslo');
		const [me] = world().people.values();
		const own = world().addMessage({ roomId, personId: me?.id ?? '', text: 'Mine' });
		const cases: Record<string, INodeParameters> = {
			get: { messageId },
			getMany: { roomId: byId(roomId) },
			getNew: {},
			getHistory: { from: new Date(Date.now() - 3600_000).toISOString() },
			search: { query: 'Outage' },
			send: { roomId: byId(roomId), content: 'Sent' },
			reply: { messageId, content: 'Replied' },
			update: { messageId: own.id, content: 'Changed' },
		};
		for (const [operation, parameters] of Object.entries(cases)) {
			const items = await json('message', operation, { ...parameters, simplify });
			expect([operation, items.length > 0]).toEqual([operation, true]);
			for (const item of items) {
				expect([operation, ...names(item)]).toEqual([operation, ...expected(item)]);
				expect(names(item).every(Boolean)).toBe(true);
			}
		}
		await json('message', 'send', {
			sendTo: 'person',
			person: byEmail(jonas().email),
			content: 'x',
		});
		const direct = await json('message', 'getDirect', { person: byEmail(jonas().email), simplify });
		// A room of two has the name of the other one.
		expect(names(direct[0])).toEqual([jonas().displayName, ...expected(direct[0]).slice(1)]);
	},
);

test('200 people cost a request for 85 of them, and nothing again in the next minute', async () => {
	const [me] = world().people.values();
	world().addMember(roomId, me?.id ?? '');
	for (let count = 0; count < 200; count++) {
		const { id } = world().addPerson({ displayName: `P ${count}`, email: `p${count}@a.example` });
		world().addMessage({ roomId, personId: id, text: `Number ${count}` });
	}
	const seen = lookUps();
	const parameters = { roomId: byId(roomId), limit: 200 };
	const items = await json('message', 'getMany', parameters);
	expect(items.map(names)).toEqual(items.map(expected));
	expect(seen.toSorted()).toEqual(['people', 'people', 'people', 'rooms']);
	await json('message', 'getMany', parameters);
	await json(
		'message',
		'send',
		{ roomId: byId(roomId), content: '={{ $json.n }}' },
		{ items: [{ n: 1 }, { n: 2 }, { n: 3 }] },
	);
	// The account itself, once.
	expect(seen.length).toBeLessThanOrEqual(5);
});

test('messages of many rooms cost the list of rooms, not a request for each', async () => {
	const [me] = world().people.values();
	const others = [me, jonas()].filter((person) => person !== undefined);
	for (let count = 0; count < 40; count++) {
		const room = world().addRoom({ title: `Room ${count}`, type: 'group', members: others });
		world().addMessage({ roomId: room.id, personId: jonas().id, text: 'Everywhere' });
	}
	const seen = lookUps();
	const items = await json('message', 'search', { query: 'Everywhere', returnAll: true });
	expect(items.length).toBe(40);
	expect(items.map(names)).toEqual(items.map(expected));
	// Search itself lists the rooms.
	expect(seen.length).toBeLessThanOrEqual(6);
});

test('a credential that may not read names gets messages without them, and Webex is asked once', async () => {
	await harness.close();
	await open('spark:messages_read spark:messages_write');
	write('One');
	write('Two');
	const seen = lookUps();
	const parameters = { messageId: '={{ $json.id }}' };
	const ids = world()
		.messagesOf(roomId)
		.slice(-2)
		.map(({ id }) => ({ id }));
	const { json: items, error } = await run('message', 'get', parameters, { items: ids });
	expect(error).toBeUndefined();
	expect(items.map((item) => names(item))).toEqual(
		items.map(({ id }) => [undefined, undefined, appLink(roomId, String(id))]),
	);
	const before = seen.length;
	await json('message', 'get', parameters, { items: ids });
	expect([before <= 4, seen.length - before]).toEqual([true, 0]);
});

test('Selected Fields returns what was named, and asks for no name that nobody wants', async () => {
	write('Card', { attachments: [{ contentType: 'x', content: { type: 'AdaptiveCard' } }] });
	const seen = lookUps();
	const parameters = {
		roomId: byId(roomId),
		limit: 1,
		simplify: 'selected',
		selectedFields: 'text, link, attachments.0.content.type, nothing',
	};
	const [item] = await json('message', 'getMany', parameters);
	expect(item).toEqual({
		text: 'Card',
		link: expect.stringContaining('&message='),
		'attachments.0.content.type': 'AdaptiveCard',
	});
	expect(seen).toEqual([]);
	const { error } = await run('message', 'getMany', { ...parameters, selectedFields: '={{ "" }}' });
	expect(error?.message).toBe('"Fields" is empty');
});

test('workflows that stored the switch "Simplify" keep what they had', async () => {
	const written = write('One', { markdown: '**One**', html: '<strong>One</strong>' });
	const of = async (simplify: boolean) =>
		(await json('message', 'getMany', { roomId: byId(roomId), simplify, limit: 1 }))[0];
	const raw = {
		...written,
		roomTitle: titleOf(roomId),
		personName: jonas().displayName,
		link: appLink(roomId, written.id),
	};
	const { html: _, ...simplified } = raw;
	expect([await of(false), await of(true)]).toEqual([raw, simplified]);
});

test('both triggers say it too', async () => {
	const poll = createTrigger(harness, 'webexPollTrigger', { event: 'message', options: {} });
	await poll.poll();
	const trigger = createTrigger(harness, 'webexTrigger', {
		event: 'messages.created',
		options: {},
		filters: {},
	});
	await trigger.activate();
	const [webhook] = world().webhooks.values();
	let body = '';
	const stop = world().onEvent(({ resource, event, actorId, data }) => {
		body = JSON.stringify({ ...webhook, secret: undefined, resource, event, actorId, data });
	});
	write('New');
	stop();
	const { items } = await trigger.receive(body, sign(body, webhook?.secret ?? ''));
	for (const found of [items, await poll.poll()]) {
		expect(found.map((each) => each.json['text'])).toEqual(['New']);
		expect(names(found[0]?.json)).toEqual(expected(found[0]?.json));
	}
});
