import { expect, test } from 'vitest';
import { customEnvironment, environments } from './environments.ts';
import { refreshRequest } from './grants/integration.ts';
import { meetingsXmlCodeRequest, meetingsXmlGrant } from './grants/meetings-xml.ts';

test.each([
	'https://webexapis.com/v1',
	' https://webexapis.com/v1/ ',
	'https://api.ciscospark.com/v1',
])('%s is the commercial cloud, with its address to revoke tokens', (address) => {
	expect(customEnvironment(address).revoke).toBe(environments.commercial.revoke);
});

test.each([
	'https://api-usgov.webex.com/v1',
	'https://gateway.example/v1',
	'http://127.0.0.1:4040/v1',
])('no address to revoke tokens is guessed for %s', (address) => {
	expect(customEnvironment(address)).toEqual({ api: address });
});

test('an own environment has the address to revoke tokens that is named for it', () => {
	expect(
		customEnvironment('https://gateway.example/v1', {
			revoke: 'https://gateway.example/idb/oauth2/v1/revoke',
		}),
	).toEqual({
		api: 'https://gateway.example/v1',
		revoke: 'https://gateway.example/idb/oauth2/v1/revoke',
	});
});

test.each(['http://gateway.example/v1', 'http://10.0.0.5/v1', 'http://localhost.example/v1'])(
	'client secrets are not sent to %s',
	(address) => {
		expect(() => customEnvironment(address)).toThrow(/^baseUrl: .* begins with https:\/\//);
		expect(() => customEnvironment('https://gateway.example/v1', { revoke: address })).toThrow(
			/^revoke: .* begins with https:\/\//,
		);
	},
);

const client = { clientId: 'C1', clientSecret: 'S1' };

test('an environment that was not made by customEnvironment is checked as well', () => {
	const environment = { api: 'http://gateway.example/v1' };
	expect(() => refreshRequest({ ...client, environment, refreshToken: 'r' })).toThrow(
		/^url: .*gateway\.example.* https/,
	);
});

test.each(['http://gateway.example/oauth2', 'gateway.example', 'https://gateway.example?x=1'])(
	'the endpoint of an old Webex Meetings integration cannot be %s',
	(endpoint) => {
		const build = () =>
			meetingsXmlGrant({ ...client, siteName: 'acme', endpoint }).refreshRequests('r');
		expect(build).toThrow(/^endpoint: expected an address/);
	},
);

test('a slash at the end of the endpoint of an old Webex Meetings integration does not matter', () => {
	const { url } = meetingsXmlCodeRequest({
		...client,
		siteName: 'acme',
		endpoint: 'https://api.webex.com/v1/oauth2/',
		code: 'c',
		redirectUri: 'http://localhost/callback',
		codeVerifier: 'v',
	});
	expect(url).toBe('https://api.webex.com/v1/oauth2/token');
});
