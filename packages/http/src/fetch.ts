import { isInParts, piecesOf } from './body.ts';
import { codeOf, WebexConnectionError, WebexError } from './errors.ts';
import { type TimeLimits, timeLimits } from './limits.ts';
import { type HttpRequest, isSuccess, type Transport } from './transport.ts';

/** Sends through a function with the form of `fetch`: a server in the same process needs no socket. */
export function fetchTransport(
	send: (request: Request) => Promise<Response> | Response,
	limits: TimeLimits = {},
): Transport {
	const answerOf = async (asked: Request) => {
		try {
			return await send(asked);
		} catch (error) {
			// Not from a network: the function itself has a mistake, and asking again does not mend it.
			if (!isOfNetwork(error)) throw new Mistake(error);
			throw error;
		}
	};
	return timeLimits(limits)(async (request) => {
		const { method, url, headers, body, signal, stream = false } = request;
		const asked = new Request(url, {
			method,
			headers: { ...headers },
			...(body !== undefined && bodyOf(body)),
			...(signal && { signal }),
			redirect: 'manual',
		});
		try {
			const response = await answerOf(asked);
			const answer = { status: response.status, headers: Object.fromEntries(response.headers) };
			if (stream && response.body && isSuccess(answer)) {
				return { ...answer, body: new Uint8Array(), stream: response.body };
			}
			return { ...answer, body: new Uint8Array(await response.arrayBuffer()) };
		} catch (error) {
			signal?.throwIfAborted();
			if (error instanceof Mistake) throw error.cause;
			if (WebexError.is(error)) throw error;
			const known = [error, causeOf(error)].find((each) => WebexError.is(each));
			// `fetch` says "fetch failed", and why in the cause.
			throw (
				known ?? new WebexConnectionError(request, codeOf(error) ?? 'ECONNRESET', { cause: error })
			);
		}
	});
}

class Mistake {
	readonly cause: unknown;
	constructor(cause: unknown) {
		this.cause = cause;
	}
}

/** As `fetch` fails: a TypeError where there is no connection, and a DOMException where it was stopped. */
const isOfNetwork = (error: unknown): boolean =>
	error instanceof TypeError ||
	error instanceof DOMException ||
	codeOf(error) !== undefined ||
	[error, causeOf(error)].some((each) => WebexError.is(each));

const causeOf = (error: unknown) => (error instanceof Error ? error.cause : undefined);

const bodyOf = (body: NonNullable<HttpRequest['body']>) =>
	isInParts(body)
		? { body: toWebStream(piecesOf(body)), duplex: 'half' as const }
		: { body: body as string | Uint8Array<ArrayBuffer> };

/** Not every browser has `ReadableStream.from`. */
function toWebStream(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
	const each = pieces[Symbol.asyncIterator]();
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await each.next();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		async cancel() {
			await each.return?.();
		},
	});
}
