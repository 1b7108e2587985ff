import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRestClient } from '@webex-nodes/client';
import { undiciTransport } from '@webex-nodes/http/undici';
import { expect, test } from 'vitest';
import { createSimulator, type SimulatorOptions } from '../src/index.ts';
import { base, noon } from './fixture.ts';

const bytes = new TextEncoder().encode('a;b\n1;2\n');
const card = {
	contentType: 'application/vnd.microsoft.card.adaptive',
	content: { type: 'AdaptiveCard', version: '1.3', body: [] },
};

/** A client that is not ours, so that a form that only both of us understand is found. */
function setUp(options: SimulatorOptions = {}) {
	const simulator = createSimulator({ now: () => noon, ...options });
	const [roomId = ''] = simulator.world.rooms.keys();
	const headers = { authorization: `Bearer ${simulator.personalToken}` };
	const post = async (body: object) => {
		const isForm = body instanceof FormData;
		const response = await simulator.request(
			new Request(`${base}/v1/messages`, {
				method: 'POST',
				headers: { ...headers, ...(!isForm && { 'content-type': 'application/json' }) },
				body: isForm ? body : JSON.stringify(body),
			}),
		);
		const answer = (await response.json()) as { message?: string; files?: string[]; text?: string };
		return { status: response.status, ...answer };
	};
	const get = async (url: string) => await simulator.request(new Request(url, { headers }));
	return { simulator, roomId, post, get };
}

function formOf(texts: Readonly<Record<string, string>>, files = 1): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(texts)) form.set(name, value);
	for (let count = 0; count < files; count += 1) {
		form.append('files', new File([bytes], 'Störung 4711.csv', { type: 'text/csv' }));
	}
	return form;
}

test('a file that is sent can be fetched again, with its name and kind', async () => {
	const { roomId, post, get } = setUp();
	const sent = await post(formOf({ roomId, text: 'The list' }));
	expect(sent).toMatchObject({ status: 200, text: 'The list', files: [expect.any(String)] });
	const response = await get(sent.files?.[0] ?? '');
	expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
	expect(response.headers.get('content-type')).toBe('text/csv');
	expect(response.headers.get('content-disposition')).toContain('St%C3%B6rung%204711.csv');
});

test('a file may come without a text, but only one at a time', async () => {
	const { roomId, post } = setUp();
	expect((await post(formOf({ roomId }))).status).toBe(200);
	const refused = await post(formOf({ roomId }, 2));
	expect(refused).toMatchObject({ status: 400, message: expect.stringContaining('one file') });
});

test.each([
	['refused', 400],
	['accepted', 200],
] as const)('a card beside a file is %s', async (cardWithFile, status) => {
	const { roomId, post } = setUp({ switches: { cardWithFile } });
	const attachments = JSON.stringify([card]);
	expect((await post(formOf({ roomId, text: 'x', attachments }))).status).toBe(status);
});

test('messages name their files at the host of the API when asked to', async () => {
	const { roomId, post } = setUp({ switches: { contentHost: 'webexapis.com' } });
	const { files } = await post(formOf({ roomId }));
	expect(files?.[0]).toMatch(/^https:\/\/webexapis\.com\/v1\/contents\//);
});

test('what the scan of a new file finds is a switch', async () => {
	const { roomId, post, get } = setUp({ switches: { scanOfUploads: 'infected' } });
	const { files } = await post(formOf({ roomId }));
	expect((await get(files?.[0] ?? '')).status).toBe(410);
});

test('a public address is read without signing in', async () => {
	const server = createServer((request, response) => {
		if (request.headers.authorization) response.writeHead(500).end();
		else response.writeHead(200, { 'content-type': 'image/png' }).end('picture');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/plan%20a.png`;
	const { simulator, roomId, post } = setUp();
	expect((await post({ roomId, files: [address] })).status).toBe(200);
	expect([...simulator.world.files.values()].at(-1)).toMatchObject({
		name: 'plan a.png',
		contentType: 'image/png',
	});
	server.close();
	expect(await post({ roomId, files: ['file:///etc/passwd'] })).toMatchObject({
		status: 400,
		message: 'Unable to retrieve content.',
	});
});

test.each([
	[{ contentType: 'text/plain', content: card.content }, 'Adaptive Card'],
	[{ ...card, content: { ...card.content, version: '1.4' } }, 'version'],
])('refuses the card %j', async (attachment, message) => {
	const { roomId, post } = setUp();
	const refused = await post({ roomId, text: 'x', attachments: [attachment] });
	expect(refused).toMatchObject({ status: 400, message: expect.stringContaining(message) });
});

test('the client sends and opens files over the network, in pieces', async () => {
	const simulator = createSimulator();
	const { url, close } = await simulator.listen();
	const [roomId = ''] = simulator.world.rooms.keys();
	const transport = undiciTransport();
	const webex = createRestClient({
		baseUrl: `${url}/v1`,
		transport: (request) =>
			transport({
				...request,
				headers: { ...request.headers, authorization: `Bearer ${simulator.personalToken}` },
			}),
	});
	const large = new Uint8Array(3_000_000).map((_, index) => index % 251);
	const upload = { fileName: 'large.bin', contentType: 'application/x-test', bytes: large };
	const { files } = await webex.messages.create({ roomId, files: [upload] });
	const { stream, ...facts } = await webex.contents.open(files?.[0] ?? '');
	expect(facts).toMatchObject({
		fileName: 'large.bin',
		contentType: 'application/x-test',
		size: large.length,
	});
	const pieces: Uint8Array[] = [];
	for await (const piece of stream) pieces.push(piece);
	expect(pieces.length).toBeGreaterThan(3);
	expect(Buffer.compare(Buffer.concat(pieces), large)).toBe(0);
	await close();
});
