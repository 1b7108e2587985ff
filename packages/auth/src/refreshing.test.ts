import { setTimeout as sleep } from 'node:timers/promises';
import { type HttpResponse, type Transport, WebexConnectionError } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { WebexAuthorizationError } from './errors.ts';
import { integrationGrant } from './grants/integration.ts';
import { refreshingTokens, type TokenEvent } from './refreshing.ts';
import { memoryStore } from './stores/memory.ts';
import { Token, type TokenStore } from './token.ts';

const grant = integrationGrant({ clientId: 'C1', clientSecret: 'S1' });
const minute = 60_000; // ms
const fields = { accessToken: 'old', issuedAt: 0, expiresAt: 60 * minute, refreshToken: 'r1' };
const old = new Token(fields);

const answer = (status: number, body: object): HttpResponse => ({
	status,
	headers: {},
	body: new TextEncoder().encode(JSON.stringify(body)),
});

/** A token endpoint that counts. */
function setUp(
	options: {
		now?: number;
		token?: Token;
		answers?: (HttpResponse | Error)[];
		store?: TokenStore;
	} = {},
) {
	const { token = old, answers = [answer(200, { access_token: 'new', expires_in: 3600 })] } =
		options;
	const sent: string[] = [];
	const transport: Transport = async (request) => {
		const outcome = answers[Math.min(sent.length, answers.length - 1)];
		sent.push(new URLSearchParams(String(request.body)).get('refresh_token') ?? '');
		await sleep(5);
		if (!outcome || outcome instanceof Error) throw outcome;
		return outcome;
	};
	const store = options.store ?? memoryStore(token);
	const tokens = refreshingTokens({ grant, store, transport, now: () => options.now ?? 0 });
	return { tokens, store, sent };
}

test('returns the stored token while it is valid', async () => {
	const { tokens, sent } = setUp({ now: 54 * minute });
	expect([await tokens.get(), sent]).toEqual(['old', []]);
});

test('refreshes ahead of expiry: 10 % of the life, or 5 minutes', async () => {
	const day = 24 * 60 * minute;
	const long = new Token({ ...fields, expiresAt: day });
	const at = async (now: number, token: Token) => await setUp({ now, token }).tokens.get();
	expect([
		await at(56 * minute, old),
		await at(day - 6 * minute, long),
		await at(day - 4 * minute, long),
	]).toEqual(['new', 'old', 'new']);
});

test('a thousand callers at once make one refresh', async () => {
	const { tokens, sent } = setUp({ now: 61 * minute });
	const given = await Promise.all(Array.from({ length: 1000 }, () => tokens.get()));
	expect([new Set(given), sent]).toEqual([new Set(['new']), ['r1']]);
});

test('callers that were refused with one token make one refresh, in whatever order', async () => {
	const { tokens, sent } = setUp();
	const given = await Promise.all(
		Array.from({ length: 50 }, async (_, index) => {
			const token = await tokens.get();
			await sleep(index % 20);
			tokens.refuse(token);
			return await tokens.get();
		}),
	);
	expect([new Set(given), sent]).toEqual([new Set(['new']), ['r1']]);
});

test('stores the new token before a caller gets it', async () => {
	const order: string[] = [];
	const inner = memoryStore(old);
	const store: TokenStore = {
		...inner,
		save: async (token) => {
			await sleep(10);
			await inner.save(token);
			order.push(`stored ${token?.accessToken}`);
		},
	};
	const { tokens } = setUp({ now: 61 * minute, store });
	order.push(`given ${await tokens.get()}`);
	expect(order).toEqual(['stored new', 'given new']);
});

test('returns no token that could not be stored', async () => {
	const store: TokenStore = {
		...memoryStore(old),
		save: async () => {
			throw new Error('disk full');
		},
	};
	await expect(setUp({ now: 61 * minute, store }).tokens.get()).rejects.toThrow('disk full');
});

test('keeps the refresh token when no new one comes, and takes a new one when it does', async () => {
	const kept = setUp({ now: 61 * minute });
	await kept.tokens.get();
	const body = { access_token: 'new', expires_in: 3600, refresh_token: 'r2' };
	const rotated = setUp({ now: 61 * minute, answers: [answer(200, body)] });
	await rotated.tokens.get();
	expect([
		(await kept.store.load())?.refreshToken,
		(await rotated.store.load())?.refreshToken,
	]).toEqual(['r1', 'r2']);
});

test.each([
	[400, { error: 'invalid_grant', error_description: 'The refresh token is expired.' }],
	[
		400,
		{
			error: 'invalid_request',
			error_description: 'The refresh token is expired.',
			trackingID: 'T',
		},
	],
	[401, { message: 'The refresh token is expired.', errors: [], trackingId: 'T' }],
])('a refresh that is answered %i is final', async (status, body) => {
	const { tokens } = setUp({ now: 61 * minute, answers: [answer(status, body)] });
	const error = await tokens.get().catch((reason: unknown) => reason);
	expect(WebexAuthorizationError.is(error) && error.message).toMatch(
		/authorise again\. It said: The refresh token is expired\./,
	);
});

test.each([
	['429', answer(429, {})],
	['502', answer(502, {})],
	[
		'a lost connection',
		new WebexConnectionError(
			{ method: 'POST', url: 'https://webexapis.com/v1/access_token' },
			'ECONNRESET',
		),
	],
	['a web page', { status: 200, headers: {}, body: new TextEncoder().encode('<html>') }],
])('%s is passing: the grant stays, and the next try succeeds', async (_, outcome) => {
	const { tokens, store } = setUp({
		now: 61 * minute,
		answers: [outcome, answer(200, { access_token: 'new', expires_in: 3600 })],
	});
	const first = await tokens.get().catch((reason: unknown) => reason);
	expect([
		WebexAuthorizationError.is(first),
		(await store.load())?.refreshToken,
		await tokens.get(),
	]).toEqual([false, 'r1', 'new']);
});

const lost = new WebexConnectionError(
	{ method: 'POST', url: 'https://webexapis.com/v1/access_token' },
	'ECONNRESET',
);
const cutOff = { status: 200, headers: {}, body: new TextEncoder().encode('{"access_tok') };
const success = answer(200, { access_token: 'new', expires_in: 3600 });

test.each([
	['lost', lost],
	['cut off', cutOff],
])('an answer that is %s is asked for once more at once', async (_, outcome) => {
	const { tokens, sent } = setUp({ now: 61 * minute, answers: [outcome, success] });
	expect([await tokens.get(), sent]).toEqual(['new', ['r1', 'r1']]);
});

test('says what happened when the answer that was lost had replaced the refresh token', async () => {
	const refusal = answer(400, { error: 'invalid_grant', error_description: 'It was replaced.' });
	const { tokens, sent } = setUp({ now: 61 * minute, answers: [lost, refusal] });
	const error = await tokens.get().catch((reason: unknown) => reason);
	expect([WebexAuthorizationError.is(error) && error.message, sent]).toEqual([
		'The answer to a refresh was lost, and Webex had already replaced the refresh token: authorise again. It said: It was replaced.',
		['r1', 'r1'],
	]);
});

test("goes by the server's clock when this machine's is wrong", async () => {
	const date = 'Sun, 22 Nov 2026 12:00:00 GMT';
	const noon = Date.parse(date);
	const headers = { date };
	const answers = [{ ...success, headers }];
	const token = new Token({ ...fields, issuedAt: noon - 3600_000, expiresAt: noon });
	// An hour slow.
	const { tokens, store, sent } = setUp({ now: noon - 60, token, answers });
	const slow = setUp({
		now: noon - 3600_000 + 1,
		token: new Token({ ...fields, expiresAt: 1 }),
		answers,
	});
	await slow.tokens.get();
	await tokens.get();
	expect([
		(await slow.store.load())?.expiresAt,
		(await store.load())?.expiresAt,
		await slow.tokens.get(),
		slow.sent.length,
		sent.length,
	]).toEqual([noon + 3600_000, noon - 60 + 3600_000, 'new', 1, 1]);
});

test('tries each form of the refresh token that the server may want', async () => {
	const sent: string[] = [];
	const tokens = refreshingTokens({
		grant: {
			refreshRequests: (refreshToken) =>
				[refreshToken, `acme_${refreshToken}`].map((value) => ({
					method: 'POST',
					url: 'https://api.webex.com/v1/oauth2/token',
					headers: {},
					body: value,
				})),
		},
		store: memoryStore(old),
		now: () => 61 * minute,
		transport: async ({ body }) => {
			sent.push(String(body));
			return String(body).startsWith('acme_') ? success : answer(400, { error: 'invalid_grant' });
		},
	});
	expect([await tokens.get(), sent]).toEqual(['new', ['r1', 'acme_r1']]);
});

test('warns two weeks before the refresh token ends, and reports refreshes', async () => {
	const day = 24 * 60 * minute;
	const eventsAt = async (now: number, ends: number) => {
		const events: TokenEvent[] = [];
		const tokens = refreshingTokens({
			grant,
			store: memoryStore(
				new Token({ ...fields, expiresAt: 100 * day, refreshTokenExpiresAt: ends }),
			),
			transport: async () => success,
			now: () => now,
			onEvent: (event) => events.push(event),
		});
		await tokens.get();
		return events;
	};
	expect([
		await eventsAt(day, 15 * day + 1),
		await eventsAt(day + 1, 15 * day),
		await eventsAt(101 * day, 200 * day),
	]).toEqual([
		[],
		[{ kind: 'refresh token ends soon', at: 15 * day }],
		[{ kind: 'refreshed', expiresAt: 101 * day + 3600_000 }],
	]);
});

test('takes the token that another process has stored meanwhile', async () => {
	const { tokens, store, sent } = setUp();
	await tokens.get();
	await store.save(new Token({ ...fields, accessToken: 'of another process' }));
	tokens.refuse('old');
	expect([await tokens.get(), sent]).toEqual(['of another process', []]);
});

test('a caller that gives up does not end the refresh for the others', async () => {
	const { tokens, sent } = setUp({ now: 61 * minute });
	const controller = new AbortController();
	const leaving = tokens.get({ signal: controller.signal });
	const staying = tokens.get();
	controller.abort(new Error('cancelled'));
	await expect(leaving).rejects.toThrow('cancelled');
	expect([await staying, sent]).toEqual(['new', ['r1']]);
});

test.each(['before it asks', 'while it waits'])(
	'a caller that gives up %s leaves no rejection unhandled when the refresh fails',
	async (moment) => {
		const unhandled: unknown[] = [];
		const onUnhandled = (reason: unknown) => unhandled.push(reason);
		process.on('unhandledRejection', onUnhandled);
		const { tokens, sent } = setUp({ now: 61 * minute, answers: [answer(401, {})] });
		const controller = new AbortController();
		if (moment === 'before it asks') controller.abort(new Error('cancelled'));
		const asking = tokens.get({ signal: controller.signal });
		if (moment === 'while it waits') controller.abort(new Error('cancelled'));
		await expect(asking).rejects.toThrow('cancelled');
		await sleep(20);
		process.off('unhandledRejection', onUnhandled);
		expect([unhandled, sent]).toEqual([[], moment === 'before it asks' ? [] : ['r1']]);
	},
);

test.each([
	['no token', undefined, 'There is no Webex token yet: authorise first'],
	[
		'no refresh token',
		new Token({ accessToken: 'a', issuedAt: 0, expiresAt: 1 }),
		'The Webex access token has expired and there is no refresh token: authorise again',
	],
])('says what to do when there is %s', async (_, token, message) => {
	const store = memoryStore(token);
	await expect(setUp({ now: 5, store }).tokens.get()).rejects.toThrow(message);
});
