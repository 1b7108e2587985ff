import { WebexConnectionError } from './errors.ts';
import { readRetryAfter } from './read.ts';
import type { HttpRequest, HttpResponse, Middleware, Sleep } from './transport.ts';

export interface RetryOptions {
	readonly sleep: Sleep;
	/** From 0 to 1; spreads callers that were refused together. */
	readonly random?: () => number;
	/** Requests in all, the first one included. */
	readonly attempts?: number;
	/** No wait is shorter, even when the server says 0. In milliseconds. */
	readonly shortestWait?: number;
	/** A server that asks for more than this gets no further request: the answer goes to the caller. In milliseconds. */
	readonly longestWait?: number;
}

/** Processed by no server, so any method may be repeated. 423: the file is still being scanned. */
const refused = new Set([423, 429]);
/** May have been processed before it failed, so only what can be done twice is repeated. */
const failed = new Set([500, 502, 503, 504]);
const repeatableMethods = new Set(['DELETE', 'GET', 'HEAD', 'PUT']);
const isRepeatable = ({ method, repeatable = repeatableMethods.has(method) }: HttpRequest) =>
	repeatable;

/**
 * Repeats a request that Webex refused for now or that got lost.
 * @see https://developer.webex.com/docs/basics (status codes, Retry-After)
 */
export function retry({
	sleep,
	random = Math.random,
	attempts = 5,
	shortestWait = 1000,
	longestWait = 300_000,
}: RetryOptions): Middleware {
	const waitBefore = (attempt: number, response?: HttpResponse): number => {
		const asked = response && readRetryAfter(response);
		const wait =
			asked === undefined
				? Math.min(shortestWait * 2 ** (attempt - 1), 30_000)
				: Math.max(asked * 1000, shortestWait);
		// Never earlier than asked: jitter only adds.
		return wait + Math.round(random() * Math.min(wait * 0.25, 1000));
	};

	return (next) => async (request) => {
		let waited = 0;
		for (let attempt = 1; ; attempt++) {
			const outcome = await attemptOnce(request);
			const wait = waitBefore(attempt, outcome.response);
			if (!outcome.again || attempt >= attempts || wait > longestWait + 1000) {
				if (outcome.response) return withWaited(outcome.response, attempt, waited);
				throw outcome.error;
			}
			await sleep(wait, request.signal);
			waited += wait;
		}

		async function attemptOnce(request: HttpRequest): Promise<Outcome> {
			request.signal?.throwIfAborted();
			try {
				const response = await next(request);
				const { status } = response;
				const again = refused.has(status) || (failed.has(status) && isRepeatable(request));
				return { response, again };
			} catch (error) {
				return { error, again: WebexConnectionError.is(error) && isPassing(error, request) };
			}
		}
	};
}

type Outcome =
	| { readonly response: HttpResponse; readonly error?: never; readonly again: boolean }
	| { readonly response?: never; readonly error: unknown; readonly again: boolean };

/** A wrong name or a bad certificate does not mend itself within seconds. */
const lasting = /^(ENOTFOUND|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_INVALID)/;

function isPassing(error: WebexConnectionError, request: HttpRequest): boolean {
	if (lasting.test(error.code ?? '')) return false;
	return isRepeatable(request) || error.code === 'ECONNREFUSED';
}

function withWaited(response: HttpResponse, attempts: number, duration: number): HttpResponse {
	return attempts === 1 ? response : { ...response, waited: { attempts, duration } };
}
