import { type HttpRequest, readSuccess, type Transport } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { bearer } from './bearer.ts';
import { botToken, personalToken } from './static-tokens.ts';
import type { TokenSource } from './token.ts';

function recorder(...statuses: number[]) {
	const sent: (string | undefined)[] = [];
	const transport: Transport = async (request) => {
		const status = statuses[sent.length] ?? 200;
		sent.push(request.headers['authorization']);
		return { status, headers: {}, body: new Uint8Array() };
	};
	return { sent, transport };
}

const get = (url: string): HttpRequest => ({ method: 'GET', url, headers: {} });
const rooms = get('https://webexapis.com/v1/rooms');

/** Counts up with each refusal. */
function counting(): TokenSource {
	let count = 1;
	return {
		get: async () => `t${count}`,
		refuse: () => {
			count += 1;
			return true;
		},
	};
}

test('signs requests', async () => {
	const { sent, transport } = recorder();
	await bearer(botToken('abc'))(transport)(rooms);
	expect(sent).toEqual(['Bearer abc']);
});

test('signs once more after a 401, and then returns the answer as it is', async () => {
	const mended = recorder(401, 200);
	const refused = recorder(401, 401, 401);
	const [first, second] = [
		await bearer(counting())(mended.transport)(rooms),
		await bearer(counting())(refused.transport)(rooms),
	];
	expect([first.status, mended.sent, second.status, refused.sent]).toEqual([
		200,
		['Bearer t1', 'Bearer t2'],
		401,
		['Bearer t1', 'Bearer t2'],
	]);
});

test('does not repeat with a token that cannot be renewed, and says what kind of token it is', async () => {
	const { sent, transport } = recorder(401, 401);
	await expect(bearer(personalToken('abc'))(transport)(rooms)).rejects.toThrow(
		/personal access token: it lives 12 hours/,
	);
	await expect(bearer(botToken('abc'))(transport)(rooms)).rejects.toThrow(
		/bot token: it was regenerated/,
	);
	expect(sent).toEqual(['Bearer abc', 'Bearer abc']);
});

test.each([
	'https://webexapis.com.evil.example/v1/rooms',
	'https://evil.example/webexapis.com',
	'https://notwebex.com/v1',
	'https://ciscospark.com/v1',
])('does not send the token to %s', async (url) => {
	const { sent, transport } = recorder();
	await expect(bearer(botToken('abc'))(transport)(get(url))).rejects.toThrow(
		/expected a Webex host/,
	);
	expect(sent).toEqual([]);
});

test.each([
	'https://webexapis.com/v1/rooms',
	'https://api.ciscospark.com/v1/rooms',
	'https://api-usgov.webex.com/v1/rooms',
	'https://files-api-r.webexapis.com/v1/contents/1',
])('sends the token to %s', async (url) => {
	const { sent, transport } = recorder();
	await bearer(botToken('abc'))(transport)(get(url));
	expect(sent).toEqual(['Bearer abc']);
});

test('sends the token to a host that is listed', async () => {
	const { sent, transport } = recorder();
	const hosts = ['127.0.0.1:4040'];
	await bearer(botToken('abc'), { hosts })(transport)(get('http://127.0.0.1:4040/v1/rooms'));
	expect(sent).toEqual(['Bearer abc']);
});

test.each([
	'http://webexapis.com/v1/rooms',
	'http://gateway.example/v1/rooms',
	'ftp://gateway.example/v1/rooms',
])('does not send the token to %s, although the host is listed', async (url) => {
	const { sent, transport } = recorder();
	const hosts = ['gateway.example'];
	await expect(bearer(botToken('abc'), { hosts })(transport)(get(url))).rejects.toThrow(
		/^url: .*https/,
	);
	expect(sent).toEqual([]);
});

test('accepts a token with "Bearer" and line breaks around it, and refuses what is none', () => {
	expect(() => botToken('Bearer abc\n')).not.toThrow();
	expect(() => botToken('two words')).toThrow(/^accessToken: expected a bot token/);
	expect(() => personalToken('')).toThrow(/^accessToken: expected a personal access token/);
});

test('a token that a gateway repeats in its error is not shown', async () => {
	const message = 'No route for secret-of-a-bot in secret-of-a-bot';
	const transport = bearer(botToken('secret-of-a-bot'))(async () => ({
		status: 400,
		headers: { trackingid: 'secret-of-a-bot' },
		body: new TextEncoder().encode(JSON.stringify({ message })),
	}));
	const response = await transport(rooms);
	expect(() => readSuccess(rooms, response)).toThrow(
		'No route for [removed] in [removed] (400 GET /v1/rooms, tracking ID [removed])',
	);
});

test('what can be read only once is not sent again with a new token, which the next request gets', async () => {
	const { sent, transport } = recorder(401, 200);
	const send = bearer(counting())(transport);
	const body = { length: 1, open: async function* () {}, isUsedUp: () => true };
	const first = await send({ ...rooms, method: 'POST', body });
	await send(rooms);
	expect([first.status, sent]).toEqual([401, ['Bearer t1', 'Bearer t2']]);
});
