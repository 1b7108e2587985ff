import { type HttpResponse, type Transport, WebexConnectionError } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { WebexAuthorizationError } from './errors.ts';
import { refreshingTokens } from './refreshing.ts';
import { memoryStore } from './stores/memory.ts';
import type { Token, TokenStore } from './token.ts';

const integration = { clientId: 'C1', clientSecret: 'S1' };
const minute = 60_000; // ms
const old: Token = { accessToken: 'old', issuedAt: 0, expiresAt: 60 * minute, refreshToken: 'r1' };

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
		await new Promise((resolve) => setTimeout(resolve, 5));
		if (!outcome || outcome instanceof Error) throw outcome;
		return outcome;
	};
	const store = options.store ?? memoryStore(token);
	const tokens = refreshingTokens({ integration, store, transport, now: () => options.now ?? 0 });
	return { tokens, store, sent };
}

test('gives the stored token while it lives', async () => {
	const { tokens, sent } = setUp({ now: 54 * minute });
	expect([await tokens.get(), sent]).toEqual(['old', []]);
});

test('refreshes ahead of expiry: 10 % of the life, or 5 minutes', async () => {
	const day = 24 * 60 * minute;
	const long = { ...old, expiresAt: day };
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
			await new Promise((resolve) => setTimeout(resolve, index % 20));
			tokens.refuse(token);
			return await tokens.get();
		}),
	);
	expect([new Set(given), sent]).toEqual([new Set(['new']), ['r1']]);
});

test('stores the new token before anyone gets it', async () => {
	const order: string[] = [];
	const inner = memoryStore(old);
	const store: TokenStore = {
		load: inner.load,
		save: async (token) => {
			await new Promise((resolve) => setTimeout(resolve, 10));
			await inner.save(token);
			order.push(`stored ${token.accessToken}`);
		},
	};
	const { tokens } = setUp({ now: 61 * minute, store });
	order.push(`given ${await tokens.get()}`);
	expect(order).toEqual(['stored new', 'given new']);
});

test('gives no token that could not be stored', async () => {
	const store: TokenStore = {
		load: async () => old,
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

test('a caller that gives up does not end the refresh for the others', async () => {
	const { tokens, sent } = setUp({ now: 61 * minute });
	const controller = new AbortController();
	const leaving = tokens.get({ signal: controller.signal });
	const staying = tokens.get();
	controller.abort(new Error('cancelled'));
	await expect(leaving).rejects.toThrow('cancelled');
	expect([await staying, sent]).toEqual(['new', ['r1']]);
});

test.each([
	['no token', undefined, 'There is no Webex token yet: authorise first'],
	[
		'no refresh token',
		{ accessToken: 'a', issuedAt: 0, expiresAt: 1 },
		'The Webex access token has expired and there is no refresh token: authorise again',
	],
])('says what to do when there is %s', async (_, token, message) => {
	const store = memoryStore(token);
	await expect(setUp({ now: 5, store }).tokens.get()).rejects.toThrow(message);
});
