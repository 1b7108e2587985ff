// Sends a file of as many bytes as the first argument says, and takes one; in a process of its own, so that its memory is not counted.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const bytes = Number(process.argv[2]);
const piece = Buffer.alloc(1024 ** 2);
const server = createServer(async (request, response) => {
	if (request.method === 'POST') {
		let length = 0;
		for await (const part of request) length += (part as Buffer).length;
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ id: 'm', length }));
		return;
	}
	response.writeHead(200, { 'content-length': bytes });
	for (let sent = 0; sent < bytes; sent += piece.length) {
		if (!response.write(piece)) await once(response, 'drain');
	}
	response.end();
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
