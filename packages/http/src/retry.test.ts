import { expect, test } from 'vitest';
import { WebexConnectionError } from './errors.ts';
import { retry } from './retry.ts';
import type { HttpMethod, HttpRequest, HttpResponse, Transport } from './transport.ts';

const request = (method: HttpMethod = 'GET', signal?: AbortSignal): HttpRequest => ({
	method,
	url: 'https://webexapis.com/v1/messages',
	headers: {},
	...(signal && { signal }),
});

const answer = (status: number, headers: Record<string, string> = {}): HttpResponse => ({
	status,
	headers,
	body: new Uint8Array(),
});

/** Gives one outcome after the other, and counts. */
function scripted(...outcomes: (HttpResponse | Error)[]) {
	const calls: HttpRequest[] = [];
	const waits: number[] = [];
	const transport: Transport = async (sent) => {
		const outcome = outcomes[Math.min(calls.length, outcomes.length - 1)];
		calls.push(sent);
		if (!outcome || outcome instanceof Error) throw outcome;
		return outcome;
	};
	const sleep = async (duration: number, signal?: AbortSignal) => {
		waits.push(duration);
		signal?.throwIfAborted();
	};
	return { calls, waits, transport, sleep };
}

const lost = new WebexConnectionError(request(), 'ECONNRESET');

test('waits as long as the server asks, never shorter, and then repeats', async () => {
	const { transport, sleep, waits } = scripted(answer(429, { 'retry-after': '7' }), answer(200));
	const response = await retry({ sleep, random: () => 0 })(transport)(request());
	expect({ response, waits }).toEqual({
		response: { ...answer(200), waited: { attempts: 2, duration: 7000 } },
		waits: [7000],
	});
});

test('adds jitter to the wait and never takes any away', async () => {
	const { transport, sleep, waits } = scripted(answer(429, { 'retry-after': '2' }), answer(200));
	await retry({ sleep, random: () => 1 })(transport)(request());
	expect(waits).toEqual([2500]);
});

test.each([
	['0', 1000],
	['nonsense', 1000],
	['', 1000],
])('waits a second when Retry-After is "%s"', async (value, wait) => {
	const { transport, sleep, waits } = scripted(answer(429, { 'retry-after': value }), answer(200));
	await retry({ sleep, random: () => 0 })(transport)(request());
	expect(waits).toEqual([wait]);
});

test('reads a date in Retry-After by the clock of the server', async () => {
	const headers = {
		'retry-after': 'Sun, 22 Nov 2026 10:00:30 GMT',
		date: 'Sun, 22 Nov 2026 10:00:10 GMT',
	};
	const { transport, sleep, waits } = scripted(answer(429, headers), answer(200));
	await retry({ sleep, random: () => 0 })(transport)(request());
	expect(waits).toEqual([20_000]);
});

test('waits twice as long each time when the server names no wait', async () => {
	const { transport, sleep, waits } = scripted(answer(503));
	const response = await retry({ sleep, random: () => 0 })(transport)(request());
	expect({ status: response.status, waits }).toEqual({
		status: 503,
		waits: [1000, 2000, 4000, 8000],
	});
});

test('does not wait at all when the server asks for longer than the ceiling', async () => {
	const { transport, sleep, calls, waits } = scripted(answer(429, { 'retry-after': '3600' }));
	const response = await retry({ sleep })(transport)(request());
	expect({ status: response.status, calls: calls.length, waits }).toEqual({
		status: 429,
		calls: 1,
		waits: [],
	});
});

test.each<[HttpMethod, HttpResponse | Error, number]>([
	['GET', answer(429), 5],
	['POST', answer(429), 5],
	['PATCH', answer(423), 5],
	['GET', answer(502), 5],
	['PUT', answer(503), 5],
	['DELETE', answer(504), 5],
	['POST', answer(502), 1],
	['PATCH', answer(504), 1],
	['GET', answer(404), 1],
	['GET', answer(401), 1],
	['GET', lost, 5],
	['POST', lost, 1],
	['POST', new WebexConnectionError(request(), 'ECONNREFUSED'), 5],
	['GET', new WebexConnectionError(request(), 'ENOTFOUND'), 1],
	['GET', new WebexConnectionError(request(), 'CERT_HAS_EXPIRED'), 1],
	['GET', new TypeError('a mistake in the program'), 1],
])('sends a %s that ends in %s %i times', async (method, outcome, times) => {
	const { transport, sleep, calls } = scripted(outcome);
	await retry({ sleep })(transport)(request(method)).catch(() => undefined);
	expect(calls.length).toBe(times);
});

test('stops when it is aborted while waiting', async () => {
	const controller = new AbortController();
	const { transport, calls } = scripted(answer(429));
	const sleep = async (_: number, signal?: AbortSignal) => {
		controller.abort(new Error('cancelled'));
		signal?.throwIfAborted();
	};
	const sending = retry({ sleep })(transport)(request('GET', controller.signal));
	await expect(sending).rejects.toThrow('cancelled');
	expect(calls.length).toBe(1);
});
