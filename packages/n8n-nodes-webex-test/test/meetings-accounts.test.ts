import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHarness, type Harness } from '../src/harness.ts';

const admin = 'amara.okafor@fernhill.example';

let harness: Harness;
afterEach(async () => await harness.close());

const authenticate = (authentication: string, more: INodeParameters = {}) => ({
	node: 'webexMeetingsXml' as const,
	parameters: { authentication, resource: 'user', operation: 'authenticate', ...more },
});
const list = (authentication: string) => ({
	node: 'webexMeetingsXml' as const,
	parameters: { authentication, resource: 'meeting', operation: 'getMany', returnAll: true },
});
const site = () => harness.simulator.meetingsXml.site;

describe('OAuth2', () => {
	beforeEach(async () => {
		harness = await createHarness({ scope: 'spark:all meeting:preferences_read' });
	});

	test('one ticket serves all items and executions', async () => {
		const runs = Array.from({ length: 4 }, () =>
			harness.run({ ...list('oAuth2'), items: [{}, {}, {}] }),
		);
		const results = await Promise.all(runs);
		expect(results.map(({ error }) => error)).toEqual([undefined, undefined, undefined, undefined]);
		expect(site().authentications).toBe(1);
	});

	test('a ticket that ended is renewed once for parallel executions', async () => {
		await harness.run(list('oAuth2'));
		site().expireTickets();
		const runs = Array.from({ length: 4 }, () =>
			harness.run({ ...list('oAuth2'), items: [{}, {}, {}] }),
		);
		const results = await Promise.all(runs);
		expect(results.map(({ error, json }) => [error, json.length > 0])).toEqual(
			results.map(() => [undefined, true]),
		);
		expect(site().authentications).toBe(2);
	});

	test.each([{ status: 429, retryAfter: 1 }, { status: 503 }])(
		'the exchange for a ticket is repeated after %o',
		async (fault) => {
			harness.simulator.faults.next({ ...fault, at: '/WBXService' });
			const { json, error } = await harness.run(
				authenticate('oAuth2', { siteName: 'fernhill', webExId: admin }),
			);
			expect([error, json.length]).toEqual([undefined, 1]);
		},
	);

	test('a site that limits the rate for long is not called a retired one', async () => {
		harness.simulator.faults.next({ status: 429, retryAfter: 3600, at: '/WBXService' });
		const { error } = await harness.run(
			authenticate('oAuth2', { siteName: 'fernhill', webExId: admin }),
		);
		expect(error?.description).not.toContain('retired');
	});

	test('no token is sent to an XML API address without encryption', async () => {
		harness.credential.stored = {
			...harness.credential.stored,
			xmlUrl: 'http://acme.example/WBXService/XMLService',
		};
		const { error } = await harness.run(
			authenticate('oAuth2', { siteName: 'fernhill', webExId: admin }),
		);
		expect([error?.message, error?.description]).toEqual([
			'"XML API Address" cannot be used',
			expect.stringContaining('expected an address that begins with https://'),
		]);
	});

	test('an access token that expired is refreshed by n8n while the ticket is fetched', async () => {
		harness.simulator.tokens.expireAccessTokens();
		const { json, error } = await harness.run(
			authenticate('oAuth2', { siteName: 'fernhill', webExId: admin }),
		);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ siteName: 'fernhill', webExId: admin, authenticated: true }]);
		expect([harness.simulator.tokens.refreshes, harness.credential.saved.length]).toEqual([1, 1]);
	});

	test('an account that is reconnected never meets the ticket of the one before', async () => {
		await harness.run(list('oAuth2'));
		const jonas = harness.simulator.world.findPersonByEmail('jonas.lindqvist@fernhill.example');
		const { access_token, refresh_token } = harness.simulator.tokens.grant(
			harness.simulator.integration,
			jonas?.id ?? '',
			['spark:all', 'meeting:preferences_read'],
		);
		harness.credential.stored = {
			...harness.credential.stored,
			oauthTokenData: { access_token, refresh_token },
		};
		const { json } = await harness.run(authenticate('oAuth2'));
		expect(json).toMatchObject([{ webExId: jonas?.email }]);
	});

	test('the site that does not know the account says what to check', async () => {
		const { error } = await harness.run(
			authenticate('oAuth2', { siteName: 'fernhill', webExId: 'somebody@else.example' }),
		);
		expect(error?.message).toBe(
			"The Meetings site refused it: Authentication Server can't generate a valid session ticket",
		);
		expect(error?.description).toContain('the credential has the scope spark:all');
		expect(error?.description).toContain('Details: AS0001 authentication service error.');
	});

	test('a site name may be an address; a wrong one is told', async () => {
		const good = await harness.run(
			authenticate('oAuth2', { siteName: 'https://fernhill.webex.com/' }),
		);
		expect(good.json).toMatchObject([{ siteName: 'fernhill' }]);
		const bad = await harness.run(authenticate('oAuth2', { siteName: 'not a site' }));
		expect(bad.error?.message).toBe('"Site Name" cannot be used');
	});

	test('a retired site says that the REST API is left', async () => {
		await harness.close();
		harness = await createHarness({
			scope: 'spark:all meeting:preferences_read',
			switches: { xmlRetired: 'refused' },
		});
		const { error } = await harness.run(list('oAuth2'));
		expect(error?.description).toContain('only the REST API is left');
		expect((await harness.run(authenticate('oAuth2'))).json).toHaveLength(1);
	});

	test('a retired site that shows a web page says so', async () => {
		await harness.close();
		harness = await createHarness({
			scope: 'spark:all meeting:preferences_read',
			switches: { xmlRetired: 'page' },
		});
		const { error } = await harness.run(list('oAuth2'));
		expect(error?.message).toBe('What came back is not from the XML API: it answered 404');
		expect(error?.description).toContain('Webex Page Not Found');
	});
});

test('without the scope to find the site, the node asks for its name', async () => {
	harness = await createHarness({ scope: 'spark:all' });
	const { error } = await harness.run(authenticate('oAuth2'));
	expect(error?.message).toBe('"Site Name" cannot be used');
	expect(error?.description).toContain('such as acme of acme.webex.com');
	const { json } = await harness.run(authenticate('oAuth2', { siteName: 'fernhill' }));
	expect(json).toHaveLength(1);
});

describe('OAuth2 of the old Meetings portal', () => {
	beforeEach(async () => {
		harness = await createHarness({ switches: { meetingsXmlRefreshToken: 'prefixed' } });
		const { simulator, credential, url } = harness;
		const { integration, tokens, siteName } = simulator.meetingsXml;
		const [person = ''] = simulator.world.people.keys();
		const { access_token, refresh_token } = tokens.grant(integration, person, ['all_read']);
		credential.stored = {
			clientId: integration.clientId,
			clientSecret: integration.clientSecret,
			siteName: `${siteName}.webex.com`,
			siteNamePrefix: true,
			oauthUrl: `${url}/v1/oauth2`,
			xmlUrl: `${url}/WBXService/XMLService`,
			oauthTokenData: { access_token, refresh_token, user_name: admin },
		};
	});

	test('a token that expired within status 200 is refreshed once for parallel items, and saved', async () => {
		const { tokens } = harness.simulator.meetingsXml;
		const before = harness.credential.stored['oauthTokenData'] as IDataObject;
		tokens.expireAccessTokens();
		const runs = Array.from({ length: 3 }, () =>
			harness.run({ ...list('meetingsOAuth2'), items: [{}, {}, {}] }),
		);
		const results = await Promise.all(runs);
		expect(results.map(({ error, json }) => [error, json.length > 0])).toEqual(
			results.map(() => [undefined, true]),
		);
		expect(tokens.refreshes).toBe(1);
		const after = harness.credential.stored['oauthTokenData'] as IDataObject;
		expect(after['access_token']).not.toBe(before['access_token']);
		const again = await harness.run(list('meetingsOAuth2'));
		expect([again.error, tokens.refreshes]).toEqual([undefined, 1]);
	});

	test('a grant that is gone asks for connecting again', async () => {
		harness.simulator.meetingsXml.tokens.revokeGrants();
		const { error } = await harness.run(list('meetingsOAuth2'));
		expect(error?.message).toBe('The Webex Meetings credential must be reconnected');
	});

	test('without a WebEx ID the credential is asked for one', async () => {
		const { oauthTokenData, ...fields } = harness.credential.stored;
		const { user_name, ...tokens } = oauthTokenData as IDataObject;
		harness.credential.stored = { ...fields, oauthTokenData: tokens };
		const { error } = await harness.run(list('meetingsOAuth2'));
		expect(error?.message).toBe('"WebEx ID" cannot be used');
		harness.credential.stored = { ...fields, webExId: admin, oauthTokenData: tokens };
		expect((await harness.run(list('meetingsOAuth2'))).error).toBeUndefined();
	});
});

describe('WebEx ID and password', () => {
	const stored = (more: INodeParameters = {}) => ({
		siteName: 'fernhill',
		webExId: admin,
		password: site().user(admin)?.password ?? '',
		xmlUrl: `${harness.url}/WBXService/XMLService`,
		...more,
	});

	beforeEach(async () => {
		harness = await createHarness();
		harness.credential.stored = stored() as never;
	});

	test('signs in once for a ticket, or sends the password each time', async () => {
		await harness.run({ ...list('meetingsPassword'), items: [{}, {}] });
		expect(site().authentications).toBe(1);
		harness.credential.stored = stored({ session: 'password' }) as never;
		const { error, json } = await harness.run(list('meetingsPassword'));
		expect([error, json.length > 0, site().authentications]).toEqual([undefined, true, 1]);
	});

	test('a wrong password is tried once and told, without the password', async () => {
		harness.credential.stored = stored({ password: 'Wrong-Password-1' }) as never;
		let requests = 0;
		harness.simulator.observe(() => {
			requests += 1;
		});
		const { error } = await harness.run(list('meetingsPassword'));
		expect(error?.message).toBe('The Meetings site refused it: Incorrect user or password');
		expect(error?.description).toContain('more wrong attempts lock the account');
		expect(JSON.stringify([error, error?.stack])).not.toContain('Wrong-Password-1');
		expect(requests).toBe(1);
	});

	test.each([
		[{}, { status: 'OK', message: 'Signed in' }],
		[
			{ password: 'wrong' },
			{ status: 'Error', message: expect.stringContaining('Incorrect user or password') },
		],
		[{ siteName: 'a b' }, { status: 'Error', message: expect.stringContaining('Site Name') }],
	])('the test of the credential signs in: %o', async (change, expected) => {
		const { methods } = harness.nodeType('webexMeetingsXml');
		const tested = await methods?.credentialTest?.['testMeetingsPassword']?.call(
			{ helpers: { request: requestOf } } as never,
			{ id: '1', name: 'n', type: 't', data: stored(change) as never },
		);
		expect(tested).toEqual(expected);
	});
});

/** The old helper, as far as tests of credentials use it. */
async function requestOf(options: { uri: string; body: string; headers: Record<string, string> }) {
	const response = await fetch(options.uri, {
		method: 'POST',
		headers: options.headers,
		body: options.body,
	});
	return {
		statusCode: response.status,
		headers: Object.fromEntries(response.headers),
		body: Buffer.from(await response.arrayBuffer()),
	};
}
