import { deepEqual, equal, notEqual, ok, rejects } from 'node:assert/strict';
import {
	CodeChallengeMethod,
	generateCodeVerifier,
	generateState,
	OAuth2Client,
	OAuth2RequestError,
} from 'arctic';
import { check } from '../check.mjs';
import { accept, decide, webex, works } from './webex.mjs';

const client = new OAuth2Client(webex.clientId, webex.clientSecret, webex.redirectUri);
const verifiers = {
	'no PKCE': {
		verifier: null,
		start: (state) => client.createAuthorizationURL(webex.authorize, state, webex.scopes),
	},
	'PKCE S256': withVerifier(CodeChallengeMethod.S256),
	'PKCE plain': withVerifier(CodeChallengeMethod.Plain),
};

function withVerifier(method) {
	const verifier = generateCodeVerifier();
	const { authorize, scopes } = webex;
	const start = (state) =>
		client.createAuthorizationURLWithPKCE(authorize, state, method, verifier, scopes);
	return { verifier, start };
}

const hasCode =
	(...codes) =>
	(error) => {
		ok(error instanceof OAuth2RequestError, `${error}`);
		ok(codes.includes(error.code), error.code);
		return true;
	};

for (const [name, { verifier, start }] of Object.entries(verifiers)) {
	const signIn = async () => {
		const back = await accept(start(generateState()));
		const code = back.searchParams.get('code');
		return { code, tokens: await client.validateAuthorizationCode(webex.token, code, verifier) };
	};
	await check(`signs in with a code (${name})`, async () => {
		const { tokens } = await signIn();
		equal(tokens.tokenType().toLowerCase(), 'bearer');
		deepEqual(tokens.scopes().sort(), webex.scopes);
		ok(tokens.accessTokenExpiresAt() > new Date());
		await works(tokens.accessToken());
	});
	await check(`is refused a code for the second time (${name})`, async () => {
		const { code } = await signIn();
		await rejects(
			client.validateAuthorizationCode(webex.token, code, verifier),
			hasCode('invalid_grant', 'invalid_request'),
		);
	});
	await check(`renews (${name})`, async () => {
		const { tokens } = await signIn();
		const next = await client.refreshAccessToken(webex.token, tokens.refreshToken(), webex.scopes);
		notEqual(next.accessToken(), tokens.accessToken());
		await works(next.accessToken());
	});
	await check(`revokes, and is refused afterwards (${name})`, async () => {
		const { tokens } = await signIn();
		await client.revokeToken(webex.revoke, tokens.refreshToken());
		await rejects(client.refreshAccessToken(webex.token, tokens.refreshToken(), []));
		await rejects(works(tokens.accessToken()), /401/);
	});
}
await check('reads that the person denied', async () => {
	const state = generateState();
	const back = await decide(verifiers['PKCE S256'].start(state), 'deny');
	deepEqual(Object.fromEntries(back.searchParams), { error: 'access_denied', state });
});
await check('is refused with a wrong verifier', async () => {
	const back = await accept(verifiers['PKCE S256'].start(generateState()));
	await rejects(
		client.validateAuthorizationCode(
			webex.token,
			back.searchParams.get('code'),
			generateCodeVerifier(),
		),
		hasCode('invalid_grant', 'invalid_request'),
	);
});
await check('is refused with a wrong secret', async () => {
	const wrong = new OAuth2Client(webex.clientId, 'a wrong secret', webex.redirectUri);
	const back = await accept(verifiers['no PKCE'].start(generateState()));
	await rejects(
		wrong.validateAuthorizationCode(webex.token, back.searchParams.get('code'), null),
		hasCode('invalid_client'),
	);
});
