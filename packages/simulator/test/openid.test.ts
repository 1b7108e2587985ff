import { createRemoteJWKSet, customFetch as joseFetch, jwtVerify } from 'jose';
import * as openid from 'openid-client';
import { expect, test } from 'vitest';
import { createSimulator, type SimulatorOptions } from '../src/index.ts';
import { base } from './fixture.ts';

const redirectUri = 'http://127.0.0.1:5678/callback';

function setUp(options: SimulatorOptions = {}) {
	const simulator = createSimulator({ redirectUris: [redirectUri], ...options });
	const [amara] = [...simulator.world.people.values()];
	const person = amara?.id ?? '';
	const { clientId, clientSecret } = simulator.integration;
	const send = (url: string, init?: object) =>
		simulator.request(new Request(url, init as RequestInit));
	const post = (path: string, form: Record<string, string>) =>
		send(base + path, { method: 'POST', body: new URLSearchParams(form) });
	const get = async (path: string, token: string, method = 'GET') => {
		const headers = { authorization: `Bearer ${token}` };
		const answer = await send(base + path, { method, headers });
		const text = await answer.text();
		return { status: answer.status, text, json: () => JSON.parse(text) };
	};
	const authorize = async (query: Record<string, string>, path = '/v1/authorize') => {
		const form = { person, decision: 'accept', ...query };
		const answer = await post(path, form);
		return { status: answer.status, location: answer.headers.get('location') ?? '' };
	};
	const ask = { response_type: 'code', client_id: clientId, scope: 'spark:people_read' };
	const exchange = async (location: string, more: Record<string, string> = {}) => {
		const code = new URL(location).searchParams.get('code') ?? '';
		const client = { client_id: clientId, client_secret: clientSecret };
		const form = { grant_type: 'authorization_code', code, ...client, ...more };
		const answer = await post('/v1/access_token', form);
		return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
	};
	return {
		simulator,
		amara,
		person,
		clientId,
		clientSecret,
		send,
		post,
		get,
		authorize,
		ask,
		exchange,
	};
}

test('openid-client: discovery, log-in with a nonce, the signature of the ID token, and userinfo', async () => {
	const { clientId, clientSecret, send, post, person, amara } = setUp();
	const configuration = await openid.discovery(
		new URL(`${base}/v1`),
		clientId,
		undefined,
		openid.ClientSecretBasic(clientSecret),
		{ [openid.customFetch]: send, execute: [openid.enableNonRepudiationChecks] },
	);
	const expectedNonce = openid.randomNonce();
	const expectedState = openid.randomState();
	const url = openid.buildAuthorizationUrl(configuration, {
		redirect_uri: redirectUri,
		scope: 'openid email profile spark:people_read',
		state: expectedState,
		nonce: expectedNonce,
	});
	const form = { ...Object.fromEntries(url.searchParams), person, decision: 'accept' };
	const consent = await post(url.pathname, form);
	const tokens = await openid.authorizationCodeGrant(
		configuration,
		new URL(consent.headers.get('location') ?? ''),
		{ expectedNonce, expectedState, idTokenExpected: true },
	);
	const claims = tokens.claims();
	const info = await openid.fetchUserInfo(configuration, tokens.access_token, claims?.sub ?? '');
	expect([claims?.['email'], info.name, info.email]).toEqual([
		amara?.email,
		amara?.displayName,
		amara?.email,
	]);
});

test('an implicit log-in answers behind the #, and its ID token is signed', async () => {
	const { authorize, ask, clientId, send, get } = setUp();
	const { location } = await authorize({
		...ask,
		response_type: 'id_token token',
		scope: 'openid email',
		nonce: 'n-1',
		state: 's-1',
	});
	const answer = new URLSearchParams(new URL(location).hash.slice(1));
	const keys = createRemoteJWKSet(new URL(`${base}/v1/verification`), { [joseFetch]: send });
	const { payload } = await jwtVerify(answer.get('id_token') ?? '', keys, {
		issuer: `${base}/v1`,
		audience: clientId,
	});
	const info = await get('/v1/userinfo', answer.get('access_token') ?? '');
	expect([
		payload['nonce'],
		answer.get('state'),
		answer.has('refresh_token'),
		info.json().sub,
	]).toEqual(['n-1', 's-1', false, payload.sub]);
});

test.each([
	[{ response_type: 'banana' }, '?error=unsupported_response_type'],
	[{ prompt: 'none' }, '?error=login_required'],
	[{ response_type: 'token', scope: 'spark:moon' }, '#error=invalid_scope'],
	[{ response_type: 'id_token', nonce: 'n' }, '#error=invalid_scope'],
	[{ response_type: 'id_token', scope: 'openid' }, '#error=invalid_request'],
	[{ decision: 'deny' }, '?error=access_denied'],
	[{ decision: 'deny', response_type: 'token' }, '#error=access_denied'],
])('%o goes back with %s', async (change, end) => {
	const { authorize, ask } = setUp();
	expect(await authorize({ ...ask, ...change })).toEqual({
		status: 302,
		location: redirectUri + end,
	});
});

test('with openid the token answer names the person, in full with user_info', async () => {
	const { authorize, ask, exchange, amara } = setUp();
	const code = async (scope: string) => (await authorize({ ...ask, scope })).location;
	const plain = await exchange(await code('openid email'));
	const full = await exchange(await code('openid email'), { user_info: 'true' });
	const without = await exchange(await code('spark:people_read'), { user_info: 'true' });
	expect([plain.body['email'], full.body['email'], without.body['id_token']]).toEqual([
		undefined,
		amara?.email,
		undefined,
	]);
});

test('userinfo needs the scope openid', async () => {
	const { simulator, get } = setUp();
	expect((await get('/v1/userinfo', simulator.personalToken)).status).toBe(403);
});

test.each([
	['api', '/v1'],
	['broker', '/idb'],
] as const)('webfinger and discovery name the issuer (%s)', async (openidIssuer, path) => {
	const { get, amara } = setUp({ switches: { openidIssuer } });
	const found = await get(`/v1/.well-known/webfinger?resource=acct:${amara?.email}`, '');
	const described = await get('/v1/.well-known/openid-configuration', '');
	const nobody = await get('/v1/.well-known/webfinger?resource=acct:x@y.example', '');
	expect([found.json().links[0].href, described.json().issuer, nobody.status]).toEqual([
		base + path,
		base + path,
		404,
	]);
});

test('a redirect address may be left out, here and there, only when one is registered', async () => {
	const one = setUp();
	const { location } = await one.authorize(one.ask);
	const named = await one.authorize({ ...one.ask, redirect_uri: redirectUri });
	const two = setUp({ redirectUris: [redirectUri, `${redirectUri}/2`] });
	expect([
		(await one.exchange(location)).status,
		(await one.exchange(named.location)).status,
		await two.authorize(two.ask),
	]).toEqual([200, 400, { status: 400, location: '' }]);
});

test('a code_verifier has 43 characters at least', async () => {
	const { authorize, ask, exchange } = setUp();
	const tryVerifier = async (code_verifier: string) => {
		const { location } = await authorize({ ...ask, code_challenge: code_verifier });
		return (await exchange(location, { code_verifier })).status;
	};
	expect([await tryVerifier('a'.repeat(42)), await tryVerifier('a'.repeat(43))]).toEqual([
		400, 200,
	]);
});

test('an administrator lists what a person has allowed, and ends it', async () => {
	const { simulator, authorize, ask, exchange, get, amara, person, clientId } = setUp();
	const { personalToken } = simulator;
	const { body } = await exchange((await authorize(ask)).location);
	const token = String(body['access_token']);
	const path = `/v1/authorizations?personEmail=${amara?.email}`;
	const { items } = (await get(path, personalToken)).json();
	const refresh = items.find(({ type }: { type: string }) => type === 'refresh');
	const before = (await get('/v1/people/me', token)).status;
	const ended = await get(`/v1/authorizations/${refresh.id}`, personalToken, 'DELETE');
	expect([
		items.map(({ type, personId, clientId: of }: Record<string, string>) => [type, personId, of]),
		before,
		ended.status,
		(await get('/v1/people/me', token)).status,
		(await get(path, personalToken)).json().items,
		(await get(`/v1/authorizations/${refresh.id}`, personalToken, 'DELETE')).status,
		(await get(path, simulator.botToken)).status,
		(await get('/v1/authorizations', personalToken)).status,
	]).toEqual([
		[
			['refresh', person, clientId],
			['access', person, clientId],
		],
		200,
		204,
		401,
		[],
		404,
		403,
		400,
	]);
});

test('an administrator revokes an integration for everybody', async () => {
	const { simulator, authorize, ask, exchange, get, clientId } = setUp();
	const { body } = await exchange((await authorize(ask)).location);
	const path = (id: string) =>
		`/v1/authorizations?clientId=${id}&orgId=${simulator.world.organisationId}`;
	const unknown = await get(path('C0'), simulator.personalToken, 'DELETE');
	const ended = await get(path(clientId), simulator.personalToken, 'DELETE');
	const after = await get('/v1/people/me', String(body['access_token']));
	const own = await get('/v1/people/me', simulator.personalToken);
	expect([unknown.status, ended.status, after.status, own.status]).toEqual([404, 204, 401, 200]);
});

test('guests are counted, as plain text', async () => {
	const { simulator, send, get } = setUp();
	const { serviceApp, tokens } = simulator;
	const account = simulator.world.findPersonByEmail(`${serviceApp.name}@webex.bot`);
	const { access_token: token } = tokens.grant(serviceApp, account?.id ?? '', serviceApp.scopes);
	const before = (await get('/v1/guests/count', token)).text;
	await send(`${base}/v1/guests/token`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		body: JSON.stringify({ subject: 'visitor', displayName: 'Visitor' }),
	});
	expect([before, (await get('/v1/guests/count', token)).text]).toEqual(['0', '1']);
});

test('the device grant may want its redirect addresses', async () => {
	const helper = 'https://oauth-helper-r.wbx2.com/helperservice/v1/actions/device/callback';
	const start = async (redirectUris: string[], deviceRedirects: 'ignored' | 'required') => {
		const { post, ask } = setUp({ redirectUris, switches: { deviceRedirects } });
		return (await post('/v1/device/authorize', ask)).status;
	};
	expect([
		await start([redirectUri], 'ignored'),
		await start([redirectUri], 'required'),
		await start([redirectUri, helper], 'required'),
	]).toEqual([200, 400, 200]);
});

test('the issued-at times of an ID token are those of the simulator', async () => {
	const { authorize, ask, exchange } = setUp({ now: () => 1_000_000_000_000 });
	const { location } = await authorize({ ...ask, scope: 'openid' });
	const { body } = await exchange(location);
	const [, payload = ''] = String(body['id_token']).split('.');
	const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
	expect([claims.iat, claims.exp]).toEqual([1_000_000_000, 1_000_003_600]);
});

const old = (options: SimulatorOptions = {}) => {
	const world = setUp(options);
	const { clientId } = world.simulator.meetingsXml.integration;
	const ask = { response_type: 'code', client_id: clientId, redirect_uri: redirectUri };
	return async (change: Record<string, string>) =>
		await world.authorize(
			{ ...ask, scope: 'all_read', state: 'x', ...change },
			'/v1/oauth2/authorize',
		);
};

test.each([
	[{ decision: 'deny' }, '?error=access_denied&state=x'],
	[{ response_type: 'token' }, '?error=unsupported_response_type&state=x'],
	[{ scope: 'all_read spark:all' }, '?error=invalid_scope&state=x'],
	[{ scope: '' }, '?error=invalid_scope&state=x'],
	[{ code_challenge: '0123456789a' }, '?error=invalid_request&state=x', 'short'],
	[
		{ code_challenge: 'a', code_challenge_method: 'S256' },
		'?error=invalid_request&state=x',
		'short',
	],
] as [Record<string, string>, string, ('short' | 'standard')?][])(
	'old Meetings integrations: %o goes back with %s',
	async (change, end, meetingsXmlChallenge = 'standard') => {
		const authorize = old({ switches: { meetingsXmlChallenge } });
		expect((await authorize(change)).location).toBe(redirectUri + end);
	},
);

test('old Meetings integrations: the challenges of PKCE are accepted by default', async () => {
	const { location } = await old()({
		code_challenge: 'a'.repeat(43),
		code_challenge_method: 'S256',
	});
	expect(location).toContain('?code=');
});
