import { createHash } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type BodyInParts, WebexUploadError } from './body.ts';
import { fetchTransport } from './fetch.ts';
import { gate } from './gate.ts';
import { gateState } from './gate-state.ts';
import { retry } from './retry.ts';
import type { HttpRequest } from './transport.ts';
import { undiciTransport } from './undici.ts';

let server: Server | undefined;

async function listen(answer: RequestListener): Promise<string> {
	server = createServer(answer);
	await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/messages`;
}

afterEach(() => {
	server?.closeAllConnections();
	server?.close();
	server = undefined;
});

const size = 3_000_000;
const content = Uint8Array.from({ length: size }, (_, index) => (index * index) % 251);
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Counts how often it was opened, and closed. */
function counted({ isOnce = false, length = size, hangsAt = Number.POSITIVE_INFINITY } = {}) {
	const counts = { opened: 0, closed: 0 };
	const body: BodyInParts = {
		name: 'plan.pdf',
		length,
		open: async function* () {
			counts.opened += 1;
			try {
				for (let at = 0; at < size; at += 50_000) {
					if (at >= hangsAt) await new Promise((resolve) => setTimeout(resolve, 5));
					yield content.slice(at, at + 50_000);
					if (at >= hangsAt) at -= 50_000;
				}
			} finally {
				counts.closed += 1;
			}
		},
		...(isOnce && { isUsedUp: () => counts.opened > 0 }),
	};
	return { body, counts };
}

const send = undiciTransport({ timeout: 5000 });
const post = (url: string, body: BodyInParts, more: Partial<HttpRequest> = {}): HttpRequest => ({
	...{ method: 'POST', url, headers: {}, body },
	...more,
});

/** Answers with one status after the other, when the body is there; notes what came. */
async function scripted(...statuses: number[]) {
	const came: { readonly length: string | undefined; readonly digest: string }[] = [];
	const url = await listen(async (request, response) => {
		const pieces: Buffer[] = [];
		for await (const piece of request) pieces.push(piece);
		came.push({
			length: request.headers['content-length'],
			digest: digestOf(Buffer.concat(pieces)),
		});
		const status = statuses[came.length - 1] ?? 200;
		if (status === 0) response.destroy();
		else response.writeHead(status, { 'retry-after': '1' }).end();
	});
	return { url, came };
}

const whole = { length: String(size), digest: digestOf(content) };
const again = retry({ sleep: async () => {}, random: () => 0 });

test('a body in parts arrives as it is, with its length', async () => {
	const { url, came } = await scripted();
	const { body, counts } = counted();
	expect((await send(post(url, body))).status).toBe(200);
	expect([came, counts]).toEqual([[whole], { opened: 1, closed: 1 }]);
});

test('a body in parts is read anew for each attempt', async () => {
	const { url, came } = await scripted(429, 0, 200);
	const { body, counts } = counted();
	const answer = await again(send)(post(url, body, { repeatable: true }));
	expect([answer.status, answer.waited?.attempts, came]).toEqual([200, 3, [whole, whole, whole]]);
	expect(counts).toEqual({ opened: 3, closed: 3 });
});

test.each([429, 503])('what can be read only once is not sent again after %s', async (status) => {
	const { url, came } = await scripted(status, 200);
	const { body, counts } = counted({ isOnce: true });
	const limited = gate(gateState(2), { sleep: async () => {} });
	const answer = await again(limited(send))(post(url, body, { repeatable: true }));
	expect([answer.status, came, counts.opened]).toEqual([status, [whole], 1]);
});

test('what can be read only once is not sent again after a lost answer', async () => {
	const { url, came } = await scripted(0, 200);
	const { body, counts } = counted({ isOnce: true });
	const lost = again(send)(post(url, body, { repeatable: true }));
	await expect(lost).rejects.toMatchObject({
		name: 'WebexConnectionError',
		mayHaveHappened: false,
	});
	expect([came.length, counts.opened]).toEqual([1, 1]);
});

test('what can be read only once is sent when the first attempt found nobody', async () => {
	const { url, came } = await scripted();
	const { body } = counted({ isOnce: true });
	let attempts = 0;
	const answer = await again(async (request) => {
		attempts += 1;
		return await send({ ...request, url: attempts === 1 ? 'http://127.0.0.1:9/' : url });
	})(post(url, body));
	expect([answer.status, attempts, came]).toEqual([200, 2, [whole]]);
});

test.each([
	[size + 1, /^plan\.pdf has only 3000000 of the 3000001 bytes that were announced$/],
	[size - 1, /^plan\.pdf has more than the 2999999 bytes that were announced$/],
])(
	'a body that announces %s bytes does not arrive, and is not sent again',
	async (length, message) => {
		let complete = 0;
		const url = await listen(async (request, response) => {
			request.on('error', () => {});
			request.on('end', () => {
				complete += 1;
				response.end();
			});
			request.resume();
		});
		const { body, counts } = counted({ length });
		const error = await again(send)(post(url, body, { repeatable: true })).catch(
			(reason: unknown) => reason,
		);
		expect(WebexUploadError.is(error) && error.message).toMatch(message);
		expect([complete, counts]).toEqual([0, { opened: 1, closed: 1 }]);
	},
);

test('a body that cannot be read says so', async () => {
	const { url } = await scripted();
	const cause = new Error('EIO');
	const broken = async function* (): AsyncGenerator<Uint8Array> {
		yield new Uint8Array(10);
		throw cause;
	};
	const sent = send(post(url, { length: 20, open: broken }));
	await expect(sent).rejects.toMatchObject({
		message: 'What was to be sent could not be read to its end',
		cause,
	});
});

test('an abort ends the request, and closes what is read', async () => {
	const url = await listen((request) => request.resume());
	const { body, counts } = counted({ hangsAt: 100_000 });
	const stop = new AbortController();
	const sent = send(post(url, body, { signal: stop.signal }));
	await expect.poll(() => counts.opened).toBe(1);
	stop.abort(new Error('cancelled'));
	await expect(sent).rejects.toThrow('cancelled');
	await expect.poll(() => counts.closed).toBe(1);
});

test('a server in the same process gets the parts too', async () => {
	const { body } = counted();
	let digest = '';
	const transport = fetchTransport(async (request) => {
		digest = digestOf(await request.bytes());
		return new Response(null, { status: 204 });
	});
	await transport(post('http://localhost/v1/messages', body));
	expect(digest).toBe(whole.digest);
});

test('a piece that is given back leaves those after it whole', async () => {
	const url = await listen((_, response) => {
		response.writeHead(200, { 'content-length': size });
		response.end(content);
	});
	const hash = createHash('sha256');
	const { stream, release } = await send({ method: 'GET', url, headers: {}, stream: true });
	for await (const piece of stream ?? []) {
		hash.update(piece);
		release?.(piece);
	}
	expect([release !== undefined, hash.digest('hex')]).toEqual([true, whole.digest]);
});
