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

test('lets so many through at a time, in the order that they came', async () => {
	const order: string[] = [];
	let running = 0;
	let most = 0;
	const transport: Transport = async ({ url }) => {
		running += 1;
		most = Math.max(most, running);
		order.push(url);
		await new Promise((resolve) => setTimeout(resolve, 1));
		running -= 1;
		return answer();
	};
	const send = gate(gateState(3), clock())(transport);
	const urls = Array.from({ length: 20 }, (_, index) => `https://webexapis.com/v1/${index}`);
	await Promise.all(urls.map((url) => send({ ...request, url })));
	expect([most, order]).toEqual([3, urls]);
});

test('one refusal holds everybody back for as long as Webex asks', async () => {
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
	expect(state.running).toBe(0);
});

test('whoever gives up while waiting sends nothing', async () => {
	const state = gateState(1);
	state.pausedUntil = 10_000;
	const controller = new AbortController();
	let sent = 0;
	const send = gate(state, {
		now: () => 0,
		sleep: async () => controller.abort(new Error('cancelled')),
	})(async () => {
		sent += 1;
		return answer();
	});
	await expect(send({ ...request, signal: controller.signal })).rejects.toThrow('cancelled');
	expect([sent, state.running]).toEqual([0, 0]);
});

test('a refusal for an hour is told at once to whoever asks for the same, and holds back nobody else', async () => {
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
	await send(people);
	await time.sleep(600_000);
	expect(await send({ ...people, url: 'https://webexapis.com/v1/people/two' })).toMatchObject({
		status: 429,
		headers: { 'retry-after': '3000', trackingid: 'T' },
	});
	expect((await send(request)).status).toBe(200);
	expect([sent.length, time.waits]).toEqual([2, [600_000]]);
	await time.sleep(2_900_000);
	expect((await send(people)).status).toBe(200);
	expect(time.waits.at(-1)).toBe(100_000);
});
