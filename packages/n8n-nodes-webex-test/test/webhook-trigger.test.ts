import type { INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byId } from '../src/one-node.ts';
import { createTrigger, sign, type Trigger } from '../src/triggers.ts';

let harness: Harness;
let roomId: string;
beforeEach(async () => {
	harness = await createHarness({
		scope:
			'spark:people_read spark:rooms_read spark:messages_read spark:messages_write spark:memberships_read meeting:schedules_read',
	});
	roomId = [...harness.simulator.world.rooms.keys()][0] ?? '';
});
afterEach(async () => await harness.close());

const triggerOf = (parameters: INodeParameters = {}) =>
	createTrigger(harness, 'webexTrigger', {
		event: 'messages.created',
		options: {},
		filters: {},
		...parameters,
	});
const person = (email: string) =>
	harness.simulator.world.findPersonByEmail(`${email}@fernhill.example`) ?? { id: '' };
const write = (text: string, more: object = {}, author = 'jonas.lindqvist') =>
	harness.simulator.world.addMessage({ roomId, personId: person(author).id, text, ...more });
const registered = () => [...harness.simulator.world.webhooks.values()];

/** What Webex would send next, signed with what the webhook has as its secret. */
function capture(work: () => void): { readonly body: string; readonly secret: string }[] {
	const bodies: { body: string; secret: string }[] = [];
	const stop = harness.simulator.world.onEvent(({ resource, event, actorId, data }) => {
		for (const webhook of registered()) {
			const { secret = '', ...shown } = webhook;
			bodies.push({ body: JSON.stringify({ ...shown, resource, event, actorId, data }), secret });
		}
	});
	work();
	stop();
	return bodies;
}

async function deliver(trigger: Trigger, work: () => void) {
	const items = [];
	for (const { body, secret } of capture(work)) {
		const answer = await trigger.receive(body, sign(body, secret));
		expect(answer.status).toBe(200);
		items.push(...answer.items);
	}
	return items;
}

test.each([
	['webexMessagesTrigger', 'attachmentActions.created'],
	['webexRoomsTrigger', 'memberships.deleted'],
	['webexMeetingsTrigger', 'meetings.ended'],
] as const)('%s registers a webhook of its own for %s, and removes it', async (type, event) => {
	const trigger = createTrigger(harness, type, { event, options: {}, filters: {} });
	await trigger.activate();
	const named = registered().map(({ resource, event: name }) => `${resource}.${name}`);
	await trigger.deactivate();
	expect([named, registered()]).toEqual([[event], []]);
});

test('what a message trigger is called for goes on as an item', async () => {
	const trigger = createTrigger(harness, 'webexMessagesTrigger', { options: {}, filters: {} });
	await trigger.activate();
	const items = await deliver(trigger, () => write('Who is on call?'));
	expect(items.map(({ json }) => json)).toMatchObject([{ text: 'Who is on call?' }]);
});

test('activation creates one webhook with a secret of its own, and the next finds it', async () => {
	const trigger = triggerOf({
		filters: {
			roomId: byId(roomId),
			person: 'jonas.lindqvist@fernhill.example',
			mentionedPeople: 'me',
			roomType: 'group',
			hasFiles: false,
		},
	});
	await trigger.activate();
	const [first] = registered();
	expect(registered().length).toBe(1);
	expect(first).toMatchObject({
		resource: 'messages',
		event: 'created',
		targetUrl: 'http://127.0.0.1:5678/webhook/0f8d4c1e-2b0a-4a52-9d43-7a8e5c1d2b3f/webhook',
		secret: expect.stringMatching(/^[0-9a-f]{64}$/),
		status: 'active',
		ownedBy: 'creator',
	});
	const filter = new URLSearchParams(first?.filter);
	expect(Object.fromEntries(filter)).toEqual({
		roomId,
		personEmail: 'jonas.lindqvist@fernhill.example',
		mentionedPeople: 'me',
		roomType: 'group',
		hasFiles: 'false',
	});
	await trigger.activate();
	expect(registered()).toEqual([first]);
	await trigger.deactivate();
	expect([registered(), trigger.staticData['global']]).toEqual([[], expect.anything()]);
	expect(JSON.stringify(trigger.staticData)).not.toContain(first?.secret);
	trigger.workflowId = 'another workflow';
	await trigger.activate();
	expect(registered()[0]?.secret).not.toBe(first?.secret);
});

test('another process verifies events before n8n has saved what this one registered', async () => {
	const trigger = triggerOf();
	const other = await trigger.anotherProcess();
	await trigger.activate();
	expect(other.staticData).toEqual({});
	const [theirs] = capture(() => write('From somebody'));
	const [own] = capture(() => write('From the account', {}, 'amara.okafor'));
	const receive = async ({ body = '', secret = '' } = {}) =>
		await other.receive(body, sign(body, secret));
	expect((await receive(theirs)).items).toHaveLength(1);
	expect(await receive(own)).toMatchObject({ status: 200, items: [] });
	expect((await receive({ ...theirs, secret: 'another secret' })).status).toBe(401);
});

test('heals what it finds: inactive, unknown secret, changed, twice, at an old address', async () => {
	const { world } = harness.simulator;
	const trigger = triggerOf();
	await trigger.activate();
	const [first] = registered();
	if (!first) throw new Error('Not registered');

	world.webhooks.set(first.id, { ...first, status: 'inactive' });
	await trigger.activate();
	expect(registered()).toEqual([{ ...first, status: 'active' }]);

	trigger.staticData = {};
	await trigger.activate();
	expect(registered().map(({ id }) => id === first.id)).toEqual([false]);

	trigger.parameters = { ...trigger.parameters, filters: { roomType: 'direct' } };
	await trigger.activate();
	expect(registered().map(({ filter }) => filter)).toEqual(['roomType=direct']);

	const [current] = registered();
	const copy = { ...current, id: world.newId('WEBHOOK') };
	world.webhooks.set(copy.id, copy as never);
	await trigger.activate();
	expect(registered().length).toBe(1);

	trigger.name = 'Renamed';
	await trigger.activate();
	expect(registered().length).toBe(1);

	trigger.webhookUrl = 'http://127.0.0.1:9999/webhook';
	await trigger.activate();
	expect(registered().map(({ targetUrl }) => new URL(targetUrl).port)).toEqual(['9999']);
	await trigger.deactivate();
	expect(registered()).toEqual([]);
});

test('looks after its webhook when n8n starts, and at times', async () => {
	const { world } = harness.simulator;
	const trigger = triggerOf();
	await trigger.activate();
	const [first] = registered();
	if (!first) throw new Error('Not registered');
	const switchOff = () => world.webhooks.set(first.id, { ...first, status: 'inactive' });
	switchOff();
	const tick = await trigger.start();
	expect(registered()).toEqual([first]);
	switchOff();
	await tick();
	expect(registered()).toEqual([first]);
	// Removed by hand: registered again, with the secret that the node knows.
	world.webhooks.delete(first.id);
	await tick();
	expect(registered()).toMatchObject([{ secret: first.secret, targetUrl: first.targetUrl }]);
	const [delivery] = capture(() => write('Heard'));
	const { body = '', secret = '' } = delivery ?? {};
	expect((await trigger.receive(body, sign(body, secret))).items.length).toBe(1);
	await trigger.start();
	expect(registered().length).toBe(1);
	expect(trigger.warnings).toEqual([]);

	switchOff();
	harness.simulator.faults.next({ at: '/v1/webhooks', status: 403 });
	await (await trigger.start())();
	expect(trigger.warnings).toEqual([expect.stringContaining('Webex does not allow this')]);
});

test('leaves the webhooks of others alone', async () => {
	const { world } = harness.simulator;
	const amara = person('amara.okafor');
	const other = {
		id: world.newId('WEBHOOK'),
		name: 'Not ours',
		targetUrl: 'http://127.0.0.1:5678/webhook/other',
		resource: 'messages',
		event: 'created',
		createdBy: amara.id,
		status: 'active',
	};
	world.webhooks.set(other.id, other);
	const [one, copy] = [triggerOf(), triggerOf()];
	copy.workflowId = 'a duplicate';
	copy.webhookUrl = 'http://127.0.0.1:5678/copy';
	await one.activate();
	await copy.activate();
	expect(registered().length).toBe(3);
	await one.deactivate();
	await copy.deactivate();
	expect(registered()).toEqual([other]);
});

test('the organisation is heard by an administrator', async () => {
	const trigger = triggerOf({ options: { ofOrganisation: true } });
	await trigger.activate();
	expect(registered().map(({ ownedBy }) => ownedBy)).toEqual(['org']);
	await trigger.activate();
	expect(registered().length).toBe(1);
	await trigger.deactivate();
	expect(registered()).toEqual([]);
});

test('says when Webex cannot reach this n8n, and registers nothing', async () => {
	const trigger = triggerOf();
	harness.credential.stored = {
		...harness.credential.stored,
		environment: 'commercial',
	};
	for (const url of [
		'http://localhost:5678',
		'http://192.168.1.20:5678',
		'http://n8n.local',
		'http://n8n',
	]) {
		trigger.webhookUrl = `${url}/webhook`;
		await expect(trigger.activate()).rejects.toMatchObject({
			message: `Webex cannot reach this n8n at ${url}`,
			description: expect.stringContaining('Webex Scheduled Check Trigger'),
		});
	}
});

test('a message comes with its text, room and person', async () => {
	const trigger = triggerOf({ options: { also: ['room', 'person'] } });
	await trigger.activate();
	const [item] = await deliver(trigger, () => write('Hello'));
	expect(item?.json).toMatchObject({
		text: 'Hello',
		event: 'created',
		resource: 'messages',
		personEmail: 'jonas.lindqvist@fernhill.example',
		room: { title: 'Network Operations' },
		person: { displayName: 'Jonas Lindqvist' },
	});
	trigger.parameters = { ...trigger.parameters, simplify: false };
	const [raw] = await deliver(trigger, () => write('Raw'));
	expect(raw?.json).toMatchObject({
		resource: 'messages',
		data: { roomId },
		object: { text: 'Raw' },
	});
	expect(JSON.stringify(raw)).not.toContain('secret');
	trigger.parameters = { ...trigger.parameters, resolve: false };
	const [unread] = await deliver(trigger, () => write('Unread'));
	expect(unread?.json).not.toHaveProperty('object');
});

test('files come as binary data', async () => {
	const { world } = harness.simulator;
	const { id } = world.addFile({
		roomId,
		name: 'list.csv',
		contentType: 'text/csv',
		bytes: Buffer.from('a;b'),
	});
	const trigger = triggerOf({ options: { downloadFiles: true } });
	await trigger.activate();
	const files = [`${harness.url}/v1/contents/${id}`];
	const [item] = await deliver(trigger, () => write('With a file', { files }));
	expect(item?.binary?.['file0']).toMatchObject({ fileName: 'list.csv', mimeType: 'text/csv' });
});

test('the own mention is removed and own messages are passed over, unless they are wanted', async () => {
	const me = person('amara.okafor').id;
	const trigger = triggerOf({ options: { removeMention: true } });
	await trigger.activate();
	const html = `<spark-mention data-object-type="person" data-object-id="${me}">Amara</spark-mention> status`;
	const items = await deliver(trigger, () => {
		write('Own', {}, 'amara.okafor');
		write('Amara status', { mentionedPeople: [me], html });
	});
	expect(items.map(({ json }) => json['text'])).toEqual(['status']);
	trigger.parameters = { ...trigger.parameters, options: { ignoreOwn: false } };
	const own = await deliver(trigger, () => write('Own', {}, 'amara.okafor'));
	expect(own.length).toBe(1);
});

test('a delivery is taken once, whatever the order, and each edit once', async () => {
	const trigger = triggerOf({ event: 'messages.all' });
	await trigger.activate();
	const { world } = harness.simulator;
	const deliveries = capture(() => {
		const message = write('First');
		world.editMessage(message.id, { text: 'Second' });
		world.editMessage(message.id, { text: 'Third' });
		world.deleteMessage(message.id);
	});
	const events = [];
	for (const { body, secret } of [...deliveries, ...deliveries].toReversed()) {
		const { items } = await trigger.receive(body, sign(body, secret));
		events.push(...items.map(({ json }) => json['event']));
	}
	expect(events.toSorted()).toEqual(['created', 'deleted', 'updated', 'updated']);
	const [first] = deliveries;
	if (!first) throw new Error('Nothing was delivered');
	const all = await Promise.all(
		Array.from({ length: 5 }, () => trigger.receive(first.body, sign(first.body, first.secret))),
	);
	expect(all.flatMap(({ items }) => items)).toEqual([]);
});

test('an event that comes before n8n has saved anything is taken', async () => {
	const trigger = triggerOf();
	await trigger.activate();
	trigger.staticData = {};
	const [item] = await deliver(trigger, () => write('Early'));
	expect(item?.json).toMatchObject({ text: 'Early' });
	expect(JSON.stringify(trigger.staticData)).not.toContain('secret');
	await trigger.deactivate();
	const [delivery] = capture(() => write('Late'));
	expect(delivery).toBeUndefined();
});

test('an event that could not be worked on is taken when it comes again', async () => {
	const trigger = triggerOf();
	await trigger.activate();
	const [delivery] = capture(() => write('Again'));
	const { body = '', secret = '' } = delivery ?? {};
	const { stored } = harness.credential;
	harness.credential.stored = { ...stored, baseUrl: 'nonsense' };
	await expect(trigger.receive(body, sign(body, secret))).rejects.toThrow('Base Address');
	harness.credential.stored = stored;
	expect((await trigger.receive(body, sign(body, secret))).items.length).toBe(1);
	expect((await trigger.receive(body, sign(body, secret))).items.length).toBe(0);
});

test('what cannot be read any more is handed on with the reason', async () => {
	const trigger = triggerOf();
	await trigger.activate();
	const { world } = harness.simulator;
	const [item] = await deliver(trigger, () => {
		const { id } = write('Soon gone');
		world.deleteMessage(id);
	});
	expect(item?.json).toMatchObject({
		event: 'created',
		unresolved: [expect.stringContaining('Webex did not find it')],
	});
});

test('signatures: the strongest counts, over the raw bytes; everything else is refused with 401', async () => {
	const trigger = triggerOf();
	await trigger.activate();
	const [delivery] = capture(() => write('Hello'));
	if (!delivery) throw new Error('Nothing was delivered');
	const { body, secret } = delivery;
	const { 'x-spark-signature': spark = '', 'x-webex-signature': webex = '' } = sign(body, secret);
	const status = async (headers: Record<string, string>, given = body) =>
		(await trigger.receive(given, headers)).status;
	expect(await status({})).toBe(401);
	expect(await status({ 'x-spark-signature': '' })).toBe(401);
	expect(await status({ 'x-spark-signature': 'f'.repeat(40) })).toBe(401);
	expect(await status(sign(body, 'another secret'))).toBe(401);
	expect(await status({ 'x-spark-signature': spark }, `${body} `)).toBe(401);
	// A weak one that fits does not make up for a strong one that does not.
	const forged = webex.replaceAll(/=[0-9a-f]/g, '=0').replaceAll(/=0[0-9a-f]/g, '=00');
	expect(await status({ 'x-spark-signature': spark, 'x-webex-signature': forged })).toBe(401);
	expect(await status({ 'x-webex-signature': webex })).toBe(200);
	expect(await status({ 'x-spark-signature': spark })).toBe(200);
	const nonsense = 'not JSON';
	const [{ secret: fresh = '' } = {}] = registered();
	expect(await status(sign(nonsense, fresh), nonsense)).toBe(400);
});

test.each([
	['memberships', 'created'],
	['rooms', 'updated'],
	['attachmentActions', 'created'],
])('%s come with what they hold', async (resource, event) => {
	const { world } = harness.simulator;
	const [owner, other] = world.people.values();
	const trigger = triggerOf({ event: `${resource}.${event}`, options: { ignoreOwn: false } });
	await trigger.activate();
	const message = write('Card', {
		attachments: [{ contentType: 'application/json', content: {} }],
	});
	const action = {
		id: world.newId('ATTACHMENT_ACTION'),
		type: 'submit',
		messageId: message.id,
		inputs: { answer: 'yes' },
		personId: other?.id ?? '',
		roomId,
		created: world.time(),
	};
	world.actions.set(action.id, action);
	const data = {
		memberships: { id: membershipId(other?.id ?? '') },
		rooms: { id: roomId },
		attachmentActions: { id: action.id, messageId: message.id, roomId },
	}[resource];
	const [item] = await deliver(trigger, () =>
		world.emit({ resource, event, actorId: owner?.id ?? '', data: data ?? {} }),
	);
	expect(item?.json).toMatchObject(
		{
			memberships: { personEmail: 'jonas.lindqvist@fernhill.example', resource, event },
			rooms: { title: 'Network Operations', resource, event },
			attachmentActions: { inputs: { answer: 'yes' }, resource, event },
		}[resource] ?? {},
	);
});

function membershipId(personId: string): string {
	const value = (id: string) => Buffer.from(id, 'base64').toString().split('/').at(-1);
	const uri = `ciscospark://us/MEMBERSHIP/${value(personId)}:${value(roomId)}`;
	return Buffer.from(uri).toString('base64').replace(/=+$/, '');
}

test('a text decides before an execution begins, also behind a mention, and its message is read once', async () => {
	const trigger = triggerOf({ filters: { text: '/^deploy/i' } });
	await trigger.activate();
	expect(registered()[0]?.filter).toBeUndefined();
	const reads: string[] = [];
	harness.simulator.observe(({ method, path }) => {
		if (method === 'GET' && path.startsWith('/v1/messages/')) reads.push(path);
	});
	const returnedFor = async (work: () => void) => {
		const [{ body, secret } = { body: '', secret: '' }] = capture(work);
		return await trigger.receive(body, sign(body, secret));
	};
	const other = await returnedFor(() => write('Lunch?'));
	// n8n starts an execution only for what the webhook returns.
	expect([other.status, other.returned, other.items]).toEqual([200, [], []]);
	reads.length = 0;
	const me = person('amara.okafor').id;
	const html = `<p><spark-mention data-object-type="person" data-object-id="${me}">Amara</spark-mention> deploy 4711</p>`;
	const wanted = await returnedFor(() =>
		write('Amara deploy 4711', { mentionedPeople: [me], html }),
	);
	expect(wanted.items.map(({ json }) => json['text'])).toEqual(['Amara deploy 4711']);
	expect(reads.length).toBe(1);
});

test('a message that cannot be read for its text at once is read in the execution', async () => {
	const trigger = triggerOf({ filters: { text: 'deploy' } });
	await trigger.activate();
	const items = [];
	for (const text of ['deploy it', 'Lunch?']) {
		const [{ body, secret } = { body: '', secret: '' }] = capture(() => write(text));
		const { id } = (JSON.parse(body) as { data: { id: string } }).data;
		harness.simulator.faults.next({ at: id, method: 'GET', status: 403 });
		items.push(...(await trigger.receive(body, sign(body, secret))).items);
	}
	expect(items.map(({ json }) => json['text'])).toEqual(['deploy it']);
});

test('with a text no deletion comes, nor what is gone, and what Webex refuses comes with the reason', async () => {
	const { world } = harness.simulator;
	const trigger = triggerOf({ event: 'messages.all', filters: { text: 'deploy' } });
	await trigger.activate();
	const items = await deliver(trigger, () => {
		const gone = write('deploy, or not');
		world.editMessage(gone.id, { text: 'deploy at once' });
		world.deleteMessage(gone.id);
		write('deploy it');
	});
	expect(items.map(({ json }) => [json['event'], json['text']])).toEqual([
		['created', 'deploy it'],
	]);
	const [{ body, secret } = { body: '', secret: '' }] = capture(() => write('deploy more'));
	const { id } = (JSON.parse(body) as { data: { id: string } }).data;
	harness.simulator.faults.next({ at: id, method: 'GET', status: 403, chance: 1 });
	const refused = await trigger.receive(body, sign(body, secret));
	expect(refused.items.map(({ json }) => json)).toMatchObject([
		{ id, unresolved: [expect.stringContaining('Webex does not allow this')] },
	]);
});

test('a deletion is not tried for its text: neither an execution nor a request', async () => {
	const trigger = triggerOf({ event: 'messages.all', filters: { text: 'deploy' } });
	await trigger.activate();
	const message = write('deploy it');
	const [{ body, secret } = { body: '', secret: '' }] = capture(() =>
		harness.simulator.world.deleteMessage(message.id),
	);
	const requests: string[] = [];
	harness.simulator.observe(({ path }) => requests.push(path));
	const { status, returned } = await trigger.receive(body, sign(body, secret));
	expect([status, returned]).toEqual([200, []]);
	expect(requests.filter((path) => path.startsWith('/v1/messages'))).toEqual([]);
});

test('workflows that stored a text for deletions get all of them', async () => {
	const trigger = triggerOf({ event: 'messages.deleted', filters: { text: 'deploy' } });
	await trigger.activate();
	const message = write('Lunch?');
	const items = await deliver(trigger, () => harness.simulator.world.deleteMessage(message.id));
	expect(items.map(({ json }) => json['event'])).toEqual(['deleted']);
});

test('a pattern that is none is told at activation', async () => {
	await expect(triggerOf({ filters: { text: '/(/' } }).activate()).rejects.toThrow('"Text"');
});
