import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Webhook } from '@webex-nodes/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTraffic, type SimulatorOptions } from '../src/index.ts';
import { noon, setUp } from './fixture.ts';

interface Received {
	readonly headers: IncomingMessage['headers'];
	readonly body: string;
	readonly envelope: Webhook & { readonly actorId: string; readonly data: { readonly id: string } };
}

let received: Received[];
let answer: number;
let url: string;
let close: () => Promise<void>;

beforeEach(async () => {
	received = [];
	answer = 200;
	const server = createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request) body += String(chunk);
		received.push({ headers: request.headers, body, envelope: JSON.parse(body) });
		response.writeHead(answer).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
	close = () => new Promise((resolve) => server.close(() => resolve()));
});
afterEach(async () => await close());

function begin(options: SimulatorOptions = {}) {
	let clock = noon;
	const made = setUp({ now: () => clock, ...options });
	const { world, webhooks } = made.simulator;
	const [roomId = ''] = world.rooms.keys();
	const jonas = world.findPersonByEmail('jonas.lindqvist@fernhill.example');
	if (!jonas) throw new Error('The demo world has Jonas');
	const webhook = (more: object = {}) =>
		made.webex.webhooks.create({
			name: 'Test',
			targetUrl: url,
			resource: 'messages',
			event: 'created',
			secret: 'only for tests',
			...more,
		});
	const write = (text = 'Hello', more: object = {}) =>
		world.addMessage({ roomId, personId: jonas.id, text, ...more });
	const pass = (milliseconds: number) => {
		clock += milliseconds;
	};
	return { ...made, world, webhooks, roomId, jonas, webhook, write, pass };
}

const hmac = (algorithm: string, body: string) =>
	createHmac(algorithm, 'only for tests').update(body).digest('hex');

test('a delivery holds metadata only, and both signatures of its raw bytes', async () => {
	const { webhook, webhooks, write, jonas, roomId } = begin();
	const { id } = await webhook();
	const message = write('Not for the wire');
	await webhooks.settled();
	const [{ headers, body, envelope } = {} as Received] = received;
	expect(envelope).toMatchObject({
		id,
		name: 'Test',
		resource: 'messages',
		event: 'created',
		status: 'active',
		actorId: jonas.id,
		data: { id: message.id, roomId, personEmail: jonas.email },
	});
	expect(body).not.toContain('Not for the wire');
	expect(body).not.toContain('only for tests');
	expect(headers['x-spark-signature']).toBe(hmac('sha1', body));
	expect(headers['x-webex-signature']).toBe(
		`SHA-256=${hmac('sha256', body)}, SHA-512=${hmac('sha512', body)}`,
	);
});

test.each([
	[{ webhookSignatures: 'spark' }, [true, false]],
	[{ webhookSignatures: 'webex' }, [false, true]],
] as const)('signs as the switch says: %o', async (switches, expected) => {
	const { webhook, webhooks, write } = begin({ switches });
	await webhook();
	write();
	await webhooks.settled();
	const [{ headers } = { headers: {} }] = received;
	expect(['x-spark-signature', 'x-webex-signature'].map((name) => name in headers)).toEqual(
		expected,
	);
});

test('delivers only what fits the filter, and what its owner may see', async () => {
	const { world, webhook, webhooks, roomId, jonas, write } = begin();
	const [amara] = world.people.values();
	await webhook({ filter: `roomId=${roomId}&personEmail=${jonas.email}` });
	await webhook({ filter: 'mentionedPeople=me', name: 'Mentions' });
	await webhook({ filter: 'hasFiles=true', name: 'Files' });
	await webhook({ filter: 'roomType=direct', name: 'Direct' });
	write();
	write('For me', { mentionedPeople: [amara?.id] });
	write('With a file', { files: ['a'] });
	const hidden = world.addRoom({ title: 'Hidden', members: [jonas] });
	world.addMessage({ roomId: hidden.id, personId: jonas.id, text: 'Unseen' });
	const direct = world.directRoom(jonas, amara as never);
	world.addMessage({ roomId: direct.id, personId: jonas.id, text: 'Direct' });
	await webhooks.settled();
	expect(received.map(({ envelope }) => envelope.name).toSorted()).toEqual([
		'Direct',
		'Files',
		'Mentions',
		'Test',
		'Test',
		'Test',
	]);
});

test('the firehose hears of messages, memberships and rooms; each delivery says what it is', async () => {
	const { webex, webhook, webhooks, roomId, write, world } = begin();
	await webhook({ resource: 'all', event: 'all' });
	const message = write();
	world.editMessage(message.id, { text: 'Edited' });
	world.deleteMessage(message.id);
	const member = await webex.memberships.create({
		roomId,
		personEmail: 'priya.raman@fernhill.example',
	});
	await webex.memberships.delete({ membershipId: member.id });
	await webex.rooms.update({ roomId, title: 'Renamed' });
	await webhooks.settled();
	expect(
		received.map(({ envelope }) => `${envelope.resource} ${envelope.event}`).toSorted(),
	).toEqual([
		'memberships created',
		'memberships deleted',
		'messages created',
		'messages deleted',
		'messages updated',
		'rooms updated',
	]);
});

test.each([
	['messages', 'spark:messages_read'],
	['attachmentActions', 'spark:messages_read'],
	['memberships', 'spark:memberships_read'],
	['rooms', 'spark:rooms_read'],
	['meetings', 'meeting:schedules_read'],
	['meetings', 'meeting:admin_schedule_read'],
	['recordings', 'meeting:recordings_read'],
])('a webhook of %s needs a scope that reads them, such as %s', async (resource, scope) => {
	const { simulator, as, jonas } = begin();
	const hook = { name: 'Test', targetUrl: url, resource, event: 'created' };
	const create = (...scopes: string[]) => {
		const expiresAt = Number.POSITIVE_INFINITY;
		const { value } = simulator.tokens.issueFixed({ personId: jonas.id, scopes, expiresAt });
		return as(value).webhooks.create(hook);
	};
	await expect(create('spark:kms', 'spark:people_read')).rejects.toThrow(
		expect.objectContaining({ status: 403 }),
	);
	expect(await create(scope)).toMatchObject({ resource });
});

test('the firehose of one kind of event hears of no other; a switch refuses it', async () => {
	const { webhook, webhooks, write, world } = begin();
	await webhook({ resource: 'all', event: 'deleted' });
	world.deleteMessage(write().id);
	await webhooks.settled();
	expect(received.map(({ envelope }) => `${envelope.resource} ${envelope.event}`)).toEqual([
		'messages deleted',
	]);
	const strict = begin({ switches: { firehoseEvents: 'all' } });
	await expect(strict.webhook({ resource: 'all', event: 'deleted' })).rejects.toThrow(
		expect.objectContaining({ status: 400 }),
	);
});

test('100 failures in 5 minutes switch it off; switched on at once, the next one does so again', async () => {
	const { webex, webhook, webhooks, write, pass } = begin();
	const { id, name, targetUrl } = await webhook();
	const status = async () => (await webex.webhooks.get({ webhookId: id })).status;
	const deliver = async (count: number) => {
		for (let each = 0; each < count; each++) write();
		await webhooks.settled();
	};
	answer = 500;
	await deliver(99);
	expect(await status()).toBe('active');
	pass(6 * 60_000);
	await deliver(99);
	expect(await status()).toBe('active');
	await deliver(1);
	expect(await status()).toBe('inactive');
	const before = received.length;
	await deliver(1);
	expect(received.length).toBe(before);
	const activate = () =>
		webex.webhooks.update({ webhookId: id, name, targetUrl, status: 'active' });
	await activate();
	await deliver(1);
	expect(await status()).toBe('inactive');
	await activate();
	pass(6 * 60_000);
	await deliver(1);
	expect(await status()).toBe('active');
});

test('what failed is sent again where the switch says so', async () => {
	const { webhook, webhooks, write } = begin({
		switches: { webhookRetries: 2, webhookRetryDelay: 10 },
	});
	await webhook();
	answer = 503;
	write();
	await webhooks.settled();
	expect([received.length, new Set(received.map(({ body }) => body)).size]).toEqual([3, 1]);
	expect(webhooks.deliveries.map(({ status }) => status)).toEqual([503, 503, 503]);
});

test('deliveries come twice, late and in another order when the weather is bad', async () => {
	const { webhook, webhooks, write } = begin();
	await webhook();
	Object.assign(webhooks.weather, { duplicates: 0.5, jitter: 40 });
	const written = Array.from({ length: 40 }, (_, count) => write(`Number ${count}`).id);
	await webhooks.settled();
	const ids = received.map(({ envelope }) => envelope.data.id);
	expect([...new Set(ids)].toSorted()).toEqual(written.toSorted());
	expect(ids.length).toBeGreaterThan(50);
	expect([...new Set(ids)]).not.toEqual(written);
});

test('a target that cannot be reached counts as a failure', async () => {
	const { webhook, webhooks, write } = begin();
	await webhook({ targetUrl: 'http://127.0.0.1:1/nobody' });
	write();
	await webhooks.settled();
	expect(webhooks.deliveries).toMatchObject([{ resource: 'messages', event: 'created' }]);
	expect(webhooks.deliveries[0]).not.toHaveProperty('status');
});

test('traffic writes, edits and deletes, with bursts in the same millisecond, the same for the same seed', () => {
	const play = () => {
		const { world, pass, roomId } = begin();
		const options = { roomIds: [roomId], bursts: 0.3, edits: 0.2, deletes: 0.1, seed: 7 };
		const traffic = createTraffic(world, options);
		const before = world.messagesOf(roomId).length;
		for (let count = 0; count < 300; count++) {
			pass(50);
			traffic.step();
		}
		const messages = world.messagesOf(roomId).slice(before);
		return {
			written: traffic.written.length,
			left: messages.length,
			edited: messages.filter(({ updated }) => updated).length,
			times: new Set(messages.map(({ created }) => created)).size,
		};
	};
	const { written, left, edited, times } = play();
	expect([written > left, edited > 0, times < left]).toEqual([true, true, true]);
	expect(play()).toEqual({ written, left, edited, times });
});

test('each side of a new direct room is told the name of the other', async () => {
	const { simulator, webex, as, webhooks, webhook, world } = begin();
	const luca = world.findPersonByEmail('luca.bianchi@fernhill.example');
	const { value } = simulator.tokens.issueFixed({
		personId: luca?.id ?? '',
		scopes: ['spark:all'],
		expiresAt: Number.POSITIVE_INFINITY,
	});
	const wanted = { name: 'Rooms', targetUrl: url, resource: 'rooms', event: 'created' };
	await webhook(wanted);
	await as(value).webhooks.create({ ...wanted, name: 'Of Luca' });
	await webex.messages.create({ toPersonEmail: luca?.email ?? '', text: 'Hello' });
	await webhooks.settled();
	const told = received.map(({ envelope: { name, data } }) => [name, data]);
	expect(told.toSorted()).toEqual([
		[
			'Of Luca',
			expect.objectContaining({ title: 'Amara Okafor', type: 'direct', isLocked: false }),
		],
		['Rooms', expect.objectContaining({ title: 'Luca Bianchi', type: 'direct', isLocked: false })],
	]);
});
