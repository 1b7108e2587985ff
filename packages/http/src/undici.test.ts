import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { WebexConnectionError } from './errors.ts';
import { readText } from './read.ts';
import { undiciTransport } from './undici.ts';

let server: Server | undefined;

async function listen(answer: RequestListener): Promise<string> {
	server = createServer(answer);
	await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/rooms?max=1`;
}

afterEach(() => {
	server?.closeAllConnections();
	server?.close();
	server = undefined;
});

const send = undiciTransport({ timeout: 2000 });
const get = (url: string, signal?: AbortSignal) =>
	send({ method: 'GET', url, headers: {}, ...(signal && { signal }) });

test('gives status, headers and body of any answer', async () => {
	const url = await listen((_, response) => {
		response.writeHead(404, { TrackingID: 'T_1', 'set-cookie': ['a=1', 'b=2'] });
		response.end('none');
	});
	const { status, headers, body } = await get(url);
	expect({
		status,
		trackingId: headers['trackingid'],
		cookies: headers['set-cookie'],
		text: readText({ status, headers, body }),
	}).toEqual({
		status: 404,
		trackingId: 'T_1',
		cookies: 'a=1, b=2',
		text: 'none',
	});
});

test('sends method, headers and body', async () => {
	let received = '';
	const url = await listen(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		received = `${request.method} ${request.headers['x-test']} ${Buffer.concat(chunks)}`;
		response.end();
	});
	await send({ method: 'POST', url, headers: { 'x-test': 'yes' }, body: 'hello' });
	expect(received).toBe('POST yes hello');
});

test('gives the body of a success as it comes when asked to, and that of a failure whole', async () => {
	let status = 200;
	let finish = () => {};
	const url = await listen((_, response) => {
		response.writeHead(status);
		response.write('first');
		finish = () => response.end('last');
		if (status !== 200) finish();
	});
	const { stream, body } = await send({ method: 'GET', url, headers: {}, stream: true });
	expect(body.length).toBe(0);
	const pieces: string[] = [];
	for await (const piece of stream ?? []) {
		// The last piece is sent only when the first one is here.
		if (pieces.length === 0) finish();
		pieces.push(new TextDecoder().decode(piece));
	}
	expect(pieces).toEqual(['first', 'last']);
	status = 410;
	const failure = await send({ method: 'GET', url, headers: {}, stream: true });
	expect([failure.stream, readText(failure)]).toEqual([undefined, 'firstlast']);
});

test('does not follow redirects', async () => {
	const url = await listen((_, response) => {
		response.writeHead(302, { location: 'http://127.0.0.1:9/elsewhere' }).end();
	});
	expect((await get(url)).status).toBe(302);
});

test.each<[string, RequestListener]>([
	['before the headers', (request) => request.socket.destroy()],
	[
		'in the middle of the body',
		(_, response) => {
			response.writeHead(200, { 'content-length': '100' });
			response.write('half');
			setTimeout(() => response.destroy(), 20);
		},
	],
])('rejects when the connection breaks %s', async (_, answer) => {
	const url = await listen(answer);
	const error = await get(url).catch((reason: unknown) => reason);
	expect(WebexConnectionError.is(error) && error.reason).toMatch(
		/^127\.0\.0\.1:\d+ closed the connection before its answer was complete$/,
	);
});

test('says that nothing answers at an address', async () => {
	const error = await get('http://127.0.0.1:9/v1/rooms?secret=1').catch(
		(reason: unknown) => reason,
	);
	expect(WebexConnectionError.is(error) && error.message).toBe(
		'127.0.0.1:9 refused the connection: nothing answers there (GET /v1/rooms, ECONNREFUSED)',
	);
});

test('rejects with the reason of the signal', async () => {
	const url = await listen(() => {});
	await expect(get(url, AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled');
});

test('gives a large body whole, an answer to HEAD without one, and none that broke off', async () => {
	const file = Uint8Array.from({ length: 3_000_000 }, (_, index) => index % 251);
	const url = await listen((request, response) => {
		response.writeHead(200, { 'content-length': file.length });
		if (request.headers['x-test'] !== 'broken') response.end(file);
		else response.write(file.subarray(0, 2_000_000), () => response.destroy());
	});
	const ask = async (method: 'GET' | 'HEAD', headers = {}) =>
		(await send({ method, url, headers })).body;
	expect(Buffer.compare(await ask('GET'), file)).toBe(0);
	expect(await ask('HEAD')).toHaveLength(0);
	await expect(ask('GET', { 'x-test': 'broken' })).rejects.toThrow(WebexConnectionError);
});
