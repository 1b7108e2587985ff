import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type Http2Bindings, type HttpBindings, serve } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { breakConnection } from './control/faults.ts';

export interface Listening {
	/** Without a slash at the end; the REST API is at `/v1`. */
	readonly url: string;
	readonly close: () => Promise<void>;
}

/** With a key and a certificate (PEM), as `createCertificate` makes them, the server speaks HTTPS. */
export interface ListenOptions {
	readonly tls?: { readonly key: string; readonly cert: string } | undefined;
	/** The address to listen on; loopback when left out. Names in the header Host are checked as before. */
	readonly host?: string | undefined;
}

/** Listens on loopback, unless told otherwise. Rejects with the system's error when the port is taken. */
export async function listen(
	request: (incoming: Request) => Promise<Response>,
	port: number,
	{ tls, host = '127.0.0.1' }: ListenOptions = {},
): Promise<Listening> {
	const answer = async (
		incoming: Request,
		{ outgoing }: Http2Bindings | HttpBindings,
	): Promise<Response> => {
		const response = await request(incoming);
		return (await breakConnection(response, outgoing)) ? RESPONSE_ALREADY_SENT : response;
	};
	const scheme = tls ? 'https' : 'http';
	const kind = tls
		? { createServer: createTlsServer, serverOptions: { key: tls.key, cert: tls.cert } }
		: { createServer };
	return await new Promise((resolve, reject) => {
		// The objects of the process that it runs in stay what they are.
		const bound = { ...kind, fetch: answer, port, hostname: host, overrideGlobalObjects: false };
		const server = serve(bound, ({ port: taken }) => {
			resolve({
				url: `${scheme}://${everyAddress.includes(host) ? '127.0.0.1' : bracketed(host)}:${taken}`,
				close: () =>
					new Promise((closed, failed) => {
						server.close((error) => (error ? failed(error) : closed()));
						if ('closeAllConnections' in server) server.closeAllConnections();
					}),
			});
		});
		server.once('error', reject);
	});
}

const everyAddress: readonly string[] = ['0.0.0.0', '::'];
const bracketed = (host: string) => (host.includes(':') ? `[${host}]` : host);
