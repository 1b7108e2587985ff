import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { timeoutCodes } from './errors.ts';
import { fetchTransport } from './fetch.ts';
import { timeLimits } from './limits.ts';
import type { HttpRequest, Transport } from './transport.ts';
import { undiciTransport } from './undici.ts';

afterEach(() => vi.restoreAllMocks());

const file: HttpRequest = {
	method: 'GET',
	url: 'https://webexapis.com/v1/contents/x',
	headers: {},
	stream: true,
};

/** Timers that end when they are told to, each as late as it should. */
function timersByHand() {
	const timers: { readonly duration: number; readonly end: () => void }[] = [];
	let now = 0;
	vi.spyOn(performance, 'now').mockImplementation(() => now);
	vi.spyOn(AbortSignal, 'timeout').mockImplementation((duration) => {
		const controller = new AbortController();
		const at = now + duration;
		const end = () => {
			now = Math.max(now, at);
			controller.abort();
		};
		timers.push({ duration, end });
		return controller.signal;
	});
	return timers;
}

async function opened() {
	const signals: (AbortSignal | undefined)[] = [];
	const timers = timersByHand();
	const send = timeLimits({ silence: 100, duration: 1000 })(async ({ signal }) => {
		signals.push(signal);
		const stream = (async function* () {
			yield new Uint8Array(3);
			yield new Uint8Array(4);
		})();
		return { status: 200, headers: {}, body: new Uint8Array(), stream };
	});
	const { stream = [] } = await send(file);
	const read = async () => {
		let size = 0;
		for await (const piece of stream) size += piece.length;
		return size;
	};
	return { timers, signal: signals[0], read };
}

test('a file whose reader begins late is read whole: the server has not been silent', async () => {
	const { timers, read } = await opened();
	for (let late = 0; late < 5; late += 1) timers.at(-1)?.end();
	expect(await read()).toBe(7);
});

test('a file that nobody reads is ended with the whole duration, and nothing is watched after it', async () => {
	const { timers, signal, read } = await opened();
	timers.at(-1)?.end();
	expect([timers.map(({ duration }) => duration), signal?.aborted]).toEqual([
		[1000, 100, 100],
		false,
	]);
	timers[0]?.end();
	expect(signal?.reason).toMatchObject({ code: timeoutCodes.duration });
	timers.at(-1)?.end();
	expect(timers).toHaveLength(3);
	await expect(read()).rejects.toMatchObject({ code: timeoutCodes.duration });
});

test.each<[string, Transport]>([
	['undici', undiciTransport()],
	['fetch', fetchTransport(fetch)],
])('%s: a file that is left before its first piece is downloaded no further', async (_, send) => {
	let closed = 0;
	const server = createServer((_request, response) => {
		response.once('close', () => {
			closed += 1;
		});
		response.writeHead(200, { 'content-length': '100' });
		response.write('first');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/contents/x`;
	try {
		const { stream } = await send({ ...file, url });
		await stream?.[Symbol.asyncIterator]().return?.();
		await vi.waitFor(() => expect(closed).toBe(1), 10_000);
	} finally {
		server.closeAllConnections();
		server.close();
	}
});
