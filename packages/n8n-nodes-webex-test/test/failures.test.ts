import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildId } from '@webex-nodes/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';

let harness: Harness;
beforeEach(async () => {
	harness = await createHarness();
});
afterEach(async () => await harness.close());

const getRooms = {
	node: 'webexRooms' as const,
	parameters: { resource: 'room', operation: 'getMany' },
};
const getMessage = (messageId: string) => ({
	node: 'webexMessages' as const,
	parameters: { resource: 'message', operation: 'get', messageId },
});

/** What the person reads; the tracking ID differs each time. */
async function shown(run: Parameters<Harness['run']>[0]) {
	const { error } = await harness.run(run);
	return {
		message: error?.message,
		description: error?.description?.replace(/ROUTER_[\dA-F-]+/, 'ROUTER_…'),
	};
}

const tracking = "Tracking ID for Cisco's support: ROUTER_…";

test('a malformed ID', async () => {
	expect(await shown(getMessage('nonsense'))).toEqual({
		message: 'Webex refused the input: Expect base64 ID or UUID',
		description: `An ID is the long text that begins with "Y2lz", as other Webex nodes return it, or the UUID of a link to the space. Choose the object from the list, or check the expression that gives the ID. ${tracking}`,
	});
});

test('an unknown room', async () => {
	const value = '00000000-0000-4000-a000-000000000000';
	const parameters = {
		resource: 'room',
		operation: 'get',
		roomId: { __rl: true, mode: 'id', value },
	};
	expect(await shown({ node: 'webexRooms', parameters })).toEqual({
		message: 'Webex did not find it: Could not find a room with provided ID',
		description: `Nothing has this ID, or the account of the credential may not see it: ${buildId('ROOM', value)} (type ROOM, ${value}). In Webex one sees only the rooms (spaces) that one is a member of, and their messages. ${tracking}`,
	});
});

test('a missing scope is named', async () => {
	const body = {
		message:
			'The server understood the request, but refused to fulfill it because the access token is missing required scopes or the user is missing required roles or licenses.',
		trackingId: 'ROUTER_1',
	};
	harness.simulator.faults.next({ status: 403, body: JSON.stringify(body) });
	expect(await shown(getRooms)).toEqual({
		message: 'The credential lacks the scope spark:rooms_read',
		description: `Add "spark:rooms_read" to the integration at developer.webex.com and to the scopes of the credential, then reconnect it. If the scope is there, the account lacks the role or licence for this. ${tracking}`,
	});
});

test('429 without Retry-After: the node waits by itself and goes on', async () => {
	harness.simulator.faults.next({
		status: 429,
		contentType: 'text/html',
		body: '<html>slow</html>',
	});
	const { json, error } = await harness.run(getRooms);
	expect([error, json.length]).toEqual([undefined, 6]);
});

test('429 with a longer Retry-After than a node may wait', async () => {
	harness.simulator.faults.next({ status: 429, retryAfter: 3600 });
	expect(await shown(getRooms)).toEqual({
		message: 'Webex is limiting how fast this account may send requests',
		description: `Webex asks to wait 3600 seconds. Run it again later, let the schedule run less often, or lower "Limit". ${tracking}`,
	});
});

test('a web page instead of data', async () => {
	harness.simulator.faults.next({
		status: 200,
		contentType: 'text/html',
		body: '<!DOCTYPE html><html>Please sign in</html>',
	});
	const { host } = new URL(harness.url);
	expect(await shown(getRooms)).toEqual({
		message: `What came back is not from Webex: ${host} sent a web page instead of JSON`,
		description: `A proxy, a sign-in page or a wrong "Base Address" in the credential usually stands behind this. Run the workflow again; if it stays, open the address in a browser from the same network. ${tracking}`,
	});
});

test('an answer that is cut off is no result, not even a part of it', async () => {
	harness.simulator.faults.next({ cut: 'body' });
	const { message } = await shown(getRooms);
	expect(message).toMatch(/sent an answer that ends too early instead of JSON$/);
});

test('a connection that breaks is tried again', async () => {
	harness.simulator.faults.next({ cut: 'connection' });
	const { json, error } = await harness.run(getRooms);
	expect([error, json.length]).toEqual([undefined, 6]);
});

test('a message is not sent twice when the answer to it is lost', async () => {
	const [roomId = ''] = harness.simulator.world.rooms.keys();
	const before = harness.simulator.world.messagesOf(roomId).length;
	harness.simulator.faults.next({ cut: 'connection', method: 'POST' });
	const { message } = await shown({
		node: 'webexMessages',
		parameters: {
			resource: 'message',
			operation: 'send',
			roomId: { __rl: true, mode: 'id', value: roomId },
			content: 'once',
		},
	});
	expect([harness.simulator.world.messagesOf(roomId).length - before, message]).toEqual([
		1,
		expect.stringMatching(/^Webex could not be reached: .* closed the connection/),
	]);
});

test('a host where nothing answers', async () => {
	harness.credential.stored = { ...harness.credential.stored, baseUrl: 'http://127.0.0.1:9/v1' };
	const message = {
		node: 'webexMessages' as const,
		parameters: {
			resource: 'message',
			operation: 'send',
			sendTo: 'person',
			person: { __rl: true, mode: 'email', value: 'a@b.example' },
			content: 'x',
		},
	};
	// Sending is repeated only when the connection was refused, so this waits some seconds.
	expect(await shown(message)).toEqual({
		message:
			'Webex could not be reached: 127.0.0.1:9 refused the connection: nothing answers there',
		description:
			'Check "Environment" and "Base Address" in the credential, and that this n8n can reach the address (proxy, firewall, DNS).',
	});
}, 40_000);

test('a host that does not exist', async () => {
	const baseUrl = 'https://webex.invalid/v1';
	harness.credential.stored = { ...harness.credential.stored, baseUrl };
	const { message } = await shown(getRooms);
	expect(message).toMatch(
		/^Webex could not be reached: The (host webex\.invalid is not known: check its spelling|name of webex\.invalid could not be looked up)/,
	);
}, 40_000);

test.each(['http://webexapis.com/v1', 'http://10.0.0.5/v1'])(
	'no token is sent to the base address %s',
	async (baseUrl) => {
		harness.credential.stored = { ...harness.credential.stored, baseUrl };
		expect(await shown(getRooms)).toEqual({
			message: '"Base Address" cannot be used',
			description:
				'Base Address: expected an address that begins with https://, because secrets are sent to it; http:// is accepted only for this machine (localhost, 127.0.0.1, [::1])',
		});
	},
);

test.each(['', 'webex', 'ftp://webexapis.com/v1', 'https://webexapis.com/v1?a=b'])(
	'the base address "%s"',
	async (baseUrl) => {
		harness.credential.stored = { ...harness.credential.stored, baseUrl };
		expect((await shown(getRooms)).message).toBe('"Base Address" cannot be used');
	},
);

test('a redirect to another host is not followed, and so gets no token', async () => {
	const seen: string[] = [];
	const other = createServer((request, response) => {
		seen.push(String(request.headers.authorization));
		response.end('{"items":[]}');
	});
	other.listen(0, '127.0.0.1');
	await once(other, 'listening');
	const location = `http://127.0.0.1:${(other.address() as AddressInfo).port}/v1/rooms`;
	harness.simulator.faults.next({ status: 302, headers: { location } });
	const { message } = await shown(getRooms);
	other.close();
	expect([message, seen]).toEqual(['Webex answered 302: Simulated 302', []]);
});

test('nothing that a person or a log can see holds a token', async () => {
	const { oauthTokenData, clientSecret } = harness.credential.stored;
	const { access_token, refresh_token } = oauthTokenData as Record<string, string>;
	harness.simulator.tokens.revokeGrants();
	const { error } = await harness.run(getRooms);
	const { inspect } = await import('node:util');
	const printed = inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error);
	const secrets = [access_token, refresh_token, clientSecret].map(String);
	expect(secrets.map((secret) => printed.includes(secret))).toEqual([false, false, false]);
});
