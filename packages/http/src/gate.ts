import { readRetryAfter } from './read.ts';
import { type Semaphore, semaphore } from './semaphore.ts';
import type { HttpRequest, HttpResponse, Middleware, Sleep, Wait } from './transport.ts';

/** What all callers of one account share. */
export interface GateState {
	/** For requests under way at the same time. */
	readonly places: Semaphore;
	/** By endpoint: a limit of the rate belongs to one of them. */
	readonly endpoints: Map<string, Endpoint>;
}

interface Endpoint {
	/** One place: the first of those who wait for this endpoint. The others wait behind it, and hold nothing. */
	readonly front: Semaphore;
	refusal?: Refusal;
}

interface Refusal {
	readonly response: HttpResponse;
	/** Milliseconds since the epoch. */
	readonly until: number;
}

export const gateState = (concurrency: number): GateState => ({
	places: semaphore(concurrency),
	endpoints: new Map(),
});

export interface GateOptions {
	readonly sleep: Sleep;
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
	/**
	 * When Webex asks for more, nobody waits: requests to the same endpoint get that refusal, with the rest of its time,
	 * without being sent. In milliseconds.
	 */
	readonly maxPause?: number;
	/** Is called before each pause. */
	readonly onWait?: (wait: Wait) => void;
}

/**
 * Sends at most a fixed number of requests at a time. After a 429, requests to the same endpoint wait in their own queue
 * for as long as Webex asked, and hold no place meanwhile; all others pass. Goes inside of `retry`.
 */
export function gate(
	state: GateState,
	{ sleep, now = Date.now, maxPause = 300_000, onWait = () => {} }: GateOptions,
): Middleware {
	return (next) => async (request) => {
		const name = endpointOf(request);
		const refused = longRefusal(state.endpoints.get(name));
		if (refused) return refused;
		const refusedInQueue = await enter(name, request.signal);
		if (refusedInQueue) return refusedInQueue;
		try {
			const response = await next(request);
			return response.status === 429 ? remember(name, response) : response;
		} finally {
			state.places.giveBack();
			forgetIfUnused(name);
		}
	};

	/** Resolves with a place, or with the refusal that makes it useless. */
	async function enter(name: string, signal?: AbortSignal): Promise<HttpResponse | undefined> {
		const endpoint = state.endpoints.get(name) ?? { front: semaphore(1) };
		state.endpoints.set(name, endpoint);
		await endpoint.front.take(signal);
		try {
			for (;;) {
				const refused = await waitOut(endpoint, signal);
				if (refused) return refused;
				await state.places.take(signal);
				// A request that was under way may have been refused in the meantime.
				if (pauseOf(endpoint) <= 0) return undefined;
				state.places.giveBack();
			}
		} finally {
			endpoint.front.giveBack();
			forgetIfUnused(name);
		}
	}

	async function waitOut(
		endpoint: Endpoint,
		signal?: AbortSignal,
	): Promise<HttpResponse | undefined> {
		for (let pause = pauseOf(endpoint); pause > 0; pause = pauseOf(endpoint)) {
			const refused = longRefusal(endpoint);
			if (refused) return refused;
			onWait({ duration: pause, reason: 'Webex limits how fast requests may be sent' });
			await sleep(pause, signal);
			signal?.throwIfAborted();
		}
		return undefined;
	}

	function pauseOf({ refusal }: Endpoint): number {
		return refusal ? refusal.until - now() : 0;
	}

	/** The earlier answer again, when it asked for longer than anybody waits. */
	function longRefusal(endpoint: Endpoint | undefined): HttpResponse | undefined {
		const refusal = endpoint?.refusal;
		if (!refusal) return undefined;
		const left = refusal.until - now();
		if (left <= maxPause) return undefined;
		const { response, until } = refusal;
		const rest = String(Math.ceil(left / 1000));
		return {
			...response,
			headers: { ...response.headers, 'retry-after': rest },
			limit: { until, wasSent: false },
		};
	}

	function remember(name: string, response: HttpResponse): HttpResponse {
		const asked = (readRetryAfter(response) ?? 1) * 1000;
		const until = now() + asked;
		const endpoint = state.endpoints.get(name) ?? { front: semaphore(1) };
		state.endpoints.set(name, endpoint);
		if (until > (endpoint.refusal?.until ?? 0)) endpoint.refusal = { response, until };
		return asked > maxPause ? { ...response, limit: { until, wasSent: true } } : response;
	}

	function forgetIfUnused(name: string): void {
		const endpoint = state.endpoints.get(name);
		if (endpoint?.front.isIdle() && pauseOf(endpoint) <= 0) state.endpoints.delete(name);
	}
}

/** Such as `https://webexapis.com/v1/people`: Webex limits each kind of object by itself. */
function endpointOf({ url }: HttpRequest): string {
	if (!URL.canParse(url)) return url;
	const { origin, pathname } = new URL(url);
	return origin + pathname.split('/').slice(0, 3).join('/');
}
