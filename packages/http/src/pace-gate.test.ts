import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gate } from './gate.ts';
import { gateState } from './gate-state.ts';
import type { HttpRequest, HttpResponse, Transport } from './transport.ts';
import { randomFrom } from './virtual-account.ts';
import { virtualTime } from './virtual-time.ts';

const request: HttpRequest = { method: 'GET', url: 'https://webexapis.com/v1/rooms', headers: {} };

interface Run {
	/** Of the bucket, in a second. */
	readonly rate: number;
	readonly burst: number;
	readonly processes: number;
	readonly callers: number;
	/** Of each process. */
	readonly requests: number;
	/** There and back, in milliseconds. */
	readonly latency: number;
	readonly seed: number;
	/** What a refusal says besides. */
	readonly header: 'garbage' | 'none' | 'seconds';
}

/** Processes that know nothing of each other ask one account, whose limit is a bucket. */
async function runOn({ rate, burst, processes, callers, requests, latency, seed, header }: Run) {
	const time = virtualTime();
	const random = randomFrom(seed);
	const bucket = { tokens: burst, at: 0 };
	let refused = 0;
	const transport: Transport = async (): Promise<HttpResponse> => {
		await time.sleep(latency / 2);
		bucket.tokens = Math.min(burst, bucket.tokens + ((time.now() - bucket.at) / 1000) * rate);
		bucket.at = time.now();
		const isAllowed = bucket.tokens >= 1;
		if (isAllowed) bucket.tokens -= 1;
		else refused += 1;
		const seconds = Math.max(1, Math.ceil((1 - bucket.tokens) / rate));
		await time.sleep(latency / 2);
		if (isAllowed) return { status: 200, headers: {}, body: new Uint8Array() };
		const asked = {
			garbage: { 'retry-after': 'soon' },
			none: {},
			seconds: { 'retry-after': `${seconds}` },
		};
		return { status: 429, headers: asked[header], body: new Uint8Array() };
	};
	const work = Array.from({ length: processes }, async () => {
		await time.sleep(random() * 50);
		const options = { sleep: time.sleep, clock: time.now, now: time.now };
		const send = gate(gateState(callers, random), options)(transport);
		let left = requests;
		const call = async () => {
			while (left > 0) {
				left -= 1;
				const { status } = await send(request);
				if (status !== 200) throw new Error(`A call failed: ${status}`);
			}
		};
		await Promise.all(Array.from({ length: callers }, call));
	});
	await time.until(Promise.all(work));
	const least = (1000 * Math.max(0, processes * requests - burst)) / rate;
	return { refusals: refused, total: time.now(), least };
}

/** Two requests of each process do not fit into the bucket: they meet by chance, and each meeting costs a second. */
const isTight = ({ processes, burst }: Run) => burst < 2 * processes;

test.each([
	{
		name: 'whatever the rate and the callers: every call succeeds, few are refused, and it ends in time',
		of: (run: Run) => !isTight(run),
		burst: 100,
		each: { refusals: 0.3, time: 0 },
	},
	{
		name: 'requests that meet in a small bucket: every call succeeds, after one refusal at most on average',
		of: isTight,
		burst: 7,
		each: { refusals: 1, time: 500 },
	},
])('$name', async ({ of, burst, each }) => {
	await fc.assert(
		fc.asyncProperty(
			fc
				.record({
					rate: fc.integer({ min: 1, max: 50 }),
					burst: fc.integer({ min: 1, max: burst }),
					processes: fc.integer({ min: 1, max: 4 }),
					callers: fc.integer({ min: 1, max: 16 }),
					requests: fc.integer({ min: 1, max: 300 }),
					latency: fc.integer({ min: 1, max: 300 }),
					seed: fc.integer({ min: 1, max: 2 ** 31 }),
					header: fc.constantFrom<Run['header']>('garbage', 'none', 'seconds'),
				})
				.filter(of),
			async (run) => {
				const { total, least, refusals } = await runOn(run);
				const requests = run.processes * run.requests;
				// Whoever is met by the limit for the first time has others under way, and finds a slow rate in steps.
				const first = run.processes * (2 * run.callers + 10);
				expect(refusals).toBeLessThanOrEqual(first + requests * each.refusals);
				const slowest = (requests * run.latency) / Math.min(run.callers, run.requests);
				expect(total).toBeLessThan(
					5 * Math.max(least, slowest) + 30_000 * run.processes + each.time * requests,
				);
			},
		),
		{ numRuns: 100, seed: 42 },
	);
});
