import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { base, setUp } from './fixture.ts';

/** Nothing that a client sends may look as if the server had failed. */
test.each([
	{ path: '/v1/messages?roomId=ROOM&max=1&cursor=bm8ganNvbg', message: 'cursor' },
	{ path: '/v1/rooms?max=1&cursor=%7B%7D', message: 'cursor' },
	{ path: '/v1/rooms?max=1&cursor=bnVsbA', message: 'cursor' },
	{ path: '/v1/webhooks', json: { filter: 'roomId=%zz' }, message: 'filter' },
	{ path: '/v1/people', json: { emails: 5 }, message: 'Invalid value for emails' },
	{ path: '/v1/guests/token', body: 'no json', message: 'not a JSON object' },
	{ path: '/v1/guests/token', body: 'null', message: 'not a JSON object' },
	{ path: '/v1/guests/token', json: { subject: 7 }, message: 'subject' },
	{ path: '/v1/applications/x/token', body: '[', message: 'not a JSON object' },
	{ path: '/v1/applications/x/token', json: { clientId: 7 }, message: 'clientId' },
])('$path with what cannot be read is refused with 400', async ({ path, body, json, message }) => {
	const { simulator } = setUp();
	const [roomId = ''] = simulator.world.rooms.keys();
	const { value } = simulator.tokens.issueFixed({
		personId: [...simulator.world.people.keys()][0] ?? '',
		scopes: [
			'spark:all',
			'spark:applications_token',
			'guest-issuer:write',
			'spark-admin:people_write',
		],
		expiresAt: Number.POSITIVE_INFINITY,
	});
	const webhook = { name: 'x', targetUrl: 'http://x.test', resource: 'messages', event: 'all' };
	const sent =
		body ?? (json && JSON.stringify(path.endsWith('webhooks') ? { ...webhook, ...json } : json));
	const answer = await simulator.request(
		new Request(base + path.replace('ROOM', roomId), {
			headers: { authorization: `Bearer ${value}`, 'content-type': 'application/json' },
			...(sent !== undefined && { method: 'POST', body: sent }),
		}),
	);
	const { message: sentence, errors } = (await answer.json()) as {
		message: string;
		errors: { description: string }[];
	};
	const texts = [sentence, ...errors.map(({ description }) => description)];
	expect([answer.status, texts.join('\n')]).toEqual([400, expect.stringContaining(message)]);
});

test('credentials of a client that cannot be decoded are wrong ones', async () => {
	const { simulator } = setUp();
	const answer = await simulator.request(
		new Request(`${base}/v1/access_token`, {
			method: 'POST',
			headers: { authorization: `Basic ${Buffer.from('%zz:%').toString('base64')}` },
			body: new URLSearchParams({ grant_type: 'refresh_token' }),
		}),
	);
	expect([answer.status, await answer.json()]).toMatchObject([401, { error: 'invalid_client' }]);
});

test('a file whose address cannot be decoded keeps the name as it is written', async () => {
	const server = createServer((_, response) => response.end('bytes')).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const { simulator, webex } = setUp();
	const [roomId = ''] = simulator.world.rooms.keys();
	await webex.messages.create({ roomId, files: [`http://127.0.0.1:${port}/100%.txt`] });
	server.close();
	expect([...simulator.world.files.values()].map(({ name }) => name)).toEqual(['100%.txt']);
});
