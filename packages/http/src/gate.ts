import { readRetryAfter } from './read.ts';
import type { HttpResponse, Middleware, Sleep } from './transport.ts';

/** What all callers of one account share. */
export interface GateState {
	/** Requests under way at the same time. */
	readonly concurrency: number;
	running: number;
	/** Milliseconds since the epoch until which nobody sends. */
	pausedUntil: number;
	readonly waiting: (() => void)[];
}

export const gateState = (concurrency: number): GateState => ({
	concurrency,
	running: 0,
	pausedUntil: 0,
	waiting: [],
});

export interface GateOptions {
	readonly sleep: Sleep;
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
	/** Webex may ask for more; whoever was refused then reports it. In milliseconds. */
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
				const pause = state.pausedUntil - now();
				if (pause <= 0) break;
				await sleep(pause, request.signal);
			}
			const response = await next(request);
			if (response.status === 429) state.pausedUntil = Math.max(state.pausedUntil, until(response));
			return response;
		} finally {
			leave(state);
		}
	};

	function until(response: HttpResponse): number {
		const asked = (readRetryAfter(response) ?? 1) * 1000;
		return now() + Math.min(asked, longestPause);
	}
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
