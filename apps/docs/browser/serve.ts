import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { base, built } from '../src/project.ts';

const types: Readonly<Record<string, string>> = {
	'.css': 'text/css',
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.json': 'application/json',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
};

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** Serves the built site on this machine, as a host of files does. */
export async function serve(): Promise<{ readonly url: string; readonly close: () => void }> {
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		const path = normalize(decodeURIComponent(pathname.slice(base.length)));
		const file = [path, `${path}.html`, join(path, 'index.html')]
			.map((each) => join(built, each))
			.find((each) => pathname.startsWith(base) && each.startsWith(built) && isFile(each));
		if (!file) return response.writeHead(404).end('Not found');
		response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
		return createReadStream(file).pipe(response);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}${base}`,
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}
