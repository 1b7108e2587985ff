import { deepEqual, equal, match, notEqual, rejects } from 'node:assert/strict';
import { AuthorizationCode } from 'simple-oauth2';
import { check } from '../check.mjs';
import { accept, decide, webex, works } from './webex.mjs';

for (const authorizationMethod of ['header', 'body']) {
	const named = (name) => `${name} (credentials in the ${authorizationMethod})`;
	const settings = {
		client: { id: webex.clientId, secret: webex.clientSecret },
		auth: {
			tokenHost: webex.base,
			authorizePath: '/v1/authorize',
			tokenPath: '/v1/access_token',
			revokePath: '/idb/oauth2/v1/revoke',
		},
		options: { authorizationMethod },
	};
	const client = new AuthorizationCode(settings);
	const withForcedJson = new AuthorizationCode({ ...settings, http: { json: 'force' } });
	const address = (more = {}) =>
		client.authorizeURL({
			redirect_uri: webex.redirectUri,
			scope: webex.scopes,
			state: 'a state',
			...more,
		});
	const exchange = (code) => client.getToken({ code, redirect_uri: webex.redirectUri });
	const signIn = async () => await exchange((await accept(address())).searchParams.get('code'));

	await check(named('signs in with a code'), async () => {
		const back = await accept(address());
		equal(back.searchParams.get('state'), 'a state');
		const { token } = await exchange(back.searchParams.get('code'));
		deepEqual(token.scope.split(' ').sort(), webex.scopes);
		await works(token.access_token);
	});
	await check(named('reads that the person denied'), async () => {
		const back = await decide(address(), 'deny');
		equal(back.searchParams.get('error'), 'access_denied');
	});
	await check(named('reads that a scope is not allowed'), async () => {
		const back = await accept(address({ scope: 'nobody:knows' }));
		equal(back.searchParams.get('error'), 'invalid_scope');
	});
	await check(named('is refused a code for the second time'), async () => {
		const code = (await accept(address())).searchParams.get('code');
		await exchange(code);
		await rejects(exchange(code), ({ data }) => {
			match(data.payload.error, /^invalid_(grant|request)$/);
			return true;
		});
	});
	await check(named('renews, also a token that was stored as JSON'), async () => {
		const first = await signIn();
		const stored = client.createToken(JSON.parse(JSON.stringify(first)));
		equal(stored.expired(), false);
		const second = await stored.refresh();
		notEqual(second.token.access_token, first.token.access_token);
		await works(second.token.access_token);
	});
	await check(named('revokes, as it is set up by default'), async () => {
		const token = await signIn();
		await token.revoke('refresh_token');
		await rejects(token.refresh(), /40[01]/);
	});
	await check(named('revokes a refresh token, and is refused afterwards'), async () => {
		const token = withForcedJson.createToken(await signIn());
		await token.revoke('refresh_token');
		await rejects(token.refresh(), ({ data }) => [400, 401].includes(data.res.statusCode));
	});
	await check(named('revokes both tokens'), async () => {
		const token = withForcedJson.createToken(await signIn());
		await token.revokeAll();
		await rejects(works(token.token.access_token), /401/);
	});
}
