import { expect, test } from 'vitest';
import { WebexConnectionError } from './errors.ts';
import { type GateOptions, gate } from './gate.ts';
import { gateState, isIdle } from './gate-state.ts';
import { retry } from './retry.ts';
import type { HttpRequest, HttpResponse, Transport } from './transport.ts';
import { virtualTime } from './virtual-time.ts';

const request: HttpRequest = { method: 'GET', url: 'https://webexapis.com/v1/rooms', headers: {} };
const answer = (status = 200, headers = {}): HttpResponse => ({
	status,
	headers,
	body: new Uint8Array(),
});

const people = (id: number): HttpRequest => ({
	...request,
	url: `https://webexapis.com/v1/people/${id}`,
});

type Time = ReturnType<typeof virtualTime>;

/** A gate in virtual time, where nothing is left to chance. */
function setUp(
	places: number,
	transport: (request: HttpRequest, time: Time) => ReturnType<Transport>,
	options: Partial<GateOptions> = {},
) {
	const time = virtualTime();
	const state = gateState(places, () => 0);
	const through = (send: Transport) =>
		gate(state, { sleep: time.sleep, clock: time.now, now: time.now, ...options })(send);
	return { time, state, through, send: through((given) => transport(given, time)) };
}

/** Refuses the first request to /people, and notes what was sent and when. */
function limited(header: Record<string, string> = { 'retry-after': '10' }, latency = 0) {
	const sent: [string, number][] = [];
	const transport = async ({ url, signal }: HttpRequest, time: Time) => {
		const { pathname } = new URL(url);
		const isFirst = !sent.some(([path]) => path.includes('people')) && pathname.includes('people');
		sent.push([pathname, time.now()]);
		if (latency > 0) await time.sleep(latency, signal);
		return isFirst ? answer(429, header) : answer();
	};
	return { sent, transport };
}

test('sends at most a fixed number at a time, in the order in which they came', async () => {
	const order: string[] = [];
	let running = 0;
	let most = 0;
	const { send, time } = setUp(3, async ({ url }, { sleep }) => {
		running += 1;
		most = Math.max(most, running);
		order.push(url);
		await sleep(50);
		running -= 1;
		return answer();
	});
	const urls = Array.from({ length: 20 }, (_, index) => `https://webexapis.com/v1/rooms/${index}`);
	await time.until(Promise.all(urls.map((url) => send({ ...request, url }))));
	expect([most, order]).toEqual([3, urls]);
});

test('what was refused is sent again after the pause, before those who came later', async () => {
	const { sent, transport } = limited({ 'retry-after': '7' });
	const { send, time } = setUp(1, transport);
	const answers = await time.until(Promise.all([0, 1, 2].map((id) => send(people(id)))));
	expect(answers.map(({ status, waited }) => [status, waited?.attempts])).toEqual([
		[200, 2],
		[200, undefined],
		[200, undefined],
	]);
	// The second one stood at the front already.
	expect(sent.map(([path]) => path.at(-1))).toEqual(['0', '1', '0', '2']);
	expect(sent.slice(1).every(([, at]) => at >= 7000)).toBe(true);
});

test.each([
	['nothing', {}, 1000],
	['0', { 'retry-after': '0' }, 1000],
	['garbage', { 'retry-after': 'soon' }, 1000],
	['a negative number', { 'retry-after': '-5' }, 1000],
	['30', { 'retry-after': '30' }, 30_000],
	['a web page', { 'content-type': 'text/html', 'retry-after': '2' }, 2000],
])('a refusal that says %s is waited for', async (_, header, pause) => {
	const { sent, transport } = limited(header);
	const { send, time } = setUp(1, transport);
	const { status } = await time.until(send(people(0)));
	expect([status, sent.map(([, at]) => at)]).toEqual([200, [0, pause]]);
});

test('several gates of one account share their pause', async () => {
	const { time, through } = setUp(2, async () => answer());
	const sent: number[] = [];
	const refuses = [true];
	const transport: Transport = async () => {
		sent.push(time.now());
		return refuses.pop() ? answer(429, { 'retry-after': '3' }) : answer();
	};
	const running = [through(transport)(request), through(transport)(request)];
	await time.until(Promise.all(running));
	expect(sent[0]).toBe(0);
	expect(sent.slice(1).every((at) => at >= 3000)).toBe(true);
});

test('a request that fails frees its place', async () => {
	const { send, state, time } = setUp(1, async () => {
		throw new Error('broken');
	});
	await expect(time.until(send(request))).rejects.toThrow('broken');
	await expect(time.until(send(request))).rejects.toThrow('broken');
	expect(state.places.isIdle()).toBe(true);
});

test('requests that wait for a limited endpoint hold no place: others pass', async () => {
	const { sent, transport } = limited();
	const { send, time } = setUp(2, transport);
	const waiting = Array.from({ length: 8 }, (_, index) => send(people(index)));
	await time.settle();
	const { status } = await send(request);
	expect([status, sent]).toEqual([
		200,
		[
			['/v1/people/0', 0],
			['/v1/rooms', 0],
		],
	]);
	await time.until(Promise.all(waiting));
	expect(sent.length).toBe(10);
});

test('after a pause requests go out in their order, and never more than allowed at a time', async () => {
	const { sent, transport } = limited({ 'retry-after': '10' }, 2000);
	let running = 0;
	let most = 0;
	const { send, time } = setUp(3, async (given, clock) => {
		running += 1;
		most = Math.max(most, running);
		const response = await transport(given, clock);
		running -= 1;
		return response;
	});
	const ids = Array.from({ length: 30 }, (_, index) => index);
	await time.until(Promise.all(ids.map((id) => send(people(id)))));
	const paths = sent.map(([path]) => Number(path.split('/').at(-1)));
	expect([most, paths.slice(0, 3), paths.slice(3)]).toEqual([
		3,
		[0, 1, 2],
		[3, 0, ...ids.slice(4)],
	]);
});

test.each([
	['while it waits for the limit', 0],
	['while others wait for the limit before it', 1],
])('a request that is cancelled %s ends at once and is not sent', async (_, before) => {
	const { sent, transport } = limited();
	const { send, time, state } = setUp(1, transport);
	const others = Array.from({ length: before + 1 }, (_, id) => send(people(id)));
	await time.settle();
	const controller = new AbortController();
	const cancelled = send({ ...people(7), signal: controller.signal });
	await time.settle();
	controller.abort(new Error('cancelled'));
	await expect(cancelled).rejects.toThrow('cancelled');
	expect(time.now()).toBe(0);
	await time.until(Promise.all(others));
	expect([sent.some(([path]) => path.endsWith('7')), state.places.isIdle()]).toEqual([false, true]);
});

test('a gate is in use while somebody waits out a refusal', async () => {
	const { transport } = limited();
	const { send, time, state } = setUp(1, transport);
	expect(isIdle(state)).toBe(true);
	const refused = send(people(0));
	await time.settle();
	expect([state.places.isIdle(), isIdle(state)]).toEqual([true, false]);
	await time.until(refused);
	expect(isIdle(state)).toBe(true);
});

test('a request that was refused and is cancelled while it waits ends at once', async () => {
	const { sent, transport } = limited();
	const { send, time, state } = setUp(1, transport);
	const controller = new AbortController();
	const refused = send({ ...people(0), signal: controller.signal });
	await time.settle();
	controller.abort(new Error('cancelled'));
	await expect(refused).rejects.toThrow('cancelled');
	expect([time.now(), sent.length, state.places.isIdle()]).toEqual([0, 1, true]);
});

test('a request that is cancelled while all places are taken ends at once and is not sent', async () => {
	const { sent, transport } = limited({}, 5000);
	const { send, time } = setUp(1, transport);
	const first = send(request);
	const controller = new AbortController();
	const second = send({ ...people(1), signal: controller.signal });
	await time.settle();
	controller.abort(new Error('cancelled'));
	await expect(second).rejects.toThrow('cancelled');
	await time.until(first);
	expect(sent.map(([path]) => path)).toEqual(['/v1/rooms']);
});

test('an answer to a request that was sent before the limit does not end the limit', async () => {
	const sent: number[] = [];
	const { send, time } = setUp(2, async (_, { now, sleep }) => {
		sent.push(now());
		const count = sent.length;
		await sleep(count === 2 ? 500 : 100);
		return count === 1 ? answer(429, { 'retry-after': '10' }) : answer();
	});
	await time.until(Promise.all([send(people(0)), send(people(1)), send(people(2))]));
	expect(sent.slice(2).every((at) => at >= 10_000)).toBe(true);
});

test('tells how long it waits and why', async () => {
	const waits: unknown[] = [];
	const { transport } = limited();
	const { send, time } = setUp(1, transport, { onWait: (wait) => waits.push(wait) });
	await time.until(send(people(0)));
	expect(waits).toEqual([
		{ duration: 10_000, reason: 'Webex limits how fast requests may be sent' },
	]);
});

test('does not tell of the short waits that keep the pace after a refusal', async () => {
	const waits: number[] = [];
	const { sent, transport } = limited();
	const { send, time } = setUp(1, transport, { onWait: ({ duration }) => waits.push(duration) });
	await time.until(send(people(0)));
	const begin = time.now();
	for (let id = 1; id <= 20; id++) await time.until(send(people(id)));
	expect(time.now()).toBeGreaterThan(begin);
	expect([sent.length, waits]).toEqual([22, [10_000]]);
});

test('a request that waits, and then meets a refusal for an hour, tells that it waited', async () => {
	let count = 0;
	const { send, time } = setUp(2, async (_, { sleep }) => {
		count += 1;
		const isFirst = count === 1;
		await sleep(isFirst ? 100 : 5000);
		return answer(429, { 'retry-after': isFirst ? '10' : '3600' });
	});
	const [first, second] = await time.until(Promise.all([send(people(0)), send(people(1))]));
	expect([count, first?.limit?.wasSent, first?.waited]).toEqual([
		2,
		false,
		{ attempts: 1, duration: 10_000 },
	]);
	expect([second?.limit?.wasSent, second?.waited]).toEqual([true, undefined]);
});

test('after a refusal for an hour requests to the same endpoint fail at once, and others are sent', async () => {
	const { sent, transport } = limited({ 'retry-after': '3600', trackingid: 'T' });
	const { send, time } = setUp(1, transport);
	expect((await time.until(send(people(0)))).limit).toEqual({ until: 3_600_000, wasSent: true });
	await time.until(time.sleep(600_000));
	expect(await send(people(1))).toMatchObject({
		status: 429,
		headers: { 'retry-after': '3000', trackingid: 'T' },
		limit: { until: 3_600_000, wasSent: false },
	});
	expect([(await send(request)).status, sent.length]).toEqual([200, 2]);
	await time.until(time.sleep(2_900_000));
	expect([(await time.until(send(people(2)))).status, time.now()]).toEqual([200, 3_600_000]);
});

test('a request that is refused again and again ends with the refusal, after a time', async () => {
	const { send, time } = setUp(1, async () => answer(429, { 'retry-after': '60' }));
	const { status, limit, waited } = await time.until(send(request));
	expect([status, limit?.wasSent, waited?.attempts]).toEqual([429, true, 16]);
	expect(time.now()).toBeLessThanOrEqual(960_000);
});

/** Refuses everything to /people. */
const refusing =
	(seconds: number, sent: number[] = []) =>
	async ({ url }: HttpRequest, { now }: Time) => {
		if (!url.includes('people')) return answer();
		sent.push(now());
		return answer(429, { 'retry-after': `${seconds}` });
	};

test('who waits behind others that are refused waits no longer than they do', async () => {
	const { through, time } = setUp(8, refusing(60));
	const repeat = retry({ sleep: time.sleep, random: () => 0 });
	const send = repeat(through((given) => refusing(60)(given, time)));
	const ends = await time.until(
		Promise.all(
			Array.from({ length: 20 }, async (_, id) => {
				const { status } = await send(people(id));
				return [status, time.now()] as const;
			}),
		),
	);
	expect(new Set(ends.map(([status]) => status))).toEqual(new Set([429]));
	// A second for the spread, and the requests themselves.
	expect(Math.max(...ends.map(([, at]) => at))).toBeLessThanOrEqual(910_000);
});

test('a request that has less time leaves the queue at once', async () => {
	const sent: number[] = [];
	const { send, state, time } = setUp(8, async (given, clock) => {
		await clock.sleep(100);
		return await refusing(300, sent)(given, clock);
	});
	const patient = send(people(0));
	await time.settle();
	// One is in the queue when the refusal comes, one comes after it.
	const ends: unknown[] = [];
	const hurry = async () => {
		const { limit } = await send({ ...people(1), maxWaited: 5000 });
		ends.push([limit, time.now()]);
	};
	const early = [hurry(), hurry(), hurry()];
	await time.until(time.sleep(150));
	await Promise.all([...early, hurry()]);
	expect(time.now()).toBeLessThan(400);
	expect(ends).toHaveLength(4);
	expect(ends.at(-1)).toEqual([{ until: expect.any(Number), wasSent: false }, 150]);
	await time.until(patient);
	expect([sent.length, isIdle(state)]).toEqual([expect.any(Number), true]);
});

test('the queue counts among the waits of a request, also of one that gets lost', async () => {
	const { through, time } = setUp(8, async () => answer());
	const asked: (number | undefined)[] = [];
	let isRefused = false;
	const send = retry({ sleep: time.sleep, random: () => 0 })(
		through(async (given) => {
			if (given.url.endsWith('0')) {
				const status = isRefused ? 200 : 429;
				isRefused = true;
				return answer(status, { 'retry-after': '200' });
			}
			asked.push(given.maxWaited);
			throw new WebexConnectionError(given, 'ECONNRESET');
		}),
	);
	const first = send(people(0));
	await time.settle();
	const lost = send(people(1)).catch((error: unknown) => error);
	await time.until(Promise.all([first, lost]));
	const [before, ...later] = asked;
	expect(before).toBeUndefined();
	expect(later).toHaveLength(4);
	// 15 minutes, without the 200 seconds in the queue.
	expect(Math.max(...later.map(Number))).toBeLessThanOrEqual(700_000);
	expect(await lost).toMatchObject({ waited: { attempts: 5 } });
});

test('the pace alone costs none of that time', async () => {
	const { sent, transport } = limited({ 'retry-after': '1' });
	const { send, time } = setUp(8, transport, { maxRefused: 2000 });
	const all = Array.from({ length: 300 }, (_, id) => send(people(id)));
	const answers = await time.until(Promise.all(all));
	expect(time.now()).toBeGreaterThan(4000);
	expect([sent.length, answers.every(({ status }) => status === 200)]).toEqual([301, true]);
});

test('what is known of endpoints stays small', async () => {
	const { send, state, time } = setUp(4, async () => answer());
	for (let index = 0; index < 500; index++) {
		await time.until(send({ ...request, url: `https://webexapis.com/v1/made-up-${index}` }));
	}
	expect(state.endpoints.size).toBeLessThanOrEqual(64);
});
