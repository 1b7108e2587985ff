import {
	bearer,
	createMeetingsXmlVerifier,
	customEnvironment,
	deviceRequest,
	guestRequest,
	integrationGrant,
	meetingsXmlAuthorizeUrl,
	meetingsXmlCodeRequest,
	meetingsXmlGrant,
	memoryStore,
	personalToken,
	pollDevice,
	readDevice,
	readGuest,
	readRedirect,
	readToken,
	refreshingTokens,
	serviceAppTokenRequest,
	Token,
} from '@webex-nodes/auth';
import { createRestClient } from '@webex-nodes/client';
import { fetchTransport } from '@webex-nodes/http';
import { describe, expect, test } from 'vitest';
import { createSimulator, type Fault, type SimulatorOptions } from '../src/index.ts';
import { base, noon } from './fixture.ts';

const environment = customEnvironment(`${base}/v1`);
const hosts = ['simulator.test'];
const redirectUri = 'http://127.0.0.1:5678/callback';

function setUp(options: SimulatorOptions = {}) {
	let time = noon;
	const now = () => time;
	const simulator = createSimulator({ now, redirectUris: [redirectUri], ...options });
	const post = (path: string, form: Record<string, string>) =>
		simulator.request(
			new Request(base + path, { method: 'POST', body: new URLSearchParams(form) }),
		);
	return {
		simulator,
		now,
		post,
		transport: fetchTransport(simulator.request),
		person: [...simulator.world.people.keys()][0] ?? '',
		sleep: async (duration: number) => {
			time += duration;
		},
	};
}

async function startDevice(world: ReturnType<typeof setUp>) {
	const { clientId } = world.simulator.integration;
	const request = deviceRequest({ clientId, scopes: ['spark:people_read'], environment });
	return readDevice(request, await world.transport(request), world.now());
}

function poll(world: ReturnType<typeof setUp>, device: Awaited<ReturnType<typeof startDevice>>) {
	const { clientId, clientSecret } = world.simulator.integration;
	const integration = { clientId, clientSecret, environment };
	return pollDevice({ ...world, integration, device });
}

test.each(['webex', 'oauth'] as const)(
	'the device grant waits for the person, with refusals in the form %s',
	async (deviceRefusals) => {
		const world = setUp({ switches: { deviceRefusals } });
		const device = await startDevice(world);
		let asked = 0;
		world.simulator.observe(({ path }) => {
			if (path !== '/v1/device/token') return;
			asked += 1;
			const form = { userCode: device.userCode, person: world.person, decision: 'accept' };
			if (asked === 3) void world.post('/verify', form);
		});
		const token = await poll(world, device);
		expect([device.userCode, device.verificationUri, asked, token.scopes]).toEqual([
			expect.stringMatching(/^\d{6}$/),
			`${base}/verify`,
			4,
			['spark:people_read'],
		]);
	},
);

test('the device grant slows down when it is told to', async () => {
	const world = setUp();
	const device = await startDevice(world);
	const impatient = { ...device, interval: 500 };
	const waits: number[] = [];
	const sleep = async (duration: number) => {
		waits.push(duration);
		if (waits.length === 3) {
			await world.post('/verify', {
				userCode: device.userCode,
				person: world.person,
				decision: 'accept',
			});
		}
		await world.sleep(duration);
	};
	await poll({ ...world, sleep }, impatient);
	expect(waits).toEqual([500, 500, 5500]);
});

test('the device grant ends when the person refuses, and when nobody answers', async () => {
	const refused = setUp();
	const device = await startDevice(refused);
	await refused.post('/verify', {
		userCode: device.userCode,
		person: refused.person,
		decision: 'deny',
	});
	await expect(poll(refused, device)).rejects.toThrow(
		'The person did not consent (access_denied): start again',
	);
	const silent = setUp();
	await expect(poll(silent, await startDevice(silent))).rejects.toThrow(
		'The code has expired: start again',
	);
});

test('the device grant can be cancelled', async () => {
	const world = setUp();
	const device = await startDevice(world);
	const { clientId, clientSecret } = world.simulator.integration;
	const controller = new AbortController();
	const sleep = async (_: number, signal?: AbortSignal) => {
		controller.abort(new Error('cancelled'));
		signal?.throwIfAborted();
	};
	const polling = pollDevice({
		...world,
		sleep,
		device,
		integration: { clientId, clientSecret, environment },
		signal: controller.signal,
	});
	await expect(polling).rejects.toThrow('cancelled');
});

test('a service app gets its token for an organisation, refreshes it, and mints guests', async () => {
	const world = setUp({ tokenLifetime: 60 });
	const { simulator, transport, now } = world;
	const { serviceApp } = simulator;
	// An integration of the developer, with the scope to mint.
	const { value } = simulator.tokens.issueFixed({
		personId: world.person,
		scopes: ['spark:applications_token'],
		expiresAt: Number.POSITIVE_INFINITY,
	});
	const request = serviceAppTokenRequest({
		...serviceApp,
		applicationId: serviceApp.applicationId ?? '',
		organizationId: simulator.world.organisationId,
		environment,
	});
	const minted = await bearer(personalToken(value), { hosts })(transport)(request);
	const store = memoryStore(readToken(request, minted, now()));
	const grant = integrationGrant({ ...serviceApp, environment });
	const tokens = refreshingTokens({ grant, store, transport, now });
	const signed = bearer(tokens, { hosts })(transport);
	await world.sleep(61_000);
	const me = await createRestClient({ transport: signed, baseUrl: `${base}/v1` }).people.me();
	const ask = guestRequest({ subject: 'visitor-7', displayName: 'Visitor', environment });
	const guest = readGuest(ask, await signed(ask), now());
	const asGuest = bearer(personalToken(guest.token.accessToken), { hosts })(transport);
	const guestMe = await createRestClient({ transport: asGuest, baseUrl: `${base}/v1` }).people.me();
	expect([me.type, simulator.tokens.refreshes, guestMe.id, guest.token.expiresAt]).toEqual([
		'bot',
		1,
		guest.personId,
		now() + 64_799_000,
	]);
});

test.each([
	['received', 'as it is kept'],
	['prefixed', 'as it is kept'],
	['received', 'with the site in front'],
	['prefixed', 'with the site in front'],
	['either', 'as it is kept'],
	['either', 'with the site in front'],
] as const)(
	'an old Webex Meetings integration refreshes: the server wants it %s, it is kept %s',
	async (meetingsXmlRefreshToken, kept) => {
		const world = setUp({ switches: { meetingsXmlRefreshToken } });
		const { simulator, transport, now, post } = world;
		const { clientId, clientSecret } = simulator.meetingsXml.integration;
		const integration = {
			clientId,
			clientSecret,
			siteName: 'https://fernhill.webex.com',
			endpoint: `${base}/v1/oauth2`,
		};
		const codeVerifier = createMeetingsXmlVerifier();
		const url = meetingsXmlAuthorizeUrl({
			...integration,
			redirectUri,
			state: 'xyz',
			codeVerifier,
		});
		const form = Object.fromEntries(new URL(url).searchParams);
		const consent = await post('/v1/oauth2/authorize', {
			...form,
			person: world.person,
			decision: 'accept',
		});
		const code = readRedirect(consent.headers.get('location') ?? '', 'xyz');
		const request = meetingsXmlCodeRequest({ ...integration, code, redirectUri, codeVerifier });
		const answer = await transport(request);
		const token = readToken(request, answer, now());
		const refreshToken =
			kept === 'as it is kept' ? token.refreshToken : `fernhill_${token.refreshToken}`;
		const store = memoryStore(new Token({ ...token.reveal(), refreshToken }));
		const tokens = refreshingTokens({
			grant: meetingsXmlGrant(integration),
			store,
			transport,
			now,
		});
		for (let round = 1; round <= 2; round++) {
			await world.sleep(7_200_000);
			await tokens.get();
		}
		expect([
			codeVerifier.length,
			new TextDecoder().decode(answer.body).includes('token_type'),
			simulator.meetingsXml.tokens.refreshes,
		]).toEqual([10, false, 2]);
	},
);

describe('the device grant goes on when a request fails for now', () => {
	const failures: [string, Fault][] = [
		['503', { status: 503 }],
		['429', { status: 429 }],
		['a broken connection', { cut: 'everything' }],
		['an empty answer', { status: 200, body: '' }],
	];
	test.each(failures)('%s', async (_, fault) => {
		const world = setUp();
		const device = await startDevice(world);
		world.simulator.faults.next({ at: '/device/token', ...fault });
		const waits: number[] = [];
		const sleep = async (duration: number) => {
			waits.push(duration);
			const form = { userCode: device.userCode, person: world.person, decision: 'accept' };
			if (waits.length === 2) await world.post('/verify', form);
			await world.sleep(duration);
		};
		expect((await poll({ ...world, sleep }, device)).scopes).toEqual(['spark:people_read']);
		// Less often, as RFC 8628 wants it.
		expect(waits).toEqual([2000, 4000]);
	});

	test('a failure that stays is named when the code has expired', async () => {
		const world = setUp();
		const device = await startDevice(world);
		world.simulator.faults.next({ at: '/device/token', status: 503, times: 99 });
		await expect(poll(world, device)).rejects.toThrow(
			/^The code has expired: start again\. The last failure: Simulated 503\. \(503 POST \/v1\/device\/token, tracking ID [\w-]+\)$/,
		);
	});

	test('a wrong address ends it at once', async () => {
		const world = setUp();
		const device = await startDevice(world);
		const transport = fetchTransport(async () => {
			throw Object.assign(new Error('inner'), { code: 'ENOTFOUND' });
		});
		await expect(poll({ ...world, transport }, device)).rejects.toThrow(/is not known/);
	});
});
