import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { freePort as firstOf } from '../src/queue/ports.ts';

export async function listenOn(port: number): Promise<Server> {
	const server = createServer().listen(port, '127.0.0.1');
	await once(server, 'listening');
	return server;
}

export async function close(server: Server): Promise<void> {
	server.close();
	await once(server, 'close');
}

export async function isFree(port: number): Promise<boolean> {
	const server = await listenOn(port).catch(() => undefined);
	if (server) await close(server);
	return server !== undefined;
}

/**
 * Below the ports of queue mode, which may run at the same time, and others for each process of the test runner: an n8n
 * that starts again finds its own still free.
 */
const from = 12_000 + (Number(process.env['VITEST_POOL_ID'] ?? 0) % 4) * 2000;

/** A port that is free together with the next one, which n8n's task broker takes. */
export const freePort = async (): Promise<number> => await firstOf(2, [from, from + 1999]);
