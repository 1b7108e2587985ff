import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { startProxy, type Target } from '../src/queue/proxy.ts';

let opened = new AsyncDisposableStack();
afterEach(async () => {
	await opened.disposeAsync();
	opened = new AsyncDisposableStack();
});

/** Answers with its name, and with a digest of the bytes of the body. */
async function target(name: string): Promise<Target & { readonly close: () => Promise<void> }> {
	const server = createServer(async (request, response) => {
		const body = await buffer(request);
		response.setHeader('x-name', name);
		response.statusCode = 201;
		response.end(digest(body));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const close = async () => {
		if (!server.listening) return;
		server.close();
		await once(server, 'close');
	};
	opened.defer(close);
	return { name, port, close };
}

const digest = (body: Uint8Array) => createHmac('sha1', 'secret').update(body).digest('hex');

async function start() {
	const [main, first] = [await target('main'), await target('webhook-1')];
	const proxy = await startProxy({ main, webhooks: [first, main] });
	opened.defer(proxy.close);
	const ask = async (path: string, init?: RequestInit) => {
		const response = await fetch(proxy.url + path, init);
		const { status, headers } = response;
		return { status, name: headers.get('x-name'), body: await response.text() };
	};
	return { proxy, first, ask };
}

const post = (body: Uint8Array<ArrayBuffer>) => ({ method: 'POST', body });

test('sends webhooks to the processes in turn, byte by byte, and all others to main', async () => {
	const { proxy, ask } = await start();
	const bytes = Uint8Array.from({ length: 300 }, (_, index) => index);
	expect(await ask('/webhook/a?b=c', post(bytes))).toEqual({
		...{ status: 201, name: 'webhook-1', body: digest(bytes) },
	});
	const paths = ['/webhook-waiting/5', '/form/a', '/rest/settings', '/webhook-test/a', '/form/b'];
	const names = [];
	for (const path of paths) names.push((await ask(path)).name);
	expect(names).toEqual(['main', 'webhook-1', 'main', 'main', 'main']);
	expect(proxy.deliveries).toEqual([
		{ path: '/webhook/a?b=c', target: 'webhook-1', status: 201 },
		{ path: '/webhook-waiting/5', target: 'main', status: 201 },
		{ path: '/form/a', target: 'webhook-1', status: 201 },
		{ path: '/form/b', target: 'main', status: 201 },
	]);
});

test('a process that is not there is left out, and with none of them the answer is 502', async () => {
	const { first, ask } = await start();
	await first.close();
	const names = [];
	for (const path of ['/webhook/a', '/webhook/b']) names.push((await ask(path)).name);
	expect(names).toEqual(['main', 'main']);
	const alone = await startProxy({ main: first, webhooks: [first] });
	opened.defer(alone.close);
	const statuses = ['/webhook/a', '/rest/a'].map(async (path) => await fetch(alone.url + path));
	expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([502, 502]);
});

test('on request, a POST arrives twice at different processes', async () => {
	const { proxy, ask } = await start();
	Object.assign(proxy.disturbance, { duplicates: 1, jitter: 20 });
	expect((await ask('/webhook/a', post(new Uint8Array(5)))).status).toBe(201);
	// A request in between would take the turn of the second one.
	await proxy.settled();
	expect((await ask('/webhook/b')).status).toBe(201);
	await proxy.settled();
	const arrived = proxy.deliveries.map(({ path, target }) => `${path} ${target}`);
	expect(arrived.filter((one) => one.startsWith('/webhook/a')).toSorted()).toEqual([
		'/webhook/a main',
		'/webhook/a webhook-1',
	]);
	expect(arrived.filter((one) => one.startsWith('/webhook/b')).length).toBe(1);
});
