import { setImmediate, setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { gate, gateState } from './gate.ts';
import type { HttpRequest, HttpResponse, Transport } from './transport.ts';

const request: HttpRequest = { method: 'GET', url: 'https://webexapis.com/v1/rooms', headers: {} };
const answer = (status = 200, headers = {}): HttpResponse => ({
	status,
	headers,
	body: new Uint8Array(),
});

function clock() {
	const waits: number[] = [];
	let time = 0;
	return {
		waits,
		now: () => time,
		sleep: async (duration: number) => {
			waits.push(duration);
			time += duration;
		},
	};
}

test('sends at most a fixed number at a time, in the order in which they came', async () => {
	const order: string[] = [];
	let running = 0;
	let most = 0;
	const transport: Transport = async ({ url }) => {
		running += 1;
		most = Math.max(most, running);
		order.push(url);
		await setTimeout(1);
		running -= 1;
		return answer();
	};
	const send = gate(gateState(3), clock())(transport);
	const urls = Array.from({ length: 20 }, (_, index) => `https://webexapis.com/v1/${index}`);
	await Promise.all(urls.map((url) => send({ ...request, url })));
	expect([most, order]).toEqual([3, urls]);
});

test('one refusal holds back all requests to the same endpoint for as long as Webex asks', async () => {
	const time = clock();
	const sent: number[] = [];
	const transport: Transport = async () => {
		sent.push(time.now());
		return sent.length === 1 ? answer(429, { 'retry-after': '7' }) : answer();
	};
	const send = gate(gateState(1), time)(transport);
	const statuses = (await Promise.all([send(request), send(request), send(request)])).map(
		({ status }) => status,
	);
	expect([statuses, sent, time.waits]).toEqual([[429, 200, 200], [0, 7000, 7000], [7000]]);
});

test('several gates of one account share their pause', async () => {
	const time = clock();
	const state = gateState(2);
	const refused = gate(state, time)(async () => answer(429, { 'retry-after': '3' }));
	await refused(request);
	await gate(state, time)(async () => answer())(request);
	expect(time.waits).toEqual([3000]);
});

test('a request that fails frees its place', async () => {
	const state = gateState(1);
	const send = gate(
		state,
		clock(),
	)(async () => {
		throw new Error('broken');
	});
	await expect(send(request)).rejects.toThrow('broken');
	await expect(send(request)).rejects.toThrow('broken');
	expect([state.places.isIdle(), state.endpoints.size]).toEqual([true, 0]);
});

/** Resolves when the test says so, or rejects with the signal's reason. */
function alarm() {
	const sleeping: (() => void)[] = [];
	let time = 0;
	return {
		now: () => time,
		sleep: async (_: number, signal?: AbortSignal) => {
			await new Promise<void>((resolve, reject) => {
				sleeping.push(resolve);
				signal?.addEventListener('abort', () => reject(signal.reason));
			});
		},
		advance: (duration: number) => {
			time += duration;
			for (const wake of sleeping.splice(0)) wake();
		},
	};
}

const people = (id: number): HttpRequest => ({
	...request,
	url: `https://webexapis.com/v1/people/${id}`,
});

/** Refuses the first request to /people for ten seconds, and takes what it is told to. */
function limitedServer(takes: (request: HttpRequest) => Promise<void> = async () => {}) {
	const sent: string[] = [];
	const transport: Transport = async (given) => {
		const isFirst = sent.length === 0;
		sent.push(new URL(given.url).pathname);
		await takes(given);
		return isFirst ? answer(429, { 'retry-after': '10' }) : answer();
	};
	return { sent, transport };
}

test('requests that wait for a limited endpoint hold no place: others pass', async () => {
	const time = alarm();
	const { sent, transport } = limitedServer();
	const send = gate(gateState(2), time)(transport);
	await send(people(0));
	const waiting = Array.from({ length: 8 }, (_, index) => send(people(index + 1)));
	const rooms = await send(request);
	const whileLimited = [...sent];
	time.advance(10_000);
	await Promise.all(waiting);
	expect([rooms.status, whileLimited, sent.length]).toEqual([
		200,
		['/v1/people/0', '/v1/rooms'],
		10,
	]);
});

test('after a pause requests go out in their order, and never more than allowed at a time', async () => {
	const time = alarm();
	let running = 0;
	let most = 0;
	const { sent, transport } = limitedServer(async () => {
		running += 1;
		most = Math.max(most, running);
		await setImmediate();
		running -= 1;
	});
	const send = gate(gateState(3), time)(transport);
	await send(people(0));
	const waiting = Array.from({ length: 12 }, (_, index) => send(people(index + 1)));
	await setImmediate();
	time.advance(10_000);
	await Promise.all(waiting);
	expect([most, sent]).toEqual([
		3,
		Array.from({ length: 13 }, (_, index) => `/v1/people/${index}`),
	]);
});

test.each(['while it waits for the limit', 'while others wait for the limit before it'])(
	'a request that is cancelled %s ends at once and is not sent',
	async (when) => {
		const time = alarm();
		const { sent, transport } = limitedServer();
		const state = gateState(1);
		const send = gate(state, time)(transport);
		await send(people(0));
		const before = when.startsWith('while others') ? [send(people(1))] : [];
		const controller = new AbortController();
		const cancelled = send({ ...people(2), signal: controller.signal });
		await setImmediate();
		controller.abort(new Error('cancelled'));
		await expect(cancelled).rejects.toThrow('cancelled');
		time.advance(10_000);
		await Promise.all(before);
		expect([sent.includes('/v1/people/2'), state.places.isIdle()]).toEqual([false, true]);
	},
);

test('a request that is cancelled while all places are taken ends at once and is not sent', async () => {
	const sent: string[] = [];
	const controller = new AbortController();
	let finish = () => {};
	const send = gate(
		gateState(1),
		alarm(),
	)(async ({ url }) => {
		sent.push(url);
		await new Promise<void>((resolve) => {
			finish = resolve;
		});
		return answer();
	});
	const first = send(request);
	const second = send({ ...people(1), signal: controller.signal });
	await setImmediate();
	controller.abort(new Error('cancelled'));
	await expect(second).rejects.toThrow('cancelled');
	finish();
	await first;
	expect(sent).toEqual([request.url]);
});

test('an answer to a request that was sent before the limit does not end the limit', async () => {
	const time = clock();
	const answers = [answer(429, { 'retry-after': '10' }), answer()];
	const send = gate(gateState(2), time)(async () => answers.shift() ?? answer());
	await Promise.all([send(people(0)), send(people(1))]);
	await send(people(2));
	expect(time.waits).toEqual([10_000]);
});

test('tells how long it waits and why', async () => {
	const waits: unknown[] = [];
	const { transport } = limitedServer();
	const send = gate(gateState(1), { ...clock(), onWait: (wait) => waits.push(wait) })(transport);
	await send(people(0));
	await send(people(1));
	expect(waits).toEqual([
		{ duration: 10_000, reason: 'Webex limits how fast requests may be sent' },
	]);
});

test('after a refusal for an hour requests to the same endpoint fail at once, and others are sent', async () => {
	const time = clock();
	const sent: string[] = [];
	const send = gate(
		gateState(1),
		time,
	)(async ({ url }) => {
		sent.push(url);
		const isLimited = url.includes('/people') && sent.length === 1;
		return isLimited ? answer(429, { 'retry-after': '3600', trackingid: 'T' }) : answer();
	});
	const people = { ...request, url: 'https://webexapis.com/v1/people/one?callingData=true' };
	expect((await send(people)).limit).toEqual({ until: 3_600_000, wasSent: true });
	await time.sleep(600_000);
	expect(await send({ ...people, url: 'https://webexapis.com/v1/people/two' })).toMatchObject({
		status: 429,
		headers: { 'retry-after': '3000', trackingid: 'T' },
		limit: { until: 3_600_000, wasSent: false },
	});
	expect((await send(request)).status).toBe(200);
	expect([sent.length, time.waits]).toEqual([2, [600_000]]);
	await time.sleep(2_900_000);
	expect((await send(people)).status).toBe(200);
	expect(time.waits.at(-1)).toBe(100_000);
});
