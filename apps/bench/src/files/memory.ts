// Downloads one file in a process of its own, and tells the peak of its memory over idle, in MiB and in sizes of the file.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRestClient } from '@webex-nodes/client';
import { undiciTransport } from '@webex-nodes/http/undici';

const MiB = 1024 ** 2;
const [, , way = 'open', size = '500'] = process.argv;
const bytes = Number(size) * MiB;

const piece = Buffer.alloc(MiB);
const server = createServer(async (_, response) => {
	response.writeHead(200, { 'content-length': bytes });
	for (let sent = 0; sent < bytes; sent += piece.length) {
		if (!response.write(piece)) await once(response, 'drain');
	}
	response.end();
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
const client = createRestClient({
	transport: undiciTransport(),
	baseUrl: `http://127.0.0.1:${port}/v1`,
});

const idle = process.memoryUsage().rss;
let received = 0;
if (way === 'download') received = (await client.contents.download('file')).bytes.length;
else {
	const { stream } = await client.contents.open('file');
	for await (const { length } of stream) received += length;
}
if (received !== bytes) throw new Error(`${received} of ${bytes} bytes came`);
const over = process.resourceUsage().maxRSS / 1024 - idle / MiB;
process.stdout.write(
	`${way} of ${size} MiB: ${over.toFixed(0)} MiB over idle, ${(over / Number(size)).toFixed(2)} × the file\n`,
);
server.close();
server.closeAllConnections();
