import type { HttpRequest, HttpResponse } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { customEnvironment, environments } from '../environments.ts';
import { readToken } from './endpoint.ts';
import {
	authorizeUrl,
	codeRequest,
	readRedirect,
	refreshRequest,
	revokeRequest,
} from './integration.ts';
import { createPkcePair } from './pkce.ts';

const integration = { clientId: 'C1', clientSecret: 'S1' };
const redirectUri = 'http://127.0.0.1:5678/callback';
const fields = (request: HttpRequest) =>
	Object.fromEntries(new URLSearchParams(String(request.body)));

test('builds the authorize address', async () => {
	const url = new URL(
		authorizeUrl({
			clientId: 'C1',
			redirectUri,
			scopes: ['spark:rooms_read', 'spark:messages_read'],
			state: 'xyz',
			pkce: await createPkcePair('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'),
		}),
	);
	expect([url.origin + url.pathname, Object.fromEntries(url.searchParams)]).toEqual([
		'https://webexapis.com/v1/authorize',
		{
			response_type: 'code',
			client_id: 'C1',
			redirect_uri: redirectUri,
			scope: 'spark:rooms_read spark:messages_read',
			state: 'xyz',
			// The pair of RFC 7636, appendix B.
			code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
			code_challenge_method: 'S256',
		},
	]);
});

test('builds the address with a plain challenge, a prompt and a hint', async () => {
	const pkce = await createPkcePair('x'.repeat(43), 'plain');
	const url = authorizeUrl({
		clientId: 'C1',
		redirectUri,
		scopes: ['openid'],
		state: 'xyz',
		pkce,
		prompt: 'select_account',
		loginHint: 'a@b.example',
	});
	const { searchParams } = new URL(url);
	const names = ['code_challenge', 'code_challenge_method', 'prompt', 'login_hint'];
	const withClaims = codeRequest({ ...integration, code: 'abc', redirectUri, userInfo: true });
	expect([names.map((name) => searchParams.get(name)), fields(withClaims)['user_info']]).toEqual([
		['x'.repeat(43), 'plain', 'select_account', 'a@b.example'],
		'true',
	]);
});

test('builds the requests for a code, a refresh and a revocation', () => {
	const code = codeRequest({ ...integration, code: 'abc', redirectUri, codeVerifier: 'v' });
	const refresh = refreshRequest({ ...integration, refreshToken: 'r' });
	const revoke = revokeRequest({ ...integration, token: 't' });
	expect([
		code.url,
		fields(code),
		fields(refresh),
		revoke.url,
		fields(revoke),
		revoke.headers['authorization'],
	]).toEqual([
		'https://webexapis.com/v1/access_token',
		{
			grant_type: 'authorization_code',
			code: 'abc',
			redirect_uri: redirectUri,
			code_verifier: 'v',
			client_id: 'C1',
			client_secret: 'S1',
		},
		{ grant_type: 'refresh_token', refresh_token: 'r', client_id: 'C1', client_secret: 'S1' },
		'https://idbroker.webex.com/idb/oauth2/v1/revoke',
		{ token: 't' },
		`Basic ${Buffer.from('C1:S1').toString('base64')}`,
	]);
});

test('goes to other hosts when it is told so', () => {
	const at = (environment: typeof environments.fedramp) =>
		refreshRequest({ ...integration, environment, refreshToken: 'r' }).url;
	expect([at(environments.fedramp), at(customEnvironment('http://127.0.0.1:4040/v1/'))]).toEqual([
		'https://api-usgov.webex.com/v1/access_token',
		'http://127.0.0.1:4040/v1/access_token',
	]);
});

test.each([
	['clientId', () => refreshRequest({ clientId: ' ', clientSecret: 'S', refreshToken: 'r' })],
	['clientSecret', () => refreshRequest({ clientId: 'C', clientSecret: '', refreshToken: 'r' })],
	['refreshToken', () => refreshRequest({ ...integration, refreshToken: '' })],
	['code', () => codeRequest({ ...integration, code: '', redirectUri })],
	['scopes', () => authorizeUrl({ clientId: 'C', redirectUri, scopes: [], state: 's' })],
	['state', () => authorizeUrl({ clientId: 'C', redirectUri, scopes: ['a'], state: '' })],
	['baseUrl', () => customEnvironment('webexapis.com/v1')],
	[
		'environment',
		() => revokeRequest({ ...integration, environment: environments.fedramp, token: 't' }),
	],
])('names the field %s when it cannot be used', (field, build) => {
	expect(build).toThrow(expect.objectContaining({ name: 'WebexInputError', field }));
});

test('takes the code from the address only when the state is the same', () => {
	expect(readRedirect(`${redirectUri}?code=abc&state=xyz`, 'xyz')).toBe('abc');
	expect(() => readRedirect(`${redirectUri}?code=abc&state=other`, 'xyz')).toThrow(/^state:/);
});

test.each([
	['access_denied', 'access_denied', 'The person did not consent (access_denied): start again'],
	['invalid_scope', 'invalid_scope', /^Webex refused the scopes \(invalid_scope\): select each/],
	['login_required', 'login_required', 'Webex refused the login (login_required): start again'],
	['<b>no</b>', 'unknown error', 'Webex refused the login (unknown error): start again'],
])('the error %s of the page has a sentence of its own', (error, code, message) => {
	const query = new URLSearchParams({ error, state: 'xyz' });
	const read = () => readRedirect(`${redirectUri}?${query}`, 'xyz');
	expect(read).toThrow(expect.objectContaining({ name: 'WebexConsentError', code }));
	expect(read).toThrow(message);
});

const request = refreshRequest({ ...integration, refreshToken: 'r' });
const answer = (body: object): HttpResponse => ({
	status: 200,
	headers: {},
	body: new TextEncoder().encode(JSON.stringify(body)),
});

test('reads a token with absolute times', () => {
	const body = {
		access_token: 'a',
		expires_in: 1209599,
		refresh_token: 'r2',
		refresh_token_expires_in: 7775999,
		token_type: 'Bearer',
		scope: 'spark:rooms_read spark:kms',
	};
	expect(readToken(request, answer(body), 1000).reveal()).toEqual({
		accessToken: 'a',
		issuedAt: 1000,
		expiresAt: 1209600000,
		refreshToken: 'r2',
		refreshTokenExpiresAt: 7776000000,
		scopes: ['spark:rooms_read', 'spark:kms'],
	});
});

test('reads the least that a token answer may hold, and lives that come as text', () => {
	expect(readToken(request, answer({ access_token: 'a', expires_in: '60' }), 0).reveal()).toEqual({
		accessToken: 'a',
		issuedAt: 0,
		expiresAt: 60_000,
	});
});

test('refuses an answer without an access token', () => {
	expect(() => readToken(request, answer({}), 0)).toThrow(/instead of an access token/);
});
