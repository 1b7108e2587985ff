import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSimulator, type Listening, type Simulator } from '../src/index.ts';
import { base, setUp } from './fixture.ts';

describe('a server on a socket', () => {
	let simulator: Simulator;
	let listening: Listening;
	beforeEach(async () => {
		simulator = createSimulator({ allowedHosts: ['host.docker.internal'] });
		listening = await simulator.listen();
	});
	afterEach(() => listening.close());

	/** `fetch` lets nobody choose the header Host. */
	async function ask(path: string, host: string) {
		const headers = { host, authorization: `Bearer ${simulator.personalToken}` };
		const asking = request(`${listening.url}${path}`, { headers, agent: false });
		const [answer] = (await once(asking.end(), 'response')) as [IncomingMessage];
		return { status: answer.statusCode, body: await text(answer) };
	}

	test.each([
		'127.0.0.1',
		'127.0.0.1:4040',
		'localhost',
		'LocalHost:4040',
		'[::1]:4040',
		'host.docker.internal',
		'Host.Docker.Internal:80',
	])('answers the host %s', async (host) => {
		expect(await ask('/v1/people/me', host)).toMatchObject({ status: 200 });
	});

	test.each([
		'attacker.example',
		'attacker.example:4040',
		'127.0.0.1.attacker.example',
		'localhost.attacker.example',
		'192.0.2.1',
		'docker.internal',
	])('refuses the host %s, whose name a web site may have pointed here', async (host) => {
		for (const path of ['/', '/page/rooms', '/v1/people/me', '/v1/authorize']) {
			const { status, body } = await ask(path, host);
			expect({ path, status, body: JSON.parse(body) }).toEqual({
				path,
				status: 403,
				body: {
					message: expect.stringMatching(/Host.*127\.0\.0\.1.*localhost.*--allowed-host/),
					errors: expect.anything(),
					trackingId: expect.stringMatching(/^ROUTER_/),
				},
			});
		}
	});

	test('refuses a host before it uses up a fault', async () => {
		simulator.faults.next({ status: 503 });
		expect((await ask('/v1/people/me', 'attacker.example')).status).toBe(403);
		expect((await ask('/v1/people/me', 'localhost')).status).toBe(503);
	});

	test('refuses a write that the page of another web site sends', async () => {
		const [roomId = ''] = simulator.world.rooms.keys();
		const [personId = ''] = simulator.world.membersOf(roomId).keys();
		const before = simulator.world.messagesOf(roomId).length;
		const answer = await fetch(`${listening.url}/page/rooms/${roomId}/messages`, {
			method: 'POST',
			headers: { origin: 'https://attacker.example', 'content-type': 'text/plain' },
			body: JSON.stringify({ personId, markdown: 'Pay this invoice' }),
		});
		expect([answer.status, simulator.world.messagesOf(roomId).length]).toEqual([403, before]);
	});
});

describe('a write', () => {
	const write = (headers: Record<string, string>, host = base) => {
		const { simulator } = setUp();
		const [roomId = ''] = simulator.world.rooms.keys();
		const [personId = ''] = simulator.world.membersOf(roomId).keys();
		return simulator.request(
			new Request(`${host}/page/rooms/${roomId}/messages`, {
				method: 'POST',
				headers,
				body: JSON.stringify({ personId, markdown: 'Hello' }),
			}),
		);
	};

	test.each([
		{ 'sec-fetch-site': 'cross-site' },
		{ 'sec-fetch-site': 'same-site' },
		{ origin: 'https://attacker.example' },
		{ origin: 'http://simulator.test:8080' },
		{ origin: 'null' },
		{ origin: 'https://attacker.example', 'content-type': 'application/json' },
		{ origin: base, 'sec-fetch-site': 'cross-site' },
	])('with %o is refused with a sentence', async (headers) => {
		const answer = await write(headers);
		expect({ status: answer.status, body: await answer.json() }).toEqual({
			status: 403,
			body: {
				message: expect.stringContaining('another web site'),
				errors: expect.anything(),
				trackingId: expect.any(String),
			},
		});
	});

	test.each([
		{},
		{ origin: base },
		{ origin: base, 'sec-fetch-site': 'same-origin' },
		{ 'sec-fetch-site': 'none' },
	])('with %o is accepted', async (headers) => {
		expect((await write(headers)).status).toBe(200);
	});

	test.each(['127.0.0.1:4040', 'localhost:4040', '[::1]:4040'])(
		'from the page at %s is accepted',
		async (host) => {
			expect((await write({ origin: `http://${host}` }, `http://${host}`)).status).toBe(200);
		},
	);
});

test.each([
	['/v1/authorize', 'decision=accept'],
	['/v1/oauth2/authorize', 'person=x'],
	['/v1/access_token', 'grant_type=refresh_token'],
	['/verify', 'decision=accept'],
	['/page/messages/x/actions', '{}'],
	['/WBXService/XMLService', '<message/>'],
	['/v1/messages', '{}'],
])('nobody else’s page writes to %s', async (path, body) => {
	const { simulator } = setUp();
	const headers = {
		authorization: `Bearer ${simulator.personalToken}`,
		'sec-fetch-site': 'cross-site',
		origin: 'https://attacker.example',
	};
	const answer = await simulator.request(
		new Request(base + path, { method: 'POST', headers, body }),
	);
	expect([answer.status, await answer.text()]).toEqual([
		403,
		expect.stringContaining('another web site'),
	]);
});

test.each(['/', '/v1/authorize?client_id=x', '/verify'])(
	'no other web site shows %s inside its own page, where people press what they do not see',
	async (path) => {
		const { simulator } = setUp();
		const answer = await simulator.request(new Request(base + path));
		expect([
			answer.headers.get('x-frame-options'),
			answer.headers.get('content-security-policy'),
		]).toEqual(['DENY', expect.stringContaining("frame-ancestors 'none'")]);
	},
);
