import { expect, test } from 'vitest';
import {
	meetingsXmlAuthorizeUrl,
	meetingsXmlCodeRequest,
	meetingsXmlGrant,
} from './meetings-xml.ts';

const integration = { clientId: 'C', clientSecret: 'S', siteName: 'acme' };
const redirectUri = 'http://127.0.0.1/callback';

const sent = (siteName: string, refreshToken: string) =>
	meetingsXmlGrant({ ...integration, siteName })
		.refreshRequests(refreshToken)
		.map(({ body }) => new URLSearchParams(String(body)).get('refresh_token'));

test('builds the authorize address with a plain challenge', () => {
	const url = meetingsXmlAuthorizeUrl({
		...integration,
		redirectUri,
		state: 's',
		codeVerifier: 'abc',
	});
	expect(url).toBe(
		'https://api.webex.com/v1/oauth2/authorize?response_type=code&client_id=C&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback&scope=all_read+meeting_modify&state=s&code_challenge=abc&code_challenge_method=plain',
	);
});

test('sends the secret in the body, and no Basic authentication', () => {
	const { url, headers, body } = meetingsXmlCodeRequest({
		...integration,
		code: 'c',
		redirectUri,
		codeVerifier: 'abc',
	});
	expect([
		url,
		headers['authorization'],
		Object.fromEntries(new URLSearchParams(String(body))),
	]).toEqual([
		'https://api.webex.com/v1/oauth2/token',
		undefined,
		{
			grant_type: 'authorization_code',
			code: 'c',
			redirect_uri: redirectUri,
			code_verifier: 'abc',
			client_id: 'C',
			client_secret: 'S',
		},
	]);
});

test('tries the refresh token as it is kept, and then the other way round', () => {
	expect([
		sent('acme', 'r'),
		sent('acme', 'acme_r'),
		sent('https://acme.webex.com/acme', 'r'),
	]).toEqual([
		['r', 'acme_r'],
		['acme_r', 'r'],
		['r', 'acme_r'],
	]);
});

test('refuses a verifier that is too long, and what is no site', () => {
	const build = () =>
		meetingsXmlAuthorizeUrl({
			...integration,
			redirectUri,
			state: 's',
			codeVerifier: '12345678901',
		});
	expect(build).toThrow('codeVerifier: expected at most 10 characters');
	expect(() => sent('a b', 'r')).toThrow(/^siteName: expected the first part/);
});
