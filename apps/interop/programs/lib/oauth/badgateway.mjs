import { deepEqual, notEqual, ok, rejects, throws } from 'node:assert/strict';
import { generateCodeVerifier, OAuth2Client, OAuth2Fetch } from '@badgateway/oauth2-client';
import { check } from '../check.mjs';
import { accept, decide, webex, works } from './webex.mjs';

for (const authenticationMethod of ['client_secret_basic', 'client_secret_post']) {
	const named = (name) => `${name} (${authenticationMethod})`;
	const client = new OAuth2Client({
		clientId: webex.clientId,
		clientSecret: webex.clientSecret,
		authorizationEndpoint: webex.authorize,
		tokenEndpoint: webex.token,
		revocationEndpoint: webex.revoke,
		authenticationMethod,
	});
	const { redirectUri, scopes: scope } = webex;
	const state = 'a state';
	const start = async () => {
		const codeVerifier = await generateCodeVerifier();
		const address = await client.authorizationCode.getAuthorizeUri({
			redirectUri,
			scope,
			state,
			codeVerifier,
		});
		return { codeVerifier, address };
	};
	const signIn = async () => {
		const { codeVerifier, address } = await start();
		return await client.authorizationCode.getTokenFromCodeRedirect(await accept(address), {
			redirectUri,
			state,
			codeVerifier,
		});
	};

	await check(named('signs in with a code and PKCE'), async () => {
		const token = await signIn();
		ok(token.expiresAt > Date.now());
		await works(token.accessToken);
	});
	await check(named('reads that the person denied'), async () => {
		const back = await decide((await start()).address, 'deny');
		throws(() => client.authorizationCode.validateResponse(back, { state }), {
			oauth2Code: 'access_denied',
		});
	});
	await check(named('is refused with the verifier of another sign-in'), async () => {
		const [one, other] = [await start(), await start()];
		const back = await accept(one.address);
		const { codeVerifier } = other;
		await rejects(
			client.authorizationCode.getTokenFromCodeRedirect(back, { redirectUri, state, codeVerifier }),
			({ httpCode }) => httpCode === 400,
		);
	});
	await check(named('renews'), async () => {
		const first = await signIn();
		const second = await client.refreshToken(first);
		notEqual(second.accessToken, first.accessToken);
		await works(second.accessToken);
	});
	await check(named('renews by itself after a 401, for five requests at once'), async () => {
		const { refreshToken } = await signIn();
		const stored = [];
		const wrapper = new OAuth2Fetch({
			client,
			scheduleRefresh: false,
			getNewToken: () => null,
			getStoredToken: () => ({ accessToken: 'refused', refreshToken, expiresAt: null }),
			storeToken: (token) => stored.push(token),
		});
		const answers = await Promise.all(Array.from({ length: 5 }, () => wrapper.fetch(webex.me)));
		deepEqual(
			answers.map(({ status }) => status),
			[200, 200, 200, 200, 200],
		);
		ok(stored.length > 0);
	});
	await check(named('revokes, and is refused afterwards'), async () => {
		const token = await signIn();
		await client.revoke(token, 'refresh_token');
		await rejects(client.refreshToken(token), ({ httpCode }) => [400, 401].includes(httpCode));
	});
}
