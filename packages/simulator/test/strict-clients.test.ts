import { setTimeout } from 'node:timers/promises';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { expect, test } from 'vitest';
import { createSimulator } from '../src/index.ts';
import { base } from './fixture.ts';

// Two clients that others wrote and that follow the standards to the letter.

const redirectUri = 'http://127.0.0.1:5678/callback';
const scope = 'spark:people_read spark:rooms_read';

const server = {
	issuer: base,
	authorization_endpoint: `${base}/v1/authorize`,
	token_endpoint: `${base}/v1/access_token`,
	revocation_endpoint: `${base}/idb/oauth2/v1/revoke`,
};

function setUp(switches = {}) {
	const simulator = createSimulator({ redirectUris: [redirectUri], switches });
	const [person = ''] = simulator.world.people.keys();
	const send = (url: string, init: unknown) =>
		simulator.request(new Request(url, init as RequestInit));
	const post = (url: string, form: Record<string, string>) =>
		simulator.request(new Request(url, { method: 'POST', body: new URLSearchParams(form) }));
	/** The person accepts. */
	const consent = async (url: URL): Promise<URL> => {
		const form = { ...Object.fromEntries(url.searchParams), person, decision: 'accept' };
		const response = await post(`${base}/v1/authorize`, form);
		return new URL(response.headers.get('location') ?? '');
	};
	return { simulator, person, send, post, consent };
}

test.each(['S256', 'plain', 'none'] as const)(
	'oauth4webapi: code, refresh and revocation (PKCE %s)',
	async (method) => {
		const { simulator, send, consent } = setUp({ refreshToken: 'rotated' });
		const { clientId, clientSecret } = simulator.integration;
		const client = { client_id: clientId };
		const authentication = oauth.ClientSecretPost(clientSecret);
		const options = { [oauth.customFetch]: send, [oauth.allowInsecureRequests]: true };
		const verifier = oauth.generateRandomCodeVerifier();
		const state = oauth.generateRandomState();
		const challenge =
			method === 'S256' ? await oauth.calculatePKCECodeChallenge(verifier) : verifier;
		const url = new URL(server.authorization_endpoint);
		url.search = new URLSearchParams({
			response_type: 'code',
			client_id: clientId,
			redirect_uri: redirectUri,
			scope,
			state,
			...(method !== 'none' && { code_challenge: challenge, code_challenge_method: method }),
		}).toString();
		const parameters = oauth.validateAuthResponse(server, client, await consent(url), state);
		const codeResponse = await oauth.authorizationCodeGrantRequest(
			server,
			client,
			authentication,
			parameters,
			redirectUri,
			method === 'none' ? oauth.nopkce : verifier,
			options,
		);
		const first = await oauth.processAuthorizationCodeResponse(server, client, codeResponse);
		const refreshResponse = await oauth.refreshTokenGrantRequest(
			server,
			client,
			authentication,
			first.refresh_token ?? '',
			options,
		);
		const second = await oauth.processRefreshTokenResponse(server, client, refreshResponse);
		const basic = oauth.ClientSecretBasic(clientSecret);
		const revocation = await oauth.revocationRequest(
			server,
			client,
			basic,
			second.refresh_token ?? '',
			options,
		);
		await oauth.processRevocationResponse(revocation);
		const refused = await oauth.refreshTokenGrantRequest(
			server,
			client,
			authentication,
			second.refresh_token ?? '',
			options,
		);
		const failure = await oauth
			.processRefreshTokenResponse(server, client, refused)
			.catch((error: unknown) => error);
		expect([first.scope, second.refresh_token === first.refresh_token, failure]).toEqual([
			scope,
			false,
			expect.objectContaining({ error: 'invalid_grant' }),
		]);
	},
);

test('oauth4webapi: the device grant, with refusals as RFC 8628 wants them', async () => {
	const { simulator, send, post, person } = setUp({ deviceRefusals: 'oauth' });
	const { clientId, clientSecret } = simulator.integration;
	const client = { client_id: clientId };
	const options = { [oauth.customFetch]: send, [oauth.allowInsecureRequests]: true };
	const device = {
		...server,
		token_endpoint: `${base}/v1/device/token`,
		device_authorization_endpoint: `${base}/v1/device/authorize`,
	};
	const started = await oauth.processDeviceAuthorizationResponse(
		device,
		client,
		await oauth.deviceAuthorizationRequest(device, client, oauth.None(), { scope }, options),
	);
	const ask = async () =>
		await oauth.processDeviceCodeResponse(
			device,
			client,
			await oauth.deviceCodeGrantRequest(
				device,
				client,
				oauth.ClientSecretBasic(clientSecret),
				started.device_code,
				options,
			),
		);
	const early = await ask().catch((error: unknown) => error);
	await post(`${base}/verify`, { userCode: started.user_code, person, decision: 'accept' });
	const tooFast = await ask().catch((error: unknown) => error);
	await setTimeout(2100);
	const token = await ask();
	expect([early, tooFast, token.token_type, token.scope]).toEqual([
		expect.objectContaining({ error: 'authorization_pending' }),
		expect.objectContaining({ error: 'slow_down' }),
		'bearer',
		scope,
	]);
}, 60_000);

test('openid-client: code and refresh', async () => {
	const { simulator, send, consent } = setUp();
	const { clientId, clientSecret } = simulator.integration;
	const configuration = new openid.Configuration(
		server,
		clientId,
		undefined,
		openid.ClientSecretPost(clientSecret),
	);
	openid.allowInsecureRequests(configuration);
	configuration[openid.customFetch] = send;
	const pkceCodeVerifier = openid.randomPKCECodeVerifier();
	const expectedState = openid.randomState();
	const url = openid.buildAuthorizationUrl(configuration, {
		redirect_uri: redirectUri,
		scope,
		state: expectedState,
		code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
		code_challenge_method: 'S256',
	});
	const first = await openid.authorizationCodeGrant(configuration, await consent(url), {
		pkceCodeVerifier,
		expectedState,
	});
	const second = await openid.refreshTokenGrant(configuration, first.refresh_token ?? '');
	expect([first.scope, second.access_token === first.access_token, second.expiresIn()]).toEqual([
		scope,
		false,
		expect.any(Number),
	]);
});
