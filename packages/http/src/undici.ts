import { Readable } from 'node:stream';
import { Agent, type Dispatcher, request as send } from 'undici';
import { isInParts, piecesOf } from './body.ts';
import { codeOf, WebexConnectionError, WebexError } from './errors.ts';
import { timeLimits } from './limits.ts';
import { isSuccess, type Transport } from './transport.ts';

export interface UndiciTransportOptions {
	/**
	 * For proxies, mocks, or limits of one's own. Files take some 50 MB more than without it: what comes from it may belong
	 * to somebody else, so only the garbage collector frees it.
	 */
	readonly dispatcher?: Dispatcher;
	/** For connecting, and the longest time without a byte. In milliseconds. */
	readonly timeout?: number;
	/** The longest time for one request; uploads and downloads get more. In milliseconds. */
	readonly duration?: number;
}

/** The transport for programs outside n8n. Follows no redirects: none is part of the API. */
export function undiciTransport({
	timeout = 60_000,
	duration = 300_000,
	dispatcher: given,
}: UndiciTransportOptions = {}): Transport {
	const dispatcher =
		given ?? new Agent({ connect: { timeout }, headersTimeout: 0, bodyTimeout: 0 });
	// Another dispatcher may keep what it hands on, such as a cache.
	const released = given ? {} : { release };
	return timeLimits({ silence: timeout, duration })(async (request) => {
		const { method, url, headers, body, signal } = request;
		try {
			const response = await send(url, {
				method,
				headers: isInParts(body) ? { ...headers, 'content-length': String(body.length) } : headers,
				dispatcher,
				body: isInParts(body)
					? Readable.from(piecesOf(body), { objectMode: false })
					: (body ?? null),
				signal: signal ?? null,
			});
			const answer = { status: response.statusCode, headers: joinHeaders(response.headers) };
			if (request.stream && isSuccess(answer)) {
				return { ...answer, body: new Uint8Array(), stream: response.body, ...released };
			}
			return { ...answer, body: new Uint8Array(await response.body.arrayBuffer()) };
		} catch (error) {
			signal?.throwIfAborted();
			if (WebexError.is(error)) throw error;
			throw new WebexConnectionError(request, codeOf(error));
		}
	});
}

/** A piece with a memory of its own: nothing else is in it, and undici has handed it on. Node 20 cannot do it. */
function release({ buffer, byteLength }: Uint8Array): void {
	if (byteLength !== buffer.byteLength) return;
	(buffer as ArrayBufferLike & { transfer?: (length: number) => unknown }).transfer?.(0);
}

function joinHeaders(headers: Record<string, string | string[] | undefined>) {
	const entries = Object.entries(headers).flatMap(([name, value]) =>
		value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
	);
	return Object.fromEntries(entries);
}
