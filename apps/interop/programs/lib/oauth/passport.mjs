import { deepEqual, equal, ok } from 'node:assert/strict';
import { Strategy } from 'passport-cisco-spark';
import { check } from '../check.mjs';
import { accept, decide, webex, works } from './webex.mjs';

const strategy = new Strategy(
	{
		authorizationURL: webex.authorize,
		tokenURL: webex.token,
		clientID: webex.clientId,
		clientSecret: webex.clientSecret,
		callbackURL: webex.redirectUri,
		scope: webex.scopes,
		state: true,
		pkce: true,
		// The address of the profile cannot be set.
		skipUserProfile: true,
	},
	(accessToken, refreshToken, parameters, _profile, done) =>
		done(null, { accessToken, refreshToken, parameters }),
);

/** As Passport calls a strategy: the actions are put on a copy. */
const authenticate = (session, query) =>
	new Promise((resolve) => {
		const action = (name) => (value) => resolve({ [name]: value });
		const actions = ['redirect', 'success', 'fail', 'error'];
		const called = Object.create(strategy);
		for (const name of actions) called[name] = action(name);
		called.authenticate({ session, query, headers: {}, connection: {} }, {});
	});
const queryOf = ({ searchParams }) => Object.fromEntries(searchParams);

await check('signs in with a code, state and PKCE', async () => {
	const session = {};
	const { redirect } = await authenticate(session, {});
	const { success, ...other } = await authenticate(session, queryOf(await accept(redirect)));
	deepEqual(other, {});
	deepEqual(success.parameters.scope.split(' ').sort(), webex.scopes);
	ok(success.refreshToken);
	await works(success.accessToken);
});
await check('reads that the person denied', async () => {
	const session = {};
	const { redirect } = await authenticate(session, {});
	const answer = await authenticate(session, queryOf(await decide(redirect, 'deny')));
	ok('fail' in answer, JSON.stringify(answer));
});
await check('reads that the code is refused', async () => {
	const session = {};
	const { redirect } = await authenticate(session, {});
	const query = { ...queryOf(await accept(redirect)), code: 'wrong' };
	const { error } = await authenticate(session, query);
	equal(error?.code, 'invalid_grant', `${error}`);
});
