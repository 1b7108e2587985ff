import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { pipeline } from 'node:stream';

export interface TunnelProxy {
	/** As in HTTPS_PROXY. */
	readonly url: string;
	/** The hosts that were asked for and are not in `routes`. */
	readonly refused: readonly string[];
	readonly close: () => Promise<void>;
}

/**
 * A proxy on this machine that leads the names of `routes` to local ports, and nothing else anywhere. It does not look
 * into what passes: the server behind it ends TLS.
 */
export async function startProxy(routes: Readonly<Record<string, number>>): Promise<TunnelProxy> {
	const refused: string[] = [];
	const server = createServer((_, response) => response.writeHead(405).end());
	server.on('connect', ({ url = '' }, client, head) => {
		const port = routes[url];
		// A side that ends early ends the other one: nothing is left to do.
		const ignore = () => {};
		if (port === undefined) {
			refused.push(url);
			client.on('error', ignore).end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
			return;
		}
		const target = connect(port, '127.0.0.1', () => {
			client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			target.write(head);
			pipeline(client, target, ignore);
			pipeline(target, client, ignore);
		});
		target.on('error', () => client.destroy());
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		refused,
		close: async () => {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		},
	};
}
