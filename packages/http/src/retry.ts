import { isSendable } from './body.ts';
import { isLasting, isUnreachable, timeoutCodes, WebexConnectionError } from './errors.ts';
import { longestRefusal } from './gate.ts';
import { readRetryAfter } from './read.ts';
import {
	type HttpRequest,
	type HttpResponse,
	isSuccess,
	isWrite,
	type Middleware,
	type Sleep,
	type Wait,
	type Waited,
} from './transport.ts';

export interface RetryOptions {
	readonly sleep: Sleep;
	/** From 0 to 1; spreads callers that were refused together. */
	readonly random?: () => number;
	/** Requests in all, the first one included, and those that were refused with 429 left out. */
	readonly attempts?: number;
	/** The same while nothing answers at the address: fewer where a person waits for the error. */
	readonly connectAttempts?: number;
	/** No wait is shorter, even when the server says 0. In milliseconds. */
	readonly minWait?: number;
	/** A server that asks for more than this gets no further request: the answer goes to the caller. In milliseconds. */
	readonly maxWait?: number;
	/** For so long a request that is refused with 429 is sent again, in milliseconds. */
	readonly maxRefused?: number;
	/** The longest sum of all waits of a request, whatever it waits for, those of a gate included. In milliseconds. */
	readonly maxWaited?: number;
	/** Is called before each wait. */
	readonly onWait?: (wait: Wait) => void;
}

/** Processed by no server, so any method may be repeated. 423: the file is still being scanned. */
const refused = new Set([423, 429]);
/** May have been processed before it failed, so only what can be done twice is repeated. */
const failed = new Set([500, 502, 503, 504]);
const repeatableMethods = new Set(['DELETE', 'GET', 'HEAD', 'PUT']);
const isRepeatable = ({ method, repeatable = repeatableMethods.has(method) }: HttpRequest) =>
	repeatable;

/** Before the first repetition of a request whose connection failed: most such failures are over at once. */
const firstReconnect = 250; // ms
const maxOwnWait = 30_000; // ms

/**
 * Repeats a request that Webex refused for now or that got lost.
 * @see https://developer.webex.com/docs/basics (status codes, Retry-After)
 */
export function retry({
	sleep,
	random = Math.random,
	attempts = 5,
	connectAttempts = attempts,
	minWait = 1000,
	maxWait = 300_000,
	maxRefused = Math.max(longestRefusal, maxWait + 1000),
	maxWaited = Math.max(longestRefusal, maxRefused),
	onWait = () => {},
}: RetryOptions): Middleware {
	const waitBefore = (attempt: number, { response }: Outcome): number => {
		const asked = response && readRetryAfter(response);
		const wait = asked === undefined ? guess(attempt, response) : Math.max(asked * 1000, minWait);
		// Never earlier than asked: jitter only adds.
		return wait + Math.round(random() * Math.min(wait * 0.25, 1000));
	};

	/** Longer each time, where the server names no wait. */
	const guess = (attempt: number, response: HttpResponse | undefined): number => {
		if (response) return Math.min(minWait * 2 ** (attempt - 1), maxOwnWait);
		if (attempt === 1) return firstReconnect;
		return Math.min(minWait * 2 ** (attempt - 2), maxOwnWait);
	};

	/** Requests in all that an outcome is worth. */
	const attemptsFor = ({ error }: Outcome): number => {
		if (!WebexConnectionError.is(error)) return attempts;
		if (isUnreachable(error.code)) return Math.min(connectAttempts, attempts);
		// Each of them takes minutes.
		return Math.min(slowAttempts[error.code ?? ''] ?? attempts, attempts);
	};

	/** Whether the outcome stays. A refusal costs time, and none of the attempts. */
	const isLast = (outcome: Outcome, past: Past, wait: number, most: number): boolean => {
		if (!outcome.again || wait > maxWait + 1000) return true;
		const waited = past.duration + waitedInside(outcome.response).duration;
		if (waited + wait > most) return true;
		if (!isRefusal(outcome)) return past.failures + 1 >= attemptsFor(outcome);
		// The gate has waited already.
		return outcome.response?.limit !== undefined || past.refused + wait > maxRefused;
	};

	return (next) => async (request) => {
		const most = Math.min(maxWaited, request.maxWaited ?? maxWaited);
		const past: Past = {
			attempts: 1,
			failures: 0,
			refusals: 0,
			refused: 0,
			duration: 0,
			isUncertain: false,
		};
		for (;;) {
			const left = most - past.duration;
			const outcome = await attemptOnce(next, within(left, request, past));
			const inside = waitedInside(outcome.response);
			if (isGone(request, outcome, past)) return withPast(done(outcome.response), request, past);
			const refusal = isRefusal(outcome);
			const wait = waitBefore(1 + (refusal ? past.refusals : past.failures), outcome);
			if (isLast(outcome, past, wait, most)) return finish(outcome, request, past);
			onWait({ duration: wait, reason: reasonOf(outcome) });
			await sleep(wait, request.signal);
			past.attempts += inside.attempts;
			past.duration += wait + inside.duration;
			if (refusal) past.refusals += 1;
			else past.failures += 1;
			if (refusal) past.refused += wait;
			past.isUncertain ||= outcome.isUncertain;
		}
	};
}

/** A gate below waits no longer than what is left, and its queue counts. */
const within = (left: number, request: HttpRequest, past: Past): HttpRequest => ({
	...request,
	...(past.duration > 0 && { maxWaited: left }),
	onHeld: (duration) => {
		past.duration += duration;
		request.onHeld?.(duration);
	},
});

const isRefusal = ({ response }: Outcome): boolean => response?.status === 429;

/** What came before the attempt that is under way. */
interface Past {
	/** Requests that were sent, with the one under way. */
	attempts: number;
	/** Attempts that failed otherwise than by a 429. */
	failures: number;
	refusals: number;
	/** Time spent waiting because of refusals, in milliseconds. */
	refused: number;
	/** Time spent waiting in all. */
	duration: number;
	/** One of the earlier attempts may have been processed. */
	isUncertain: boolean;
}

interface Fate {
	/** Whether the request may be sent again. */
	readonly again: boolean;
	/** Whether it may have been processed. */
	readonly isUncertain: boolean;
}

type Outcome = Fate &
	(
		| { readonly response: HttpResponse; readonly error?: never }
		| { readonly response?: undefined; readonly error: unknown }
	);

const slowAttempts: Readonly<Record<string, number>> = {
	[timeoutCodes.duration]: 1,
	[timeoutCodes.silence]: 2,
	ECONNABORTED: 2,
	ETIMEDOUT: 2,
	UND_ERR_BODY_TIMEOUT: 2,
	UND_ERR_HEADERS_TIMEOUT: 2,
};

async function attemptOnce(
	next: (request: HttpRequest) => Promise<HttpResponse>,
	request: HttpRequest,
): Promise<Outcome> {
	request.signal?.throwIfAborted();
	try {
		const response = await next(request);
		return { response, ...sendable(request, fateOf(request, response)) };
	} catch (error) {
		return { error, ...sendable(request, fateOfError(request, error)) };
	}
}

/** What can be read only once is not sent twice. */
const sendable = (request: HttpRequest, fate: Fate): Fate => ({
	...fate,
	again: fate.again && isSendable(request),
});

function fateOf(request: HttpRequest, response: HttpResponse): Fate {
	const { status } = response;
	if (refused.has(status)) return { again: true, isUncertain: false };
	const isCut = isSuccess(response) && request.isComplete?.(response) === false;
	const again = (isCut || failed.has(status)) && isRepeatable(request);
	return { again, isUncertain: isCut || status >= 500 };
}

function fateOfError(request: HttpRequest, error: unknown): Fate {
	if (!WebexConnectionError.is(error)) return { again: false, isUncertain: false };
	const wasNotSent = isUnreachable(error.code) || isLasting(error.code) || error.isRenewal;
	const again = !isLasting(error.code) && (isRepeatable(request) || wasNotSent);
	return { again, isUncertain: !wasNotSent };
}

/** A deletion that may have happened at an earlier attempt, and whose object is not there any more. */
const isGone = (
	{ method }: HttpRequest,
	outcome: Outcome,
	{ isUncertain }: Past,
): outcome is Outcome & { readonly response: HttpResponse } =>
	method === 'DELETE' && isUncertain && outcome.response?.status === 404;

const done = ({ headers }: HttpResponse): HttpResponse => ({
	status: 204,
	headers,
	body: new Uint8Array(),
});

const reasons: Readonly<Record<number, string>> = {
	423: 'Webex is still scanning the file',
	429: 'Webex limits how fast requests may be sent',
};

function reasonOf({ response, error }: Outcome): string {
	if (response) return reasons[response.status] ?? `Webex answered ${response.status}`;
	return WebexConnectionError.is(error) ? error.reason : 'the request got lost';
}

function finish(outcome: Outcome, request: HttpRequest, past: Past): HttpResponse {
	if (outcome.response) return withPast(outcome.response, request, past);
	const { error } = outcome;
	if (!WebexConnectionError.is(error) || past.attempts === 1) throw error;
	throw new WebexConnectionError(request, error.code, {
		reason: error.reason,
		mayHaveHappened: error.mayHaveHappened || (past.isUncertain && isWrite(request)),
		waited: waitedOf(past),
		isRenewal: error.isRenewal,
		...('cause' in error && { cause: error.cause }),
	});
}

function withPast(response: HttpResponse, request: HttpRequest, past: Past): HttpResponse {
	const mayHaveHappened = past.isUncertain && isWrite(request) && !isSuccess(response);
	const { attempts, duration } = waitedInside(response);
	return {
		...response,
		...(past.attempts > 1 && {
			waited: { attempts: past.attempts - 1 + attempts, duration: past.duration + duration },
		}),
		...(mayHaveHappened && { mayHaveHappened }),
	};
}

/** By a gate below. */
const waitedInside = (response: HttpResponse | undefined): Waited =>
	response?.waited ?? { attempts: 1, duration: 0 };

const waitedOf = ({ attempts, duration }: Past) => ({ attempts, duration });
