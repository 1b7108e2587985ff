import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';
import { openBinaryData } from '../src/n8n.ts';
import { byId, operationsOf } from '../src/one-node.ts';

let storage: BinaryDataService;
beforeAll(async () => {
	storage = await openBinaryData();
});

let harness: Harness;
let roomId: string;
beforeEach(async () => await open());
afterEach(async () => await harness.close());

async function open(options: Parameters<typeof createHarness>[0] = {}) {
	harness = await createHarness(options);
	roomId = [...harness.simulator.world.rooms.keys()][0] ?? '';
}

const { run, json } = operationsOf('webexMessages', () => harness);
const world = () => harness.simulator.world;
const filesOf = () => [...world().files.values()].filter((file) => file.roomId === roomId);

const content = 'a;b\n1;2\n';
const file = (fileName: string, text = content): IBinaryData => ({
	data: Buffer.from(text).toString('base64'),
	mimeType: 'text/csv',
	fileName,
});
const bytesOf = async (data: IBinaryData | undefined) =>
	data && (await storage.getAsBuffer(data)).toString();

const send = (parameters: object) => ({ roomId: byId(roomId), content: '', ...parameters });

test('Send attaches a file of the item to the text', async () => {
	const options = { binaryFields: 'data' };
	const [message, ...others] = await json(
		'message',
		'send',
		send({ content: 'The list', options }),
		{
			files: [{ data: file('Störung 4711.csv') }],
		},
	);
	expect(others).toEqual([]);
	expect(message).toMatchObject({ text: 'The list', files: [expect.any(String)] });
	const [stored] = filesOf();
	expect(stored).toMatchObject({ name: 'Störung 4711.csv', contentType: 'text/csv' });
	expect(Buffer.from(stored?.bytes ?? []).toString()).toBe(content);
});

test('Send sends several files as a message each, in their order, and without a text too', async () => {
	const { items } = await run('message', 'send', send({ options: { binaryFields: 'one, two' } }), {
		files: [{ one: file('1.csv', '1'), two: file('2.csv', '2') }],
	});
	expect(items.map((item) => item.json['text'])).toEqual([undefined, undefined]);
	expect(filesOf().map(({ name }) => name)).toEqual(['1.csv', '2.csv']);
});

test('Send says that it sent several messages', async () => {
	const { hints } = await run(
		'message',
		'send',
		send({ content: 'x', options: { binaryFields: 'one,two' } }),
		{ files: [{ one: file('1.csv'), two: file('2.csv') }] },
	);
	expect(hints).toEqual(['Webex takes one file a message: 2 messages were sent.']);
});

test('Send lets Webex fetch a file from its address', async () => {
	const server = createServer((_, response) => response.end('picture'));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const fileUrls = `http://127.0.0.1:${(server.address() as AddressInfo).port}/plan.png`;
	await json('message', 'send', send({ content: 'x', options: { fileUrls } }));
	server.close();
	expect(filesOf()[0]).toMatchObject({ name: 'plan.png' });
	const { error } = await run('message', 'send', send({ options: { fileUrls: 'plan.png' } }));
	expect(error?.description).toContain('expected an address that begins with https://');
});

test('a token that expires before a file is sent is renewed, and the file is sent once', async () => {
	harness.simulator.tokens.expireAccessTokens();
	const [message] = await json('message', 'send', send({ options: { binaryFields: 'data' } }), {
		files: [{ data: file('late.csv') }],
	});
	expect(message?.['files']).toHaveLength(1);
	expect(filesOf().map(({ name }) => name)).toEqual(['late.csv']);
	expect(harness.credential.saved.length).toBe(1);
});

test('Send says before sending that a file is too large', async () => {
	const location = { type: 'execution', workflowId: 'w', executionId: '1' } as const;
	const large = { data: '', mimeType: 'application/zip', fileName: 'large.zip' };
	const stored = await storage.store(location, Buffer.alloc(101 * 1024 * 1024), large);
	let requests = 0;
	harness.simulator.observe(() => {
		requests += 1;
	});
	const { error } = await run('message', 'send', send({ options: { binaryFields: 'data' } }), {
		files: [{ data: stored }],
	});
	expect(error?.description).toContain('holds a file of 101 MB, and Webex takes 100 MB');
	expect(requests).toBe(0);
});

test('one file that is too large: nothing is sent of the others either', async () => {
	const location = { type: 'execution', workflowId: 'w', executionId: '1' } as const;
	const large = { data: '', mimeType: 'application/zip', fileName: 'large.zip' };
	const stored = await storage.store(location, Buffer.alloc(101 * 1024 * 1024), large);
	const before = world().messagesOf(roomId).length;
	const options = { binaryFields: 'small,large' };
	const { error } = await run('message', 'send', send({ content: 'x', options }), {
		files: [{ small: file('1.csv'), large: stored }],
	});
	expect([error?.message, world().messagesOf(roomId).length]).toEqual([
		'"large" cannot be used',
		before,
	]);
});

test('large files to several rooms are in memory one at a time, small ones do not wait', async () => {
	let active = 0;
	let most = 0;
	const server = createServer(async (request, response) => {
		response.setHeader('content-type', 'application/json');
		// Names are looked up beside it.
		if (request.method !== 'POST') return void response.writeHead(404).end('{}');
		active += 1;
		most = Math.max(most, active);
		for await (const _ of request);
		await setTimeout(150);
		active -= 1;
		response.end(JSON.stringify({ id: 'm', roomId: 'r', roomType: 'group', created: '' }));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	harness.credential.stored = {
		...harness.credential.stored,
		baseUrl: `http://127.0.0.1:${port}/v1`,
	};
	const items = [...world().rooms.keys()].slice(0, 4).map((id) => ({ id }));
	const atOnce = async (size: number) => {
		most = 0;
		const data = file('a.csv', 'x'.repeat(size));
		const parameters = { roomId: byId('={{ $json.id }}'), options: { binaryFields: 'data' } };
		const files = items.map(() => ({ data }));
		const { error } = await run('message', 'send', parameters, { items, files });
		expect(error).toBeUndefined();
		return most;
	};
	expect(await atOnce(9 * 1024 * 1024)).toBe(1);
	expect(await atOnce(1000)).toBeGreaterThan(1);
	server.close();
});

test('Send names the field when an item has no such file, and wants something to send', async () => {
	const missing = await run('message', 'send', send({ options: { binaryFields: 'report' } }));
	expect(`${missing.error?.message} ${missing.error?.description}`).toContain('report');
	const { error } = await run('message', 'send', send({}));
	expect(error?.description).toContain('Enter a text, or attach a file');
});

test('a dry run shows the file without its content', async () => {
	const options = { binaryFields: 'data', dryRun: true };
	const [shown] = await json('message', 'send', send({ content: 'x', options }), {
		files: [{ data: file('1.csv') }],
	});
	expect(shown?.['body']).toEqual({
		roomId,
		markdown: 'x',
		files: [{ fileName: '1.csv', contentType: 'text/csv', size: content.length }],
	});
	expect(filesOf()).toEqual([]);
});

/** A message with a file in each of these states. */
function addMessage(...scans: ('clean' | 'infected' | 'pending' | 'unscannable')[]) {
	const files = scans.map((scan, index) => {
		const name = `${index} ${scan}.csv`;
		const bytes = Buffer.from(content);
		const { id } = world().addFile({ roomId, name, contentType: 'text/csv', bytes, scan });
		// Another host than the one that has the token.
		return `https://webexapis.com/v1/contents/${id}`;
	});
	const [person] = world().people.values();
	return world().addMessage({ roomId, personId: person?.id ?? '', text: 'x', files });
}

test('Download Files gives an item for each file, stored by n8n', async () => {
	const { id } = addMessage('clean', 'clean');
	const { items, error } = await run('message', 'downloadFiles', { messageId: id });
	expect(error).toBeUndefined();
	expect(items.map((item) => item.json)).toMatchObject([
		{ messageId: id, roomId, fileName: '0 clean.csv', contentType: 'text/csv', size: 8 },
		{ fileName: '1 clean.csv' },
	]);
	for (const { binary } of items) {
		expect(binary?.['data']).toMatchObject({ fileExtension: 'csv', id: expect.any(String) });
		expect(await bytesOf(binary?.['data'])).toBe(content);
	}
});

test('Download Files takes addresses, from an expression too', async () => {
	const { files } = addMessage('clean');
	const { items } = await run(
		'message',
		'downloadFiles',
		{ files: 'addresses', addresses: '={{ $json.files }}', field: 'report' },
		{ items: [{ files: files ?? [] }] },
	);
	expect(await bytesOf(items[0]?.binary?.['report'])).toBe(content);
});

test('Download Files renews an expired token also while it streams', async () => {
	const { id } = addMessage('clean');
	harness.simulator.tokens.expireAccessTokens();
	const { items } = await run('message', 'downloadFiles', { messageId: id });
	expect(await bytesOf(items[0]?.binary?.['data'])).toBe(content);
});

test.each([
	['infected', {}, 'Webex found malware in the file'],
	['unscannable', {}, 'Webex cannot scan the file for malware'],
	['unscannable', { allowUnscannable: true }, undefined],
] as const)('Download Files of a file that is %s with %j', async (scan, options, message) => {
	const { id } = addMessage(scan);
	const { items, error } = await run('message', 'downloadFiles', { messageId: id, options });
	expect(error?.message).toBe(message);
	if (!message) expect(await bytesOf(items[0]?.binary?.['data'])).toBe(content);
});

test('Download Files waits while a file is being scanned', async () => {
	const message = addMessage('pending');
	const [pending] = filesOf();
	const finishScan = async () => {
		await setTimeout(500);
		if (pending) world().files.set(pending.id, { ...pending, scan: 'clean' });
	};
	const [{ items }] = await Promise.all([
		run('message', 'downloadFiles', { messageId: message.id }),
		finishScan(),
	]);
	expect(await bytesOf(items[0]?.binary?.['data'])).toBe(content);
});

test('Download Files can report what it cannot have, and go on', async () => {
	const { id } = addMessage('infected', 'clean');
	const { items } = await run('message', 'downloadFiles', {
		messageId: id,
		options: { unavailable: 'report' },
	});
	expect(items.map((item) => item.json['unavailable'])).toEqual([
		'Webex found malware in the file',
		undefined,
	]);
	expect(items[0]?.binary).toBeUndefined();
	expect(await bytesOf(items[1]?.binary?.['data'])).toBe(content);
});

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that somebody still needs. */
function held(): number {
	collect();
	// What the first pass found unused is given back while the second one waits for it.
	collect();
	const { arrayBuffers, heapUsed } = process.memoryUsage();
	return arrayBuffers + heapUsed;
}

test('a large file goes through without being held in memory', async () => {
	const piece = Buffer.alloc(64 * 1024, 7);
	const pieces = 4096;
	const size = piece.length * pieces;
	let highest = 0;
	const server = createServer(async (request, response) => {
		request.resume();
		response.writeHead(200, {
			'content-type': 'video/mp4',
			'content-length': size,
			'content-disposition': 'attachment; filename="large.mp4"',
		});
		for (let index = 0; index < pieces; index += 1) {
			if (index % 256 === 0) highest = Math.max(highest, held());
			if (!response.write(piece)) await new Promise((resolve) => response.once('drain', resolve));
		}
		response.end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	harness.credential.stored = {
		...harness.credential.stored,
		baseUrl: `http://127.0.0.1:${port}/v1`,
	};
	const before = held();
	const { items, error } = await run('message', 'downloadFiles', {
		files: 'addresses',
		addresses: 'Y2lzY29zcGFyazovL3VzL0NPTlRFTlQvMQ',
	});
	server.close();
	expect(error).toBeUndefined();
	expect(items[0]?.binary?.['data']).toMatchObject({ bytes: size, fileName: 'large.mp4' });
	expect(highest - before).toBeLessThan(size / 8);
});

test('the name of an attached file is safe for those who save it', async () => {
	const names = ['../../plan.csv', 'invoice\u202efdp.csv', 'C:x:stream', `${'a'.repeat(300)}.csv`];
	for (const name of names) {
		await json('message', 'send', send({ options: { binaryFields: 'data' } }), {
			files: [{ data: file(name) }],
		});
	}
	expect(filesOf().map(({ name }) => name)).toEqual([
		'plan.csv',
		'invoicefdp.csv',
		'C_x_stream',
		`${'a'.repeat(251)}.csv`,
	]);
});
