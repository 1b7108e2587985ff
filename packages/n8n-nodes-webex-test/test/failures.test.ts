import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildId } from '@webex-nodes/client';
import { WebexApiError } from '@webex-nodes/http';
import { explain } from 'n8n-nodes-webex/src/n8n/failures.ts';
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

const send = (roomId: string) => ({
	node: 'webexMessages' as const,
	parameters: {
		resource: 'message',
		operation: 'send',
		roomId: { __rl: true, mode: 'id', value: roomId },
		content: 'once',
	},
});

const tracking = "Tracking ID for Cisco's support: ROUTER_…";

test('a malformed ID', async () => {
	const parameters = { resource: 'roomTab', operation: 'get', tabId: 'nonsense' };
	expect(await shown({ node: 'webexRooms', parameters })).toEqual({
		message: 'Webex refused the input: Expect base64 ID or UUID',
		description: `An ID is the long text that begins with "Y2lz", as other Webex nodes return it, or the UUID of a link to the space. Choose the object from the list, or check the expression that returns the ID. ${tracking}`,
	});
});

test('a malformed ID of a message is not sent', async () => {
	expect(await shown(getMessage('nonsense'))).toEqual({
		message: '"Message ID" cannot be used',
		description:
			'Message ID: expected the ID of a message, which begins with "Y2lz", its UUID, or its address in the Webex app',
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
		description: `Check the ID. Nothing has it, or the account of the credential may not see it: ${buildId('ROOM', value)} (type ROOM, ${value}). In Webex one sees only the rooms (spaces) that one is a member of, and their messages. ${tracking}`,
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
		description: `Add "spark:rooms_read" to the integration at developer.webex.com and to the scopes of the credential, then reconnect it. If the scope is there, the account lacks the role or license for this. ${tracking}`,
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

test('a request that is refused more often than it may fail is sent all the same', async () => {
	harness.simulator.faults.next({ status: 429, retryAfter: 0, times: 6 });
	const { json, error } = await harness.run(getRooms);
	expect([error, json.length]).toEqual([undefined, 6]);
}, 30_000);

test('429 with a longer Retry-After than a node may wait', async () => {
	harness.simulator.faults.next({ status: 429, retryAfter: 3600 });
	const description = expect.stringMatching(
		/^Webex refuses them until \d{4}-\d\d-\d\d \d\d:\d\d UTC\. Run it again later, let the schedule run less often, or lower "Limit"\. Tracking ID/,
	);
	expect([await shown(getRooms), await shown(getRooms)]).toEqual([
		{ message: 'Webex is limiting how fast this account may send requests', description },
		{
			message: 'Webex was not asked: it still limits how fast this account may send such requests',
			description,
		},
	]);
});

test('the time until Webex refuses is the one that it asked for', async () => {
	harness.simulator.faults.next({ status: 429, retryAfter: 3600 });
	const before = Date.now();
	const { description } = await shown(getRooms);
	const [, time = ''] = /until (.*) UTC/.exec(description ?? '') ?? [];
	const until = Date.parse(`${time.replace(' ', 'T')}Z`);
	expect([until >= before + 3_600_000, until <= Date.now() + 3_660_000]).toEqual([true, true]);
});

test('a wait is told beside the output', async () => {
	harness.simulator.faults.next({ status: 429, retryAfter: 6 });
	const { hints, error } = await harness.run(getRooms);
	expect([error, hints]).toEqual([
		undefined,
		[
			expect.stringMatching(
				/^The node waited [67] seconds: Webex limits how fast requests may be sent\.$/,
			),
		],
	]);
}, 20_000);

test('a web page instead of data', async () => {
	harness.simulator.faults.next({
		status: 200,
		contentType: 'text/html',
		body: '<!DOCTYPE html><html>Please sign in</html>',
	});
	const { host } = new URL(harness.url);
	expect(await shown(getRooms)).toEqual({
		message: `What came back is not from Webex: ${host} sent a web page instead of JSON`,
		description: `A proxy, a sign-in page or a wrong "Base Address" in the credential is the usual cause. Run the workflow again; if it stays, open the address in a browser from the same network. ${tracking}`,
	});
});

test('an answer that is cut off is no result, not even a part of it: it is read again', async () => {
	harness.simulator.faults.next({ cut: 'body' });
	const { json, error } = await harness.run(getRooms);
	expect([error, json.length]).toEqual([undefined, 6]);
});

test('answers that are cut off each time', async () => {
	harness.simulator.faults.next({ cut: 'body', times: 5 });
	const { host } = new URL(harness.url);
	expect(await shown(getRooms)).toEqual({
		message: `The answer of Webex did not arrive whole: ${host} sent an answer that ends too early instead of JSON`,
		description: expect.stringMatching(
			/^The node sent the request 5 times and waited \d+ seconds in between\. Nothing of it was used\./,
		),
	});
}, 40_000);

test('a connection that breaks is tried again', async () => {
	harness.simulator.faults.next({ cut: 'connection' });
	const { json, error } = await harness.run(getRooms);
	expect([error, json.length]).toEqual([undefined, 6]);
});

test('a message is not sent twice when the answer to it is lost', async () => {
	const [roomId = ''] = harness.simulator.world.rooms.keys();
	const before = harness.simulator.world.messagesOf(roomId).length;
	harness.simulator.faults.next({ cut: 'connection', method: 'POST' });
	const { message, description } = await shown({
		node: 'webexMessages',
		parameters: {
			resource: 'message',
			operation: 'send',
			roomId: { __rl: true, mode: 'id', value: roomId },
			content: 'once',
		},
	});
	const { host } = new URL(harness.url);
	expect([
		harness.simulator.world.messagesOf(roomId).length - before,
		message,
		description,
	]).toEqual([
		1,
		`It may have been done, but no answer came: ${host} closed the connection before its answer was complete`,
		'Look in Webex before you run it again, for example at the room, or with "Get Many": otherwise it may be done twice.',
	]);
});

test('an answer 502 to a message that was sent says that it may have been sent', async () => {
	harness.simulator.faults.next({ status: 502, method: 'POST', isProcessed: true });
	const [roomId = ''] = harness.simulator.world.rooms.keys();
	const { description } = await shown(send(roomId));
	expect(description).toMatch(/^It may have been done all the same\. Look in Webex before/);
});

test.each(['null', '[]'])('%s after sending is no success', async (body) => {
	harness.simulator.faults.next({ status: 200, body, contentType: 'application/json' });
	const [roomId = ''] = harness.simulator.world.rooms.keys();
	const { message } = await shown(send(roomId));
	expect(message).toMatch(
		/sent an (empty answer|answer of an unexpected form) instead of an object$/,
	);
});

test('a deletion whose answer was lost has succeeded when the message is gone', async () => {
	const [room] = harness.simulator.world.rooms.values();
	const { json } = await harness.run(send(room?.id ?? ''));
	const messageId = String(json[0]?.['id']);
	harness.simulator.faults.next({ status: 502, method: 'DELETE', isProcessed: true });
	const { error } = await harness.run({
		node: 'webexMessages',
		parameters: { resource: 'message', operation: 'delete', messageId },
	});
	const left = harness.simulator.world.messagesOf(room?.id ?? '').map(({ id }) => id);
	expect([error, left.includes(messageId)]).toEqual([undefined, false]);
});

test('a gateway that repeats the token in its error does not put it into the execution', async () => {
	const { access_token: token = '' } = harness.credential.stored['oauthTokenData'] as Record<
		string,
		string
	>;
	const echo = `Not routed: Authorization: Bearer ${token}`;
	harness.simulator.faults.next({
		status: 400,
		body: JSON.stringify({ message: echo, trackingId: echo, errors: [{ description: echo }] }),
		headers: { trackingid: echo },
	});
	const { error } = await harness.run(getRooms);
	const { inspect } = await import('node:util');
	const printed = inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error);
	expect([printed.includes(token), error?.message]).toEqual([
		false,
		'Webex refused the input: Not routed: Authorization: [removed]',
	]);
});

test.each(['%', '%zz', 'a%E0%A4%A'])('a path that ends in "%s" is explained too', (last) => {
	const error = new WebexApiError({ status: 404, method: 'GET', path: `/v1/rooms/${last}` });
	expect(explain(error)?.description).toContain(last);
});

test('a request that was sent once, and then waited for a limit that grew', () => {
	const facts = { status: 429, method: 'GET' as const, path: '/v1/rooms', wasSent: false };
	const error = new WebexApiError({ ...facts, waited: { attempts: 1, duration: 10_000 } });
	expect(explain(error)).toMatchObject({
		message: 'Webex is limiting how fast this account may send requests',
		description: expect.stringMatching(
			/^The node sent the request once and waited 10 seconds after it\. Run it again later/,
		),
	});
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
	const begin = performance.now();
	expect(await shown(message)).toEqual({
		message:
			'Webex could not be reached: 127.0.0.1:9 refused the connection: nothing answers there',
		// The waits have a random part.
		description: expect.stringMatching(
			/^The node sent the request 3 times and waited [12] seconds? in between\. Check "Environment" and "Base Address" in the credential, and that this n8n can reach the address \(proxy, firewall, DNS\)\.$/,
		),
	});
	// A person waits in front of the editor.
	expect(performance.now() - begin).toBeLessThan(4000);
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
	const { origin } = new URL(location);
	const { host } = new URL(harness.url);
	expect([message, seen]).toEqual([
		`Webex was not reached: ${host} redirects to ${origin}, which is not followed: the token was not sent there`,
		[],
	]);
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
