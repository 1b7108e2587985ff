import type { Transport } from './transport.ts';

/** Sends through a function with the form of `fetch`: a server in the same process needs no socket. */
export function fetchTransport(
	send: (request: Request) => Promise<Response> | Response,
): Transport {
	return async ({ method, url, headers, body, signal }) => {
		const response = await send(
			new Request(url, {
				method,
				headers: { ...headers },
				...(body !== undefined && { body: body as string | Uint8Array<ArrayBuffer> }),
				...(signal && { signal }),
				redirect: 'manual',
			}),
		);
		return {
			status: response.status,
			headers: Object.fromEntries(response.headers),
			body: new Uint8Array(await response.arrayBuffer()),
		};
	};
}
