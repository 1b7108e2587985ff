// One process that asks the account: `caller.ts URL CALLERS REQUESTS [without]`. It begins when it is told to.
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { gate, gateState, retry, type Sleep } from '@webex-nodes/http';
import { undiciTransport } from '@webex-nodes/http/undici';

export interface Called {
	/** In seconds. */
	readonly took: number;
	readonly failed: number;
}

const [url = '', callers, requests, without] = process.argv.slice(2);
const sleep: Sleep = (duration, signal) => setTimeout(duration, undefined, { signal });
const transport = undiciTransport();
const gated = gate(gateState(Number(callers)), { sleep })(transport);
const send = retry({ sleep })(without ? transport : gated);
// The first connection, and the compiler, are not part of what is measured.
for (let count = 0; count < 300; count++) {
	await transport({ method: 'GET', url: url.replace('/v1/rooms', '/warm'), headers: {} });
}
process.send?.('ready');
await once(process, 'message');
const begun = performance.now();
let left = Number(requests);
let failed = 0;
async function call(): Promise<void> {
	while (left > 0) {
		left -= 1;
		const { status } = await send({ method: 'GET', url, headers: {} });
		if (status !== 200) failed += 1;
	}
}
await Promise.all(Array.from({ length: Number(callers) }, call));
const called: Called = { took: (performance.now() - begun) / 1000, failed };
process.send?.(called);
process.disconnect();
