import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setUp } from './fixture.ts';

let address: string;
let seen: IncomingMessage[];
let close: () => void;
beforeEach(async () => {
	seen = [];
	const server = createServer((request, response) => {
		seen.push(request);
		response.end('a page');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	close = () => server.close();
});
afterEach(() => close());

test('robots look at each link of a message once, without being asked', async () => {
	const { simulator, webex } = setUp();
	const [roomId = ''] = simulator.world.rooms.keys();
	const markdown = `[Approve](${address}/yes?a=1&b=2) or ${address}/no, see https://example.com/`;
	await webex.messages.create({ roomId, markdown });
	await simulator.previews.settled();
	expect(seen.map(({ method, url }) => `${method} ${url}`).toSorted()).toEqual([
		'GET /no',
		'GET /yes?a=1&b=2',
	]);
	expect(seen[0]?.headers['user-agent']).toContain('WebexLinkPreview');
	expect(simulator.previews.seen.map(({ status }) => status)).toEqual([200, 200]);
});

test('they look again when a message is edited, and can be switched off', async () => {
	const { simulator, webex } = setUp();
	const [roomId = ''] = simulator.world.rooms.keys();
	const { id: messageId } = await webex.messages.create({ roomId, text: 'nothing yet' });
	await webex.messages.update({ messageId, roomId, markdown: `[Now](${address}/)` });
	await simulator.previews.settled();
	expect(seen.length).toBe(1);
	const without = setUp({ switches: { linkPreviews: false } });
	await without.webex.messages.create({ roomId, markdown: `[Now](${address}/)` });
	await without.simulator.previews.settled();
	expect(seen.length).toBe(1);
});

test('a request may be worked on although its answer is a failure', async () => {
	const { simulator, webex } = setUp();
	const [roomId = ''] = simulator.world.rooms.keys();
	const before = simulator.world.messagesOf(roomId).length;
	simulator.faults.next({ at: '/v1/messages', status: 502, isProcessed: true });
	await expect(webex.messages.create({ roomId, text: 'x' })).rejects.toMatchObject({ status: 502 });
	expect(simulator.world.messagesOf(roomId).length).toBe(before + 1);
});
