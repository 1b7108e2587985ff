import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { byId, operationsOf } from '../src/one-node.ts';
import { loadPackage } from '../src/package.ts';
import { createTrigger, sign } from '../src/triggers.ts';

/**
 * n8n's built-in node "Webex by Cisco" (n8n-nodes-base 2.41.2) was seen to do each of these wrong. What this package does
 * in its place is tested where it belongs; here is one test for each, so that none of them comes in.
 */

let harness: Harness;
let roomId: string;
let paths: string[];
beforeEach(async () => await open());
afterEach(async () => await harness.close());

async function open(options: Parameters<typeof createHarness>[0] = {}) {
	harness = await createHarness(options);
	roomId = [...harness.simulator.world.rooms.keys()][0] ?? '';
	paths = [];
	harness.simulator.observe(({ path }) => paths.push(path));
}

async function reopen(options: Parameters<typeof createHarness>[0]) {
	await harness.close();
	await open(options);
}

const messages = operationsOf('webexMessages', () => harness);
const meetings = operationsOf('webexMeetingsXml', () => harness);
const stored = () => harness.simulator.world.messagesOf(roomId);

test('Get Many of messages: it returned one empty item', async () => {
	const items = await messages.json('message', 'getMany', {
		roomId: byId(roomId),
		returnAll: true,
	});
	expect(items.map(({ id }) => id).toSorted()).toEqual(
		stored()
			.map(({ id }) => id)
			.toSorted(),
	);
});

test('a card together with a file: it failed before sending', async () => {
	const data = Buffer.from('x').toString('base64');
	const { error, items } = await messages.run(
		'message',
		'send',
		{
			roomId: byId(roomId),
			messageType: 'card',
			card: 'status',
			cardTitle: 'Trunk',
			options: { binaryFields: 'data' },
		},
		{ files: [{ data: { data, mimeType: 'text/plain', fileName: 'a.txt' } }] },
	);
	expect([error, items.length]).toEqual([undefined, 2]);
});

test('the password of a meeting: it went into the address', async () => {
	await reopen({ scope: 'spark:all meeting:preferences_read' });
	const [created] = await meetings.json('meeting', 'create', {
		topic: 'Dispatch',
		start: '2030-07-01T09:00:00Z',
		options: { password: 'Fern12345' },
	});
	await meetings.json('meeting', 'get', { meetingKey: created?.['meetingKey'] as string });
	expect(paths.some((path) => path.includes('Fern12345') || /password/i.test(path))).toBe(false);
});

test('the time of a filter: it was shifted by the zone of the server', async () => {
	const zone = process.env['TZ'];
	const before = stored().at(-2)?.created.replace('Z', '') ?? '';
	const counts = [];
	try {
		for (const server of ['UTC', 'Asia/Tokyo']) {
			process.env['TZ'] = server;
			const filters = { before };
			const items = await messages.json('message', 'getMany', {
				roomId: byId(roomId),
				returnAll: true,
				filters,
			});
			counts.push(items.length);
		}
	} finally {
		if (zone === undefined) delete process.env['TZ'];
		else process.env['TZ'] = zone;
	}
	expect(counts).toEqual([stored().length - 2, stored().length - 2]);
});

test('the people of a meeting: it sent the form of the editor to the API', async () => {
	await reopen({ scope: 'spark:all meeting:preferences_read' });
	const [created] = await meetings.json('meeting', 'create', {
		topic: 'Dispatch',
		start: '2030-07-01T09:00:00Z',
		options: { attendees: 'a@x.example' },
	});
	const { site } = harness.simulator.meetingsXml;
	expect(site.sessions.get(String(created?.['meetingKey']))?.attendees).toMatchObject([
		{ email: 'a@x.example' },
	]);
});

test('pages: it sent the query again on top of the next link, and did not page up to the limit', async () => {
	await reopen({ switches: { maxMessagePageSize: 3 } });
	const items = await messages.json('message', 'getMany', { roomId: byId(roomId), limit: 8 });
	expect(items.length).toBe(8);
	const pages = paths.filter((path) => path.startsWith('/v1/messages?'));
	expect(pages.length).toBe(3);
	for (const page of pages) {
		const names = [...new URLSearchParams(page.split('?')[1]).keys()];
		expect(names.length).toBe(new Set(names).size);
	}
});

test('lists: they loaded everything, without a search', async () => {
	const { types } = await loadPackage();
	expect(types.nodes.length).toBeGreaterThan(4);
	expect(JSON.stringify(types.nodes)).not.toContain('loadOptionsMethod');
	expect(JSON.stringify(types.nodes)).toContain('searchListMethod');
});

const trigger = () => createTrigger(harness, 'webexTrigger', { event: 'messages.created' });
const webhooks = () => [...harness.simulator.world.webhooks.values()];

test('activation again: it never found its webhook, and made another one', async () => {
	const one = trigger();
	await one.activate();
	await one.activate();
	expect(webhooks().length).toBe(1);
});

test('signatures: one secret for all webhooks, a bad one answered 200, none stored threw', async () => {
	const one = trigger();
	const other = trigger();
	other.workflowId = 'another';
	other.webhookUrl = 'http://127.0.0.1:5678/other';
	const unknown = await one.receive('{}', sign('{}', 'x'));
	expect(unknown.status).toBe(401);
	await one.activate();
	await other.activate();
	expect(new Set(webhooks().map(({ secret }) => secret)).size).toBe(2);
	const bad = await one.receive('{}', sign('{}', 'guessed'));
	expect([bad.status, bad.items]).toEqual([401, []]);
});

test('events: no text, its own messages too, and each as often as it came', async () => {
	const one = createTrigger(harness, 'webexTrigger', {
		event: 'messages.created',
		resolve: true,
		options: {},
	});
	await one.activate();
	const [webhook] = webhooks();
	const [me, jonas] = harness.simulator.world.people.values();
	const receive = async (personId = '') => {
		const { id } = harness.simulator.world.addMessage({ roomId, personId, text: 'A text' });
		const data = { id, roomId, personId };
		const body = JSON.stringify({
			resource: 'messages',
			event: 'created',
			actorId: personId,
			data,
		});
		const headers = sign(body, webhook?.secret ?? '');
		const answers = [await one.receive(body, headers), await one.receive(body, headers)];
		return answers.flatMap(({ items }) => items.map(({ json }) => json['text']));
	};
	expect(await receive(jonas?.id)).toEqual(['A text']);
	expect(await receive(me?.id)).toEqual([]);
});

test('in general: no help, no pairing of failed items, nothing about limits', async () => {
	harness.simulator.faults.next({ at: '/v1/messages', status: 429, retryAfter: 1 });
	const parameters = { roomId: byId('={{ $json.room }}'), content: 'x' };
	const { items, error } = await messages.run('message', 'send', parameters, {
		items: [{ room: roomId }, { room: 'Y2lzY29zcGFyazovL3VzL1JPT00vMQ' }],
		continueOnFail: true,
	});
	expect(error).toBeUndefined();
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	expect(items[0]?.json['text']).toBe('x');
	expect(items[1]?.json).toMatchObject({
		error: expect.stringContaining('Webex did not find it'),
		details: {
			trackingId: expect.any(String),
			description: expect.stringContaining('may not see'),
		},
	});
});

test('in general: no threads, no download, no send and wait, a request helper that n8n gives up, PNG icons', async () => {
	const { types } = await loadPackage();
	const node = types.nodes.find(({ name }) => name.endsWith('webexMessages'));
	const shown = JSON.stringify(node);
	for (const operation of ['reply', 'downloadFiles', 'sendAndWait']) {
		expect(shown).toContain(`"value":"${operation}"`);
	}
	expect(shown).toMatch(/messages\.svg/);
	const dist = join(
		dirname(createRequire(import.meta.url).resolve('n8n-nodes-webex/package.json')),
		'dist',
	);
	const files = (await readdir(dist, { recursive: true })).filter((name) =>
		/\.(js|png)$/.test(name),
	);
	expect(files.filter((name) => name.endsWith('.png'))).toEqual([]);
	// Tests of credentials, which n8n gives no newer one, call it in another way.
	const old =
		/(this|context)\.helpers\.(request|requestOAuth1|requestOAuth2|requestWithAuthentication)\b/;
	for (const name of files) {
		const text = await readFile(join(dist, name), 'utf8');
		expect([name, old.exec(text)?.[0]]).toEqual([name, undefined]);
	}
});
