// An account whose limit is a bucket, in a process of its own: `server.ts RATE BURST LATENCY`. 0 for a rate is no limit.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

const [rate = 0, burst = 0, latency = 0] = process.argv.slice(2).map(Number);
const bucket = { level: burst, at: performance.now() };
const count = { answered: 0, refused: 0 };

/** Seconds until the next request fits; 0 when this one does. */
function take(): number {
	if (rate === 0) return 0;
	const now = performance.now();
	bucket.level = Math.min(burst, bucket.level + ((now - bucket.at) * rate) / 1000);
	bucket.at = now;
	if (bucket.level < 1) return (1 - bucket.level) / rate;
	bucket.level -= 1;
	return 0;
}

const server = createServer(async (request, response) => {
	request.resume();
	if (request.url === '/warm') return void response.end();
	if (latency > 0) await setTimeout(latency);
	const wait = take();
	if (wait === 0) {
		count.answered += 1;
		response.setHeader('content-type', 'application/json').end('{"items":[]}');
		return;
	}
	count.refused += 1;
	// Whole seconds, as Webex sends them.
	response.writeHead(429, { 'retry-after': String(Math.ceil(wait)) }).end('{}');
});
server.listen(0, '127.0.0.1', () => {
	process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/rooms`);
});
process.on('message', () => process.send?.(count));
process.on('disconnect', () => process.exit());
