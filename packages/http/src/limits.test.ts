import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { timeoutCodes, WebexConnectionError } from './errors.ts';
import { fetchTransport } from './fetch.ts';
import { gate } from './gate.ts';
import { gateState } from './gate-state.ts';
import { timeLimits } from './limits.ts';
import type { HttpRequest, Transport } from './transport.ts';
import { undiciTransport } from './undici.ts';

let server: Server | undefined;
/** Addresses whose answers are over. */
let closed: string[] = [];

async function listen(answer: RequestListener): Promise<string> {
	const over: string[] = [];
	closed = over;
	server = createServer((request, response) => {
		response.once('close', () => over.push(request.url ?? ''));
		answer(request, response);
	});
	await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/rooms`;
}

afterEach(() => {
	server?.closeAllConnections();
	server?.close();
	server = undefined;
});

const get = (url: string): HttpRequest => ({ method: 'GET', url, headers: {} });
const outcomeOf = async (work: Promise<unknown>) => {
	const begin = performance.now();
	const error = await work.catch((reason: unknown) => reason);
	return { error, took: performance.now() - begin };
};

const never: RequestListener = () => {};
const drop: RequestListener = (_, response) => {
	response.writeHead(200, { 'content-type': 'application/json' });
	const timer = setInterval(() => response.write(' '), 20);
	response.once('close', () => clearInterval(timer));
};
const stopsInside: RequestListener = (_, response) => {
	response.writeHead(200);
	response.write('{"items":[');
};

const transports: [string, Transport][] = [
	['undici', undiciTransport({ timeout: 600, duration: 1800 })],
	['fetch', fetchTransport(fetch, { silence: 600, duration: 1800 })],
];

for (const [name, send] of transports) {
	test.each([
		['never answers', never, timeoutCodes.silence, 'did not answer within 1 second'],
		['stops inside its answer', stopsInside, timeoutCodes.silence, 'sent nothing for 1 second'],
		[
			'answers drop by drop',
			drop,
			timeoutCodes.duration,
			'did not complete its answer within 2 seconds',
		],
	])(`${name}: a server that %s is left in time`, async (_, answer, code, reason) => {
		const { error, took } = await outcomeOf(send(get(await listen(answer))));
		// What `fetch` does with its connection is its own.
		if (name === 'undici') await vi.waitFor(() => expect(closed).toEqual(['/v1/rooms']));
		expect(WebexConnectionError.is(error) && [error.code, error.reason]).toEqual([
			code,
			expect.stringContaining(reason),
		]);
		expect(took).toBeLessThan(10_000);
	});

	test(`${name}: a request that is cancelled ends at once`, async () => {
		const controller = new AbortController();
		const url = await listen(drop);
		const sending = outcomeOf(send({ ...get(url), signal: controller.signal }));
		await sleep(60);
		controller.abort(new Error('cancelled'));
		const { error, took } = await sending;
		await vi.waitFor(() => expect(closed.length).toBe(1));
		expect([String(error), took < 500, closed]).toEqual(['Error: cancelled', true, ['/v1/rooms']]);
	});

	test(`${name}: a file that comes slowly, but comes, is read whole within the time that it may take`, async () => {
		const url = await listen(async (_, response) => {
			for (let piece = 0; piece < 10; piece++) {
				response.write('piece');
				await sleep(100);
			}
			response.end();
		});
		const { body } = await send({ ...get(url), maxDuration: 10_000 });
		expect(body.length).toBe(50);
	});

	test(`${name}: a file that stops in the middle of being read ends with an error`, async () => {
		const { stream = [] } = await send({ ...get(await listen(stopsInside)), stream: true });
		const read = async () => {
			for await (const piece of stream) expect(piece.length).toBe(10);
		};
		const { error } = await outcomeOf(read());
		expect(WebexConnectionError.is(error) && error.code).toBe(timeoutCodes.silence);
	});
}

test('a reader that takes its time is not taken for a silent server', async () => {
	const url = await listen((_, response) => {
		response.write('first');
		setTimeout(() => response.end('last'), 20);
	});
	const send = undiciTransport({ timeout: 1500 });
	const { stream = [] } = await send({ ...get(url), stream: true });
	const pieces: string[] = [];
	for await (const piece of stream) {
		pieces.push(new TextDecoder().decode(piece));
		await sleep(2000);
	}
	expect(pieces.join(' ')).toBe('first last');
});

test('an upload gets more time by its size', async () => {
	const send = timeLimits({ silence: 50, duration: 50 })(async () => {
		await sleep(150);
		return { status: 200, headers: {}, body: new Uint8Array() };
	});
	const body = new Uint8Array(32 * 1000);
	const { status } = await send({
		method: 'POST',
		url: 'https://webexapis.com/v1/messages',
		headers: {},
		body,
	});
	const { error } = await outcomeOf(send(get('https://webexapis.com/v1/messages')));
	expect([status, WebexConnectionError.is(error)]).toEqual([200, true]);
});

test('a transport that takes no notice of the signal is left all the same', async () => {
	const send = timeLimits({ silence: 50 })(async () => {
		await sleep(60_000, undefined, { ref: false });
		return { status: 200, headers: {}, body: new Uint8Array() };
	});
	const { error } = await outcomeOf(send(get('https://webexapis.com/v1/rooms')));
	expect(WebexConnectionError.is(error) && error.message).toBe(
		'webexapis.com did not answer within 1 second (GET /v1/rooms, TIMEOUT_SILENCE)',
	);
});

test('a hundred requests that hang do not stop the ones behind them', async () => {
	const url = await listen((request, response) => {
		if (request.url?.includes('people')) response.end('{}');
	});
	const through = gate(gateState(8), { sleep: async () => {} });
	const send = through(undiciTransport({ timeout: 100 }));
	const hanging = Array.from({ length: 100 }, () => outcomeOf(send(get(url))));
	const { status } = await through(undiciTransport())(get(url.replace('rooms', 'people')));
	const errors = await Promise.all(hanging);
	expect([status, errors.every(({ error }) => WebexConnectionError.is(error))]).toEqual([
		200,
		true,
	]);
});

test.each([
	['200 MiB and sends nothing', 200, [0]],
	['1 GiB and sends little', 1024, [0, 1000]],
])('a server that announces %s takes no memory', async (_, size, sizes) => {
	let end = () => {};
	let wait = () => {};
	const rest = new Promise<void>((resolve) => (end = resolve));
	const waiting = new Promise<void>((resolve) => (wait = resolve));
	const transport = timeLimits({})(async () => ({
		status: 200,
		headers: { 'content-length': String(size * 1024 ** 2) },
		body: new Uint8Array(),
		stream: (async function* () {
			for (const length of sizes) yield new Uint8Array(length);
			wait();
			await rest;
		})(),
	}));
	const before = process.memoryUsage().arrayBuffers;
	const answer = transport(get('https://a.example/'));
	await waiting;
	expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * 1024 ** 2);
	end();
	expect((await answer).body).toHaveLength(sizes.at(-1) ?? 0);
});

test.each([
	['as long as announced', 3_000_000],
	['longer, because it was packed', 2_000_000],
	['longer from the first piece on', 1_048_576],
	['shorter', 4_000_000],
	['far shorter than announced', 400_000_000],
	['of unknown length', Number.NaN],
	['announced with a length that nobody believes', 1e15],
])('a large body that is %s comes whole', async (_, length) => {
	const pieces = [1_500_000, 700_000, 0, 800_000].map((size, index) =>
		new Uint8Array(size).fill(index + 1),
	);
	const transport = timeLimits({})(async () => ({
		status: 200,
		headers: { 'content-length': String(length) },
		body: new Uint8Array(),
		stream: (async function* () {
			yield* pieces;
		})(),
	}));
	const { body } = await transport({ method: 'GET', url: 'https://a.example/', headers: {} });
	expect(Buffer.compare(body, Buffer.concat(pieces))).toBe(0);
});

test('a body that is larger than what is believed at first comes whole', async () => {
	const piece = new Uint8Array(30 * 1024 ** 2);
	const transport = timeLimits({})(async () => ({
		status: 200,
		headers: { 'content-length': String(10 * piece.length) },
		body: new Uint8Array(),
		stream: (async function* () {
			for (let count = 1; count <= 10; count += 1) {
				piece[0] = count;
				yield piece;
			}
		})(),
	}));
	const { body } = await transport({ method: 'GET', url: 'https://a.example/', headers: {} });
	const firsts = Array.from({ length: 10 }, (_, index) => body[index * piece.length]);
	expect([body.length, firsts]).toEqual([10 * piece.length, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
});
