import {
	bearer,
	codeRequest,
	customEnvironment,
	type Integration,
	integrationGrant,
	memoryStore,
	readToken,
	refreshingTokens,
	type TokenSource,
} from '@webex-nodes/auth';
import {
	createRestClient,
	createXmlClient,
	type RestClient,
	statusFromBody,
	ticketsByPassword,
	type XmlClient,
	xmlSecurity,
} from '@webex-nodes/client';
import {
	fetchTransport,
	gate,
	gateState,
	longestRefusal,
	retry,
	type Transport,
} from '@webex-nodes/http';
import { createSimulator, type Simulator } from '@webex-nodes/simulator';
import type { FaultCase } from './cases.ts';
import { ownerOf, passwordOf, webExId, xmlService } from './props.ts';
import type { SimulatedTime } from './time.ts';

export const noon = Date.parse('2027-03-04T12:00:00.000Z');
const origin = 'https://webex.test';
const redirectUri = 'http://127.0.0.1:5678/callback';

/** A Webex, and the clients of one account as a program puts them together, on a clock that the test moves. */
export interface Stage {
	readonly simulator: Simulator;
	readonly webex: RestClient;
	readonly xml: XmlClient;
	readonly tokens: TokenSource;
	/** Repeats, and signs nothing. */
	readonly unsigned: Transport;
	readonly integration: Integration;
	/** Of this machine, in milliseconds since the epoch. */
	readonly now: () => number;
	readonly sleep: SimulatedTime['sleep'];
	/** What no error may show. */
	readonly secrets: readonly string[];
	/** The requests that arrived. */
	readonly requests: () => number;
	/** From now on. */
	readonly begin: () => void;
	/** Faults end. */
	readonly heal: () => void;
}

const worlds = new Map<boolean, object>();

/** A world of people, made once: each stage begins at the same noon. */
function seeded(meetings: boolean): object {
	const options = { meetings, now: () => noon, redirectUris: [redirectUri], ticketLifetime: 5400 };
	const world = worlds.get(meetings) ?? createSimulator(options).snapshot();
	worlds.set(meetings, world);
	return world;
}

export async function setStage(
	time: SimulatedTime,
	{ clockAhead = 0, isUnknownHost = false }: FaultCase,
	meetings: boolean,
): Promise<Stage> {
	const simulator = createSimulator({
		seed: 'empty',
		// Its own IDs, beside those of the world that takes its place.
		randomSeed: 7,
		now: () => Date.now(),
		// Drops are rare, so that a cell has few steps.
		sleep: async (duration) => await time.serverSleep(20 * duration),
		redirectUris: [redirectUri],
		ticketLifetime: 5400,
	});
	simulator.restore(seeded(meetings));
	let requests = 0;
	let isBegun = false;
	const wire = fetchTransport(async (request) => {
		requests += 1;
		if (!isBegun || !isUnknownHost) return await simulator.request(request);
		const cause = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
		throw new TypeError('fetch failed', { cause });
	});
	const now = () => Date.now() + clockAhead;
	const { sleep } = time;
	const random = () => 0;
	const repeat = retry({ sleep, random });
	const limited = gate(gateState(8, random), { sleep, now });
	const environment = customEnvironment(`${origin}/v1`);
	const { clientId, clientSecret } = simulator.integration;
	const integration = { clientId, clientSecret, environment };
	const token = await firstToken(simulator, integration, now());
	const tokens = refreshingTokens({
		grant: integrationGrant(integration),
		store: memoryStore(token),
		transport: repeat(wire),
		now,
	});
	const signed = bearer(tokens, { hosts: [new URL(origin).host] });
	const webex = createRestClient({
		baseUrl: `${origin}/v1`,
		transport: repeat(limited(signed(wire))),
		unsigned: repeat(wire),
	});
	const password = passwordOf({ simulator });
	const site = { siteName: 'fernhill', webExId };
	const url = `${origin}${xmlService.at}`;
	const overXml = repeat(statusFromBody(wire));
	const tickets = ticketsByPassword({ ...site, transport: overXml, url, password, now });
	const xml = createXmlClient({
		url,
		transport: xmlSecurity(site, 'sessionTicket', tickets)(overXml),
	});
	return {
		simulator,
		webex,
		xml,
		tokens,
		unsigned: repeat(wire),
		integration,
		now,
		sleep,
		secrets: [password, clientSecret, token.accessToken, token.refreshToken, 'AAAABBBBCCCCDDDD'],
		requests: () => requests,
		begin: () => {
			requests = 0;
			isBegun = true;
		},
		heal: () => {
			simulator.faults.clear();
			isBegun = false;
		},
	};
}

/** The sum of the waits of one request is not longer, in milliseconds. */
export const longestWait = longestRefusal;

/** A person has consented. */
async function firstToken(simulator: Simulator, integration: Integration, now: number) {
	const { owner } = ownerOf({ simulator });
	const { clientId, environment } = integration;
	const consent = await simulator.request(
		new Request(`${environment?.api}/authorize`, {
			method: 'POST',
			body: new URLSearchParams({
				response_type: 'code',
				client_id: clientId,
				redirect_uri: redirectUri,
				scope: simulator.integration.scopes.join(' '),
				person: owner.id,
				decision: 'accept',
			}),
		}),
	);
	const code = new URL(consent.headers.get('location') ?? '').searchParams.get('code') ?? '';
	const request = codeRequest({ ...integration, code, redirectUri });
	const response = await fetchTransport(simulator.request)(request);
	return readToken(request, response, now);
}
