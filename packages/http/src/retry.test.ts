import { expect, test } from 'vitest';
import { timeoutCodes, WebexConnectionError } from './errors.ts';
import { gate } from './gate.ts';
import { gateState } from './gate-state.ts';
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
	['-7', 1000],
	['1e400', 1000],
	['Infinity', 1000],
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

test.each<HttpMethod>(['GET', 'POST'])(
	'a %s that is refused loses none of its attempts',
	async (method) => {
		const refusals = Array.from({ length: 20 }, () => answer(429, { 'retry-after': '2' }));
		const failures = Array.from({ length: 4 }, () => answer(423));
		const { transport, sleep, calls } = scripted(...refusals, ...failures, answer(200));
		const response = await retry({ sleep, random: () => 0 })(transport)(request(method));
		expect([response.status, response.waited, calls.length]).toEqual([
			200,
			{ attempts: 25, duration: 55_000 },
			25,
		]);
	},
);

test('a request that is refused for too long in all ends with the refusal', async () => {
	const { transport, sleep, waits } = scripted(answer(429, { 'retry-after': '60' }));
	const options = { sleep, random: () => 0, maxRefused: 200_000 };
	const response = await retry(options)(transport)(request());
	expect([response.status, waits]).toEqual([429, [60_000, 60_000, 60_000]]);
});

test('what a gate has waited for is not waited for again, and is told', async () => {
	const limit = { until: 5, wasSent: true };
	const refused = { ...answer(429), limit, waited: { attempts: 3, duration: 5000 } };
	const { transport, sleep, waits } = scripted(answer(503), refused);
	const response = await retry({ sleep, random: () => 0 })(transport)(request());
	expect([response.status, response.waited, waits]).toEqual([
		429,
		{ attempts: 4, duration: 6000 },
		[1000],
	]);
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

test.each(['9'.repeat(400), '31536000', 'Fri, 31 Dec 9999 23:59:59 GMT'])(
	'takes a wait of %s for a day at most',
	async (value) => {
		const headers = { 'retry-after': value, date: 'Sun, 22 Nov 2026 10:00:10 GMT' };
		const { transport, sleep, waits } = scripted(answer(429, headers), answer(200));
		await retry({ sleep, random: () => 0, maxWait: 86_400_000 })(transport)(request());
		expect(waits).toEqual([86_400_000]);
	},
);

test('repeats fast when a connection failed, and later each time', async () => {
	const { transport, sleep, waits } = scripted(lost);
	const sending = retry({ sleep, random: () => 0 })(transport)(request());
	await expect(sending).rejects.toThrow('closed the connection');
	expect(waits).toEqual([250, 1000, 2000, 4000]);
});

test('tries fewer times when nothing answers at the address, where a person waits', async () => {
	const refused = new WebexConnectionError(request(), 'ECONNREFUSED');
	const { transport, sleep, waits } = scripted(refused);
	const options = { sleep, random: () => 1, connectAttempts: 3 };
	await expect(retry(options)(transport)(request('POST'))).rejects.toThrow('refused');
	expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(2000);
});

test.each([
	['silence', 2],
	['duration', 1],
] as const)('sends a request that ran into the limit of %s %i times', async (limit, times) => {
	const { transport, sleep, calls } = scripted(
		new WebexConnectionError(request(), timeoutCodes[limit]),
	);
	await retry({ sleep })(transport)(request()).catch(() => undefined);
	expect(calls.length).toBe(times);
});

const isComplete = () => false;

test.each<[string, HttpRequest, number]>([
	['GET', { ...request(), isComplete }, 5],
	['POST', { ...request('POST'), isComplete }, 1],
	['POST that only reads', { ...request('POST'), isComplete, repeatable: true }, 5],
])('sends a %s whose answer ends too early %i times', async (_, given, times) => {
	const { transport, sleep, calls } = scripted(answer(200));
	await retry({ sleep })(transport)(given);
	expect(calls.length).toBe(times);
});

test.each([
	['was lost', lost],
	['was 502', answer(502)],
	['never came', new WebexConnectionError(request('DELETE'), timeoutCodes.silence)],
])('a deletion whose answer %s and whose repetition says 404 has succeeded', async (_, first) => {
	const { transport, sleep } = scripted(first, answer(404, { trackingid: 'T' }));
	const response = await retry({ sleep, random: () => 0 })(transport)(request('DELETE'));
	expect(response).toMatchObject({ status: 204, body: new Uint8Array(), waited: { attempts: 2 } });
});

test.each<[string, HttpMethod, (HttpResponse | Error)[]]>([
	['a deletion that was never sent before', 'DELETE', [answer(404)]],
	['a deletion that Webex refused before', 'DELETE', [answer(429), answer(404)]],
	[
		'a deletion that did not leave before',
		'DELETE',
		[new WebexConnectionError(request('DELETE'), 'ECONNREFUSED'), answer(404)],
	],
	['anything but a deletion', 'GET', [lost, answer(404)]],
])('404 stays a failure for %s', async (_, method, outcomes) => {
	const { transport, sleep } = scripted(...outcomes);
	expect((await retry({ sleep })(transport)(request(method))).status).toBe(404);
});

test('a write that may have happened at an earlier attempt says so in the end', async () => {
	const refused = new WebexConnectionError(request('PUT'), 'ECONNREFUSED');
	const { transport, sleep } = scripted(
		new WebexConnectionError(request('PUT'), 'ECONNRESET'),
		refused,
	);
	const options = { sleep, random: () => 0, attempts: 2 };
	const error = await retry(options)(transport)(request('PUT')).catch((reason: unknown) => reason);
	expect(error).toMatchObject({
		code: 'ECONNREFUSED',
		mayHaveHappened: true,
		waited: { attempts: 2, duration: 250 },
	});
	const forbidden = scripted(answer(503), answer(403));
	const response = await retry({ ...options, sleep: forbidden.sleep })(forbidden.transport)(
		request('PUT'),
	);
	expect([response.status, response.mayHaveHappened]).toEqual([403, true]);
});

test.each([
	['503', 503],
	['423', 423],
	['429', 429],
])(
	'%s with five minutes each time: all waits together are at most 15 minutes',
	async (_, status) => {
		const { transport, sleep, waits } = scripted(answer(status, { 'retry-after': '300' }));
		const response = await retry({ sleep, random: () => 0 })(transport)(request());
		expect([response.status, waits]).toEqual([status, [300_000, 300_000, 300_000]]);
	},
);

test('failures of different kinds share the 15 minutes', async () => {
	const { transport, sleep, waits } = scripted(
		answer(429, { 'retry-after': '300' }),
		answer(503, { 'retry-after': '290' }),
		lost,
		answer(423, { 'retry-after': '300' }),
		answer(503, { 'retry-after': '299' }),
	);
	const response = await retry({ sleep, random: () => 0 })(transport)(request());
	expect([response.status, waits]).toEqual([503, [300_000, 290_000, 1000, 300_000]]);
	expect(response.waited).toEqual({ attempts: 5, duration: 891_000 });
});

test('a request may have less time to wait', async () => {
	const { transport, sleep, waits } = scripted(answer(503, { 'retry-after': '5' }));
	const hurried = { ...request(), maxWaited: 12_000 };
	await retry({ sleep, random: () => 0 })(transport)(hurried);
	expect(waits).toEqual([5000, 5000]);
});

test('a gate below waits out refusals for what is left of them', async () => {
	let now = 0;
	const waits: number[] = [];
	const sleep = async (duration: number) => {
		waits.push(duration);
		now += duration;
	};
	const { transport } = scripted(
		answer(503, { 'retry-after': '290' }),
		answer(503, { 'retry-after': '290' }),
		answer(429, { 'retry-after': '250' }),
	);
	const limited = gate(
		gateState(8, () => 0),
		{ sleep, clock: () => now },
	);
	const response = await retry({ sleep, random: () => 0 })(limited(transport))(request());
	expect([response.status, waits]).toEqual([429, [290_000, 290_000, 250_000]]);
	expect(response.waited).toEqual({ attempts: 4, duration: 830_000 });
});

test('tells how long it waits and why', async () => {
	const reasons: unknown[] = [];
	const { transport, sleep } = scripted(
		answer(429, { 'retry-after': '7' }),
		answer(423),
		answer(503),
		lost,
		answer(200),
	);
	const onWait = (wait: unknown) => reasons.push(wait);
	await retry({ sleep, random: () => 0, onWait })(transport)(request());
	expect(reasons).toEqual([
		{ duration: 7000, reason: 'Webex limits how fast requests may be sent' },
		{ duration: 1000, reason: 'Webex is still scanning the file' },
		{ duration: 2000, reason: 'Webex answered 503' },
		{
			duration: 2000,
			reason: 'webexapis.com closed the connection before its answer was complete',
		},
	]);
});
