import { Agent, type Dispatcher, request as send } from 'undici';
import { codeOf, WebexConnectionError } from './errors.ts';
import { timeLimits } from './limits.ts';
import { isSuccess, type Transport } from './transport.ts';

export interface UndiciTransportOptions {
	/** For proxies, mocks, or limits of one's own. */
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
	dispatcher = new Agent({ connect: { timeout }, headersTimeout: 0, bodyTimeout: 0 }),
}: UndiciTransportOptions = {}): Transport {
	return timeLimits({ silence: timeout, duration })(async (request) => {
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
	});
}

function joinHeaders(headers: Record<string, string | string[] | undefined>) {
	const entries = Object.entries(headers).flatMap(([name, value]) =>
		value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
	);
	return Object.fromEntries(entries);
}
