import { readRetryAfter } from './read.ts';
import type { HttpRequest, HttpResponse, Middleware, Sleep } from './transport.ts';

/** What all callers of one account share. */
export interface GateState {
	/** Requests under way at the same time. */
	readonly concurrency: number;
	running: number;
	/** Milliseconds since the epoch until which nobody sends. */
	pausedUntil: number;
	readonly waiting: (() => void)[];
	/** Refusals that nobody waits for, by endpoint. */
	readonly refusals: Map<string, Refusal>;
}

interface Refusal {
	readonly response: HttpResponse;
	/** Milliseconds since the epoch. */
	readonly until: number;
}

export const gateState = (concurrency: number): GateState => ({
	concurrency,
	running: 0,
	pausedUntil: 0,
	waiting: [],
	refusals: new Map(),
});

export interface GateOptions {
	readonly sleep: Sleep;
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
	/**
	 * When Webex asks for more, nobody waits: requests to the same endpoint get that refusal, with the rest of its time,
	 * without being sent. In milliseconds.
	 */
	readonly longestPause?: number;
}

/**
 * Lets so many requests through at a time, in the order that they came, and holds all of them back while Webex limits
 * the rate: one refusal is enough to know. Goes inside of `retry`.
 */
export function gate(
	state: GateState,
	{ sleep, now = Date.now, longestPause = 300_000 }: GateOptions,
): Middleware {
	return (next) => async (request) => {
		await enter(state);
		try {
			for (;;) {
				request.signal?.throwIfAborted();
				const refusal = state.refusals.get(endpointOf(request));
				const left = (refusal?.until ?? 0) - now();
				if (refusal && left > longestPause) return withRest(refusal.response, left);
				const pause = Math.max(state.pausedUntil - now(), left);
				if (pause <= 0) break;
				await sleep(pause, request.signal);
			}
			const response = await next(request);
			if (response.status === 429) remember(request, response);
			else state.refusals.delete(endpointOf(request));
			return response;
		} finally {
			leave(state);
		}
	};

	function remember(request: HttpRequest, response: HttpResponse): void {
		const asked = (readRetryAfter(response) ?? 1) * 1000;
		const until = now() + asked;
		if (asked > longestPause) state.refusals.set(endpointOf(request), { response, until });
		else state.pausedUntil = Math.max(state.pausedUntil, until);
	}
}

/** Such as `https://webexapis.com/v1/people`: long limits belong to one kind of object. */
function endpointOf({ url }: HttpRequest): string {
	if (!URL.canParse(url)) return url;
	const { origin, pathname } = new URL(url);
	return origin + pathname.split('/').slice(0, 3).join('/');
}

function withRest(response: HttpResponse, left: number): HttpResponse {
	const rest = String(Math.ceil(left / 1000));
	return { ...response, headers: { ...response.headers, 'retry-after': rest } };
}

async function enter(state: GateState): Promise<void> {
	if (state.running < state.concurrency) {
		state.running += 1;
		return;
	}
	// Whoever leaves hands its place on, so that nobody overtakes.
	await new Promise<void>((resolve) => state.waiting.push(resolve));
}

function leave(state: GateState): void {
	const next = state.waiting.shift();
	if (next) next();
	else state.running -= 1;
}
