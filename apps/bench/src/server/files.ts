import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';

const piece = Buffer.alloc(1_000_000);

/** A file of that many bytes, which are never held at once. */
export async function answerFile(response: ServerResponse, size: number): Promise<void> {
	response.writeHead(200, {
		'content-type': 'application/octet-stream',
		'content-length': size,
		'content-disposition': 'attachment; filename="file.bin"',
	});
	for (let sent = 0; sent < size; sent += piece.length) {
		if (!response.write(piece.subarray(0, size - sent))) await once(response, 'drain');
	}
	response.end();
}

/** A message with a file, which is thrown away. The text of the answer is how many bytes came. */
export async function takeFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
	let received = 0;
	for await (const { length } of request) received += length;
	response
		.writeHead(200, { 'content-type': 'application/json' })
		.end(JSON.stringify({ id: 'one', roomId: 'one', text: String(received) }));
}
