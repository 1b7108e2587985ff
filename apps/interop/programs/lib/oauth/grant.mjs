import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import grant from 'grant';
import { check } from '../check.mjs';
import { accept, decide, webex, works } from './webex.mjs';

const { origin, port } = new URL(webex.redirectUri);
const handle = grant.node({
	config: {
		defaults: { origin, transport: 'state', state: true, pkce: true },
		webex: {
			oauth: 2,
			authorize_url: webex.authorize,
			access_url: webex.token,
			profile_url: webex.me,
			key: webex.clientId,
			secret: webex.clientSecret,
			scope: webex.scopes,
			scope_delimiter: ' ',
			response: ['tokens', 'raw', 'profile'],
		},
	},
	session: { secret: 'a secret of this check' },
});
const server = createServer(async (request, response) => {
	const { redirect, response: answer } = await handle(request, response);
	if (!redirect) response.end(JSON.stringify(answer));
});
await once(server.listen(Number(port), '127.0.0.1'), 'listening');

/** The browser goes to the application, to Webex, and back. */
async function signIn(decideOn) {
	const start = await fetch(`${origin}/connect/webex`, { redirect: 'manual' });
	equal(start.status, 302);
	const back = await decideOn(start.headers.get('location'));
	const cookie = start.headers.getSetCookie().map((line) => line.split(';')[0]);
	const answer = await fetch(back, { headers: { cookie: cookie.join('; ') } });
	return await answer.json();
}

await check('signs in with a code, state and PKCE, and reads the profile', async () => {
	const { access_token, refresh_token, profile, raw, error } = await signIn(accept);
	equal(error, undefined);
	deepEqual(raw.scope.split(' ').sort(), webex.scopes);
	match(profile.emails[0], /@/);
	ok(refresh_token);
	await works(access_token);
});
await check('reads that the person denied', async () => {
	const { error } = await signIn((address) => decide(address, 'deny'));
	deepEqual(error.error ?? error, 'access_denied');
});
await check('reads that the code is refused', async () => {
	const { error } = await signIn(async (address) => {
		const back = await accept(address);
		back.searchParams.set('code', 'wrong');
		return back;
	});
	equal(error.error, 'invalid_grant', JSON.stringify(error));
});
server.close();
