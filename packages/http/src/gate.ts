import { isSendable } from './body.ts';
import { type Endpoint, endpointOf, type GateState } from './gate-state.ts';
import { readRetryAfter } from './read.ts';
import type { HttpRequest, HttpResponse, Middleware, Sleep, Transport, Wait } from './transport.ts';

export interface GateOptions {
	readonly sleep: Sleep;
	/** Milliseconds of a clock that never goes back. */
	readonly clock?: () => number;
	/** Milliseconds since the epoch, to tell until when Webex refuses. */
	readonly now?: () => number;
	/**
	 * When Webex asks for more, nobody waits: requests to the same endpoint get that refusal, with the rest of its time,
	 * without being sent. In milliseconds.
	 */
	readonly maxPause?: number;
	/** For so long one request waits because of refusals, its own and those of others, in milliseconds. */
	readonly maxRefused?: number;
	/** Is called before each wait for Webex. */
	readonly onWait?: (wait: Wait) => void;
}

/** When a refusal names no wait, or none at all. */
const defaultPause = 1000; // ms
const reason = 'Webex limits how fast requests may be sent';

interface Patience {
	readonly signal: AbortSignal | undefined;
	/** It was refused itself, and goes before those who were not. */
	readonly hasWaited: boolean;
	/** For so long it waits for refusals to end, in milliseconds. */
	readonly most: number;
}

/** What adding up may lose, in milliseconds. */
const rounding = 1;

/** The longest time that one request spends waiting between its attempts, where nothing else is said. In milliseconds. */
export const longestRefusal = 900_000;

/**
 * Sends at most a fixed number of requests at a time, and as fast as Webex has shown to allow (`learnPace`). After a 429
 * nothing goes to the same endpoint for as long as Webex asks; who waits for it holds no place, so that all others pass.
 * What was refused is sent again, in front of the others. Goes inside of `retry`.
 */
export function gate(
	state: GateState,
	{
		sleep,
		clock = () => performance.now(),
		now = Date.now,
		maxPause = 300_000,
		maxRefused = longestRefusal,
		onWait = () => {},
	}: GateOptions,
): Middleware {
	return (next) => async (request) => {
		const endpoint = endpointOf(state, request);
		const most = Math.min(maxRefused, request.maxWaited ?? maxRefused);
		let attempts = 0;
		let held = 0;
		let refusedAt: number | undefined;
		const tell = (response: HttpResponse): HttpResponse =>
			refusedAt === undefined
				? response
				: { ...response, waited: { attempts, duration: Math.round(clock() - refusedAt) } };
		for (;;) {
			const before = endpoint.closed.upTo(clock());
			const hasWaited = refusedAt !== undefined;
			const entry = await enter(endpoint, { signal: request.signal, hasWaited, most: most - held });
			const now = endpoint.closed.upTo(clock()) - before;
			held += now;
			if (!hasWaited) request.onHeld?.(now);
			if (typeof entry !== 'number') return tell(entry);
			attempts += 1;
			const response = await send(next, endpoint, request, entry).catch((error: unknown) => {
				// No answer tells it.
				if (refusedAt !== undefined) request.onHeld?.(clock() - refusedAt);
				throw error;
			});
			if (response.status !== 429 || !isSendable(request)) return tell(response);
			const isFirst = refusedAt === undefined;
			refusedAt ??= clock();
			const until = endpoint.refusal.until;
			if (until - clock() > maxPause || until - refusedAt > most) {
				const refused = { ...response, limit: { until: dateOf(until), wasSent: true } };
				return isFirst ? refused : tell(refused);
			}
		}
	};

	async function send(
		next: Transport,
		endpoint: Endpoint,
		request: HttpRequest,
		mark: number,
	): Promise<HttpResponse> {
		try {
			const response = await next(request);
			if (response.status === 429) remember(endpoint, response, mark);
			else endpoint.pace.accepted(clock(), mark);
			return response;
		} finally {
			state.places.giveBack();
		}
	}

	/** Resolves with a place and the mark of the request, or with the refusal that makes it useless. */
	async function enter(
		endpoint: Endpoint,
		{ signal, hasWaited, most }: Patience,
	): Promise<HttpResponse | number> {
		const refused = longRefusal(endpoint);
		if (refused) return refused;
		const { closed, front } = endpoint;
		const begin = closed.upTo(clock());
		const isOverdue = () => !closed.isOpen(clock()) && closed.inAll() - begin > most + rounding;
		const take = async (leave?: AbortSignal) => await front.take(leave, hasWaited);
		// Mostly nobody is in front, and nothing has to be made ready for a wait.
		if (front.isIdle()) await take(signal);
		else if (!(await closed.wait(take, isOverdue, signal))) return again(endpoint);
		try {
			for (;;) {
				const refusedInQueue = await waitOut(endpoint, isOverdue, signal);
				if (refusedInQueue) return refusedInQueue;
				await state.places.take(signal);
				// A request that was under way may have been refused in the meantime.
				if (endpoint.pace.waitBefore(clock()) <= 0) return endpoint.pace.send(clock());
				state.places.giveBack();
			}
		} finally {
			front.giveBack();
		}
	}

	async function waitOut(
		endpoint: Endpoint,
		isOverdue: () => boolean,
		signal?: AbortSignal,
	): Promise<HttpResponse | undefined> {
		const { pace } = endpoint;
		for (let wait = pace.waitBefore(clock()); wait > 0; wait = pace.waitBefore(clock())) {
			const refused = isOverdue() ? again(endpoint) : longRefusal(endpoint);
			if (refused) return refused;
			const duration = Math.ceil(wait);
			if (isWorthTelling(endpoint, duration)) onWait({ duration, reason });
			await sleep(duration, signal);
			signal?.throwIfAborted();
		}
		return undefined;
	}

	/** Not the short waits that keep the pace: each request after a refusal has one. */
	function isWorthTelling({ refusal }: Endpoint, duration: number): boolean {
		return refusal.until > 0 && (refusal.until > clock() || duration >= defaultPause);
	}

	/** The earlier answer again, when it asked for longer than anybody waits. */
	function longRefusal(endpoint: Endpoint): HttpResponse | undefined {
		return endpoint.refusal.until - clock() > maxPause ? again(endpoint) : undefined;
	}

	/** The earlier answer, with the rest of its time. */
	function again({ refusal }: Endpoint): HttpResponse {
		const { response, until } = refusal;
		const left = until - clock();
		return {
			...response,
			headers: { ...response.headers, 'retry-after': String(Math.ceil(left / 1000)) },
			limit: { until: dateOf(until), wasSent: false },
		};
	}

	function remember(endpoint: Endpoint, response: HttpResponse, mark: number): void {
		// A wait of 0 would send it again into the same limit.
		const asked = Math.max((readRetryAfter(response) ?? 0) * 1000, defaultPause);
		const until = clock() + asked;
		endpoint.pace.refused(clock(), mark, asked);
		if (until > endpoint.refusal.until) endpoint.refusal = { response, until };
		endpoint.closed.close(clock(), until);
	}

	function dateOf(time: number): number {
		return Math.round(now() + time - clock());
	}
}
