import { Agent, type Dispatcher, request as send } from 'undici';
import { WebexConnectionError } from './errors.ts';
import { isSuccess, type Transport } from './transport.ts';

export interface UndiciTransportOptions {
	/** For proxies, mocks, or limits of one's own. */
	readonly dispatcher?: Dispatcher;
	/** For connecting, for the headers, and between two parts of the body. In milliseconds. */
	readonly timeout?: number;
}

/** The transport for programs outside n8n. Follows no redirects: none is part of the API. */
export function undiciTransport({
	timeout = 60_000,
	dispatcher = new Agent({ connect: { timeout }, headersTimeout: timeout, bodyTimeout: timeout }),
}: UndiciTransportOptions = {}): Transport {
	return async (request) => {
		const { method, url, headers, body, signal } = request;
		try {
			const response = await send(url, {
				method,
				headers,
				dispatcher,
				body: body ?? null,
				signal: signal ?? null,
			});
			const answer = { status: response.statusCode, headers: joinHeaders(response.headers) };
			if (request.stream && isSuccess(answer)) {
				return { ...answer, body: new Uint8Array(), stream: response.body };
			}
			return { ...answer, body: new Uint8Array(await response.body.arrayBuffer()) };
		} catch (error) {
			signal?.throwIfAborted();
			throw new WebexConnectionError(request, codeOf(error));
		}
	};
}

function joinHeaders(headers: Record<string, string | string[] | undefined>) {
	const entries = Object.entries(headers).flatMap(([name, value]) =>
		value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
	);
	return Object.fromEntries(entries);
}

/** A connection that failed on several addresses holds the real reasons inside. */
function codeOf(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	const { code, errors, cause } = error as { code?: unknown; errors?: unknown[]; cause?: unknown };
	if (typeof code === 'string') return code;
	return codeOf(errors?.[0]) ?? codeOf(cause);
}
