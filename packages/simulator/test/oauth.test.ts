import {
	authorizeUrl,
	bearer,
	codeRequest,
	createPkcePair,
	customEnvironment,
	integrationGrant,
	memoryStore,
	readRedirect,
	readToken,
	refreshingTokens,
	refreshRequest,
	revokeRequest,
	WebexAuthorizationError,
} from '@webex-nodes/auth';
import { createRestClient } from '@webex-nodes/client';
import { fetchTransport, WebexApiError } from '@webex-nodes/http';
import { expect, test } from 'vitest';
import { createSimulator, type Simulator, type SimulatorOptions } from '../src/index.ts';
import { base, noon } from './fixture.ts';

const redirectUri = 'http://127.0.0.1:5678/callback';
const environment = customEnvironment(`${base}/v1`, {
	revoke: `${base}/idb/oauth2/v1/revoke`,
});
const scopes = ['spark:people_read', 'spark:rooms_read'];

function setUp(options: SimulatorOptions = {}) {
	let time = noon;
	const now = () => time;
	const simulator = createSimulator({ now, redirectUris: [redirectUri], ...options });
	const { clientId, clientSecret } = simulator.integration;
	return {
		simulator,
		now,
		pass: (seconds: number) => {
			time += seconds * 1000;
		},
		transport: fetchTransport(simulator.request),
		integration: { clientId, clientSecret, environment },
	};
}

/** Presses a button of the consent page; gives where the browser is sent. */
async function consent(
	simulator: Simulator,
	url: string,
	decision = 'accept',
): Promise<{ page: string; location: string }> {
	const page = await (await simulator.request(new Request(url))).text();
	const form = new URLSearchParams({ decision });
	for (const [, name = '', value = ''] of page.matchAll(
		/type="hidden" name="([^"]*)" value="([^"]*)"/g,
	)) {
		form.append(name, value);
	}
	form.append('person', /<option value="([^"]*)"/.exec(page)?.[1] ?? '');
	const request = new Request(url, { method: 'POST', body: form });
	const response = await simulator.request(request);
	return { page, location: response.headers.get('location') ?? '' };
}

async function authorise(world: ReturnType<typeof setUp>, withPkce = true) {
	const { simulator, integration, transport, now } = world;
	const pkce = await createPkcePair();
	const url = authorizeUrl({
		...integration,
		redirectUri,
		scopes,
		state: 'xyz',
		...(withPkce && { pkce }),
	});
	const { location } = await consent(simulator, url);
	const code = readRedirect(location, 'xyz');
	const request = codeRequest({
		...integration,
		code,
		redirectUri,
		...(withPkce && { codeVerifier: pkce.verifier }),
	});
	return readToken(request, await transport(request), now());
}

test.each([true, false])(
	'a person consents and the code becomes a token (PKCE: %s)',
	async (pkce) => {
		const world = setUp({ tokenLifetime: 60 });
		const token = await authorise(world, pkce);
		expect(token.reveal()).toEqual({
			accessToken: expect.stringMatching(/_PF84_/),
			issuedAt: noon,
			expiresAt: noon + 60_000,
			refreshToken: expect.any(String),
			refreshTokenExpiresAt: noon + 90 * 24 * 3600 * 1000,
			scopes,
		});
	},
);

test('the consent page names the application, the people and the scopes, and escapes what it is given', async () => {
	const { simulator, integration } = setUp();
	const url = authorizeUrl({
		...integration,
		redirectUri,
		scopes,
		state: '"><script>alert(1)</script>',
	});
	const { page } = await consent(simulator, url);
	expect([
		page.includes('n8n asks for access'),
		page.includes('Amara Okafor (amara.okafor@fernhill.example)'),
		page.includes('spark:rooms_read'),
		page.includes('Fernhill Ops'),
		page.includes('<script>'),
	]).toEqual([true, true, true, false, false]);
});

test('denying sends the person back with the reason', async () => {
	const { simulator, integration } = setUp();
	const url = authorizeUrl({ ...integration, redirectUri, scopes, state: 'xyz' });
	const { location } = await consent(simulator, url, 'deny');
	expect(() => readRedirect(location, 'xyz')).toThrow(/access_denied/);
});

test.each([
	['an unknown client', { client_id: 'C0' }, 400, 'client_id is not that of a registered'],
	['another redirect address', { redirect_uri: 'https://evil.example' }, 400, 'is not registered'],
])('shows a page for %s, and sends nobody anywhere', async (_, change, status, text) => {
	const { simulator, integration } = setUp();
	const url = new URL(authorizeUrl({ ...integration, redirectUri, scopes, state: 'xyz' }));
	for (const [name, value] of Object.entries(change)) url.searchParams.set(name, value);
	const response = await simulator.request(new Request(url));
	expect([response.status, (await response.text()).includes(text)]).toEqual([status, true]);
});

test('an integration with one redirect address need not name it', async () => {
	const { simulator, integration } = setUp();
	const url = new URL(authorizeUrl({ ...integration, redirectUri, scopes, state: 'xyz' }));
	url.searchParams.delete('redirect_uri');
	const { location } = await consent(simulator, url.href);
	expect(location.startsWith(`${redirectUri}?code=`)).toBe(true);
});

test('a scope that the integration does not have is refused', async () => {
	const { simulator, integration } = setUp();
	const url = authorizeUrl({ ...integration, redirectUri, scopes: ['spark:moon'], state: 'xyz' });
	const response = await simulator.request(new Request(url));
	expect(() => readRedirect(response.headers.get('location') ?? '', 'xyz')).toThrow(
		/invalid_scope/,
	);
});

test('a code works once, for its client, with its verifier and its redirect address', async () => {
	const world = setUp();
	const { simulator, integration, transport } = world;
	const pkce = await createPkcePair();
	const exchange = async (change: object, twice = false) => {
		const url = authorizeUrl({ ...integration, redirectUri, scopes, state: 'xyz', pkce });
		const code = readRedirect((await consent(simulator, url)).location, 'xyz');
		const options = { ...integration, code, redirectUri, codeVerifier: pkce.verifier, ...change };
		if (twice) await transport(codeRequest(options));
		return (await transport(codeRequest(options))).status;
	};
	expect([
		await exchange({}),
		await exchange({}, true),
		await exchange({ codeVerifier: 'wrong' }),
		await exchange({ redirectUri: 'http://127.0.0.1:1/other' }),
		await exchange({ clientSecret: 'wrong' }),
	]).toEqual([200, 400, 400, 400, 401]);
});

test.each(['kept', 'omitted', 'rotated'] as const)(
	'an expired token is refreshed, with the refresh token %s',
	async (refreshToken) => {
		const world = setUp({ tokenLifetime: 60, switches: { refreshToken } });
		const { simulator, integration, transport, now, pass } = world;
		const store = memoryStore(await authorise(world));
		const tokens = refreshingTokens({
			grant: integrationGrant(integration),
			store,
			transport,
			now,
		});
		const webex = createRestClient({
			baseUrl: `${base}/v1`,
			transport: bearer(tokens, { hosts: ['simulator.test'] })(transport),
		});
		for (let round = 0; round < 3; round++) {
			pass(61);
			await Promise.all([webex.people.me(), webex.rooms.list(), webex.people.me()]);
		}
		expect(simulator.tokens.refreshes).toBe(3);
	},
);

test('after a rotation the old refresh token is refused', async () => {
	const world = setUp({ switches: { refreshToken: 'rotated' } });
	const { integration, transport, now } = world;
	const { refreshToken } = await authorise(world);
	const request = refreshRequest({ ...integration, refreshToken });
	const first = readToken(request, await transport(request), now());
	expect([first.refreshToken === refreshToken, (await transport(request)).status]).toEqual([
		false,
		400,
	]);
});

test.each([
	{ status: 400, form: 'oauth' },
	{ status: 400, form: 'identity' },
	{ status: 401, form: 'webex' },
] as const)('a revoked grant is final for the client, answered as %o', async (refreshRefusal) => {
	const world = setUp({ switches: { refreshRefusal } });
	const { simulator, integration, transport, now } = world;
	const token = await authorise(world);
	const revoke = revokeRequest({ ...integration, token: token.refreshToken });
	expect((await transport(revoke)).status).toBe(200);
	const tokens = refreshingTokens({
		grant: integrationGrant(integration),
		store: memoryStore(token),
		transport,
		now,
	});
	const webex = createRestClient({
		baseUrl: `${base}/v1`,
		transport: bearer(tokens, { hosts: ['simulator.test'] })(transport),
	});
	const error = await webex.people.me().catch((reason: unknown) => reason);
	expect([WebexAuthorizationError.is(error), simulator.tokens.refreshes]).toEqual([true, 0]);
});

test('a token without the scope is refused, and the error names it', async () => {
	const world = setUp();
	const { integration, transport, now } = world;
	const store = memoryStore(await authorise(world));
	const tokens = refreshingTokens({ grant: integrationGrant(integration), store, transport, now });
	const webex = createRestClient({
		baseUrl: `${base}/v1`,
		transport: bearer(tokens, { hosts: ['simulator.test'] })(transport),
	});
	const error = await webex.messages
		.get({ messageId: '6f1c3c60-0000-4000-a000-000000000000' })
		.catch((reason: unknown) => reason);
	expect(WebexApiError.is(error) && [error.status, error.scope]).toEqual([
		403,
		'spark:messages_read',
	]);
});

test.each([
	// What n8n's built-in credential asks for.
	'spark:memberships_read meeting:recordings_read spark:kms meeting:schedules_read spark:rooms_read spark:messages_write spark:memberships_write meeting:recordings_write meeting:preferences_read spark:messages_read meeting:schedules_write',
	'spark-admin:people_write identity:tokens_read audit:events_read meeting:admin_schedule_write',
	'spark-compliance:events_read spark-compliance:messages_write',
])('the ready-made integration may ask for %s', async (scope) => {
	const { simulator } = setUp();
	const { clientId, redirectUris } = simulator.integration;
	const query = new URLSearchParams({
		response_type: 'code',
		client_id: clientId,
		redirect_uri: redirectUris[0] ?? '',
		scope,
	});
	const answer = await simulator.request(new Request(`${base}/v1/authorize?${query}`));
	expect([answer.status, answer.headers.get('location')]).toEqual([200, null]);
});
