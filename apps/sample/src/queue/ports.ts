import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that systems choose for outgoing connections: a server may be stopped, and listen there again. */
const range = [20_000, 32_000] as const;

/** The first of some ports in a row that are free. */
export async function freePort(
	inRow = 1,
	[from, below]: readonly [number, number] = range,
): Promise<number> {
	for (;;) {
		const first = randomInt(from, below);
		const ports = Array.from({ length: inRow }, (_, index) => first + index);
		const free = await Promise.all(ports.map(isFree));
		if (free.every(Boolean)) return first;
	}
}

async function isFree(port: number): Promise<boolean> {
	const server = createServer().listen(port, '127.0.0.1');
	return await once(server, 'listening').then(
		async () => {
			server.close();
			await once(server, 'close');
			return true;
		},
		() => false,
	);
}
