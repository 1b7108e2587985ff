import { isInParts, piecesOf } from './body.ts';
import { type TimeLimits, timeLimits } from './limits.ts';
import { type HttpRequest, isSuccess, type Transport } from './transport.ts';

/** Sends through a function with the form of `fetch`: a server in the same process needs no socket. */
export function fetchTransport(
	send: (request: Request) => Promise<Response> | Response,
	limits: TimeLimits = {},
): Transport {
	return timeLimits(limits)(async ({ method, url, headers, body, signal, stream = false }) => {
		const response = await send(
			new Request(url, {
				method,
				headers: { ...headers },
				...(body !== undefined && bodyOf(body)),
				...(signal && { signal }),
				redirect: 'manual',
			}),
		);
		const answer = { status: response.status, headers: Object.fromEntries(response.headers) };
		if (stream && response.body && isSuccess(answer)) {
			return { ...answer, body: new Uint8Array(), stream: response.body };
		}
		return { ...answer, body: new Uint8Array(await response.arrayBuffer()) };
	});
}

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
