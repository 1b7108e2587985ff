import { once } from 'node:events';
import { request } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProxy, type TunnelProxy } from '../src/programs/n8n-built-in/proxy.ts';

let echo: Server;
let proxy: TunnelProxy;
beforeAll(async () => {
	echo = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
	await once(echo, 'listening');
	const { port } = echo.address() as AddressInfo;
	proxy = await startProxy({ 'webexapis.com:443': port, 'gone.example:443': 1 });
});
afterAll(async () => {
	await proxy.close();
	echo.close();
});

async function tunnel(path: string): Promise<{ status: number | undefined; socket: Socket }> {
	const asking = request(proxy.url, { method: 'CONNECT', path, agent: false }).end();
	const [{ statusCode: status }, socket] = await once(asking, 'connect');
	return { status, socket };
}

test('leads a known name to its port', async () => {
	const { status, socket } = await tunnel('webexapis.com:443');
	socket.write('hello');
	const [answer] = await once(socket, 'data');
	socket.destroy();
	expect([status, String(answer)]).toEqual([200, 'hello']);
});

test('refuses every other name, and notes it', async () => {
	const { status, socket } = await tunnel('api.n8n.io:443');
	socket.destroy();
	expect([status, proxy.refused]).toEqual([502, ['api.n8n.io:443']]);
});

test('ends the connection when nothing listens there', async () => {
	await expect(tunnel('gone.example:443')).rejects.toThrow();
});

test('is no proxy for http', async () => {
	const asking = request(proxy.url, { path: 'http://example.test/' }).end();
	const [{ statusCode }] = await once(asking, 'response');
	expect(statusCode).toBe(405);
});
