import { Hono } from 'hono';
import { createAccounts } from './accounts.ts';
import { controlApp } from './control/app.ts';
import { type Chatter, createChatter } from './control/chatter.ts';
import { applyFault, Faults, isLost } from './control/faults.ts';
import { describeAnswer, senderOf } from './control/observed.ts';
import { isOwnPage } from './control/own-pages.ts';
import { Rates } from './control/rates.ts';
import { RequestLog } from './control/requests.ts';
import { defaultSwitches, type Switches } from './control/switches.ts';
import { type Failure, failureResponse } from './failure.ts';
import { protectPages, refusalOfHost, refuseForeignWrites } from './guard.ts';
import { oauthApp } from './oauth/app.ts';
import { authorizationsApp } from './oauth/authorizations.ts';
import { deviceApp } from './oauth/device.ts';
import { meetingsXmlApp } from './oauth/meetings-xml.ts';
import { OpenId, openidApp } from './oauth/openid.ts';
import { serviceAppsApp } from './oauth/service-apps.ts';
import type { IntegrationRecord, Tokens } from './oauth/tokens.ts';
import { pageApp } from './page/app.ts';
import { Previews } from './previews.ts';
import { restApp, trackingIdFor } from './rest/app.ts';
import { contentsApp } from './rest/contents.ts';
import { fallback } from './rest/fallback.ts';
import { downloadsApp } from './rest/meetings/downloads.ts';
import { defaultScopes, defaultServiceAppScopes } from './scopes.ts';
import { type Seed, type SeedName, seeds } from './seeds/index.ts';
import { seedMeetings } from './seeds/meetings.ts';
import { type Listening, type ListenOptions, listen } from './server.ts';
import { readSnapshot, type Snapshot } from './state/snapshot.ts';
import { Webhooks } from './webhooks/webhooks.ts';
import { secretHex } from './world/marked.ts';
import { publishDue } from './world/meetings/pending.ts';
import { createRandom, type Random } from './world/random.ts';
import { World } from './world/world.ts';
import { xmlApp } from './xml/app.ts';
import { MeetingsSite, meetingsSiteName as siteName } from './xml/site.ts';

export interface SimulatorOptions {
	/** What is there at the start: a ready-made organisation by its name, or one of your own. */
	readonly seed?: Seed | SeedName;
	/** Whether the seed's people have meetings, of some weeks in the past and the future; true when left out. */
	readonly meetings?: boolean;
	/** Of the access tokens of integrations, in seconds. */
	readonly tokenLifetime?: number;
	/** Of the access tokens of old Webex Meetings integrations, in seconds. */
	readonly meetingsTokenLifetime?: number;
	/** Of the session tickets of the XML API, in seconds. */
	readonly ticketLifetime?: number;
	readonly switches?: Partial<Switches>;
	/** Host names to which it answers besides 127.0.0.1, localhost and [::1]. */
	readonly allowedHosts?: readonly string[];
	/** Addresses to which integrations may send people back. */
	readonly redirectUris?: readonly string[];
	/** What the ready-made integration may ask for. */
	readonly scopes?: readonly string[];
	/** What the ready-made service app may do, such as `meeting:admin_recordings_read` for the whole organisation. */
	readonly serviceAppScopes?: readonly string[];
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
	/** Lets time pass for failures on purpose that take time, in milliseconds; by real time when left out. */
	readonly sleep?: (duration: number) => Promise<unknown>;
	/** The same number makes the same IDs and tokens. */
	readonly randomSeed?: number;
}

export interface Answered {
	readonly method: string;
	/** With the query. */
	readonly path: string;
	/** 0 when there was no answer, on purpose. */
	readonly status: number;
	/** The email address of the account whose token was sent. */
	readonly who?: string;
	/** Why it failed. */
	readonly refusal?: string;
	readonly trackingId?: string;
}

export interface Simulator {
	readonly world: World;
	readonly tokens: Tokens;
	readonly faults: Faults;
	/** Limits how fast requests may be sent, from now on. */
	readonly rates: Rates;
	/** Delivers what happens to the registered webhooks. */
	readonly webhooks: Webhooks;
	/** What robots found behind the links of messages. */
	readonly previews: Previews;
	/** Answers in process, without a socket. */
	readonly request: (request: Request) => Promise<Response>;
	/** The observer is called after each answer; the function that is returned ends that. */
	readonly observe: (observer: (answered: Answered) => void) => () => void;
	/** The next message of the seed arrives. */
	readonly say: () => void;
	/** Messages of the seed that arrive by themselves. */
	readonly chatter: Chatter;
	readonly integration: IntegrationRecord;
	/** Authorised for the organisation; its account is a bot of the world. */
	readonly serviceApp: IntegrationRecord;
	/** An old Webex Meetings integration, with tokens that the REST API does not know. */
	readonly meetingsXml: {
		readonly integration: IntegrationRecord;
		readonly tokens: Tokens;
		readonly siteName: string;
		/** The state that the XML API reads and writes. */
		readonly site: MeetingsSite;
	};
	readonly personalToken: string;
	readonly botToken: string;
	/** The whole state as JSON, to be restored later, also in another process. */
	readonly snapshot: () => Snapshot;
	/**
	 * Puts a snapshot in place of everything.
	 * @throws Error that names the field which does not fit; then nothing has changed.
	 */
	readonly restore: (snapshot: unknown) => void;
	/** Everything as it was at the start: the same people, rooms, IDs and tokens. */
	readonly reset: () => void;
	/** Loopback only. Rejects with the system's error when the port is taken. */
	readonly listen: (port?: number, options?: ListenOptions) => Promise<Listening>;
}

const defaultTokenLifetime = 14 * 24 * 3600; // s
const publishEvery = 500; // ms

/** A Webex of one's own: state, OAuth, REST and the Meetings XML API in one process. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
	const { allowedHosts = [], now = Date.now, randomSeed = 2024 } = options;
	const switches = { ...defaultSwitches, ...options.switches };
	const random = createRandom(randomSeed);
	const { world, tokens, oldTokens, site, accounts, say } = createState(options, random);
	const faults = new Faults(createRandom(randomSeed + 2), now);
	const rates = new Rates(now);
	const webhooks = new Webhooks({ world, switches, random: createRandom(randomSeed + 3) });
	const previews = new Previews(world, switches.linkPreviews);
	const newTrackingId = () => `ROUTER_${random.uuid().toUpperCase()}`;
	world.meetings.ticketKey = secretHex(createRandom(randomSeed + 5), 64);
	const app = routes({
		world,
		tokens,
		oldTokens,
		site,
		switches,
		faults,
		rates,
		newTrackingId,
		sleep: options.sleep,
	});
	let known = accounts;

	const snapshot = (): Snapshot => ({
		version: 2,
		world: world.save(),
		tokens: tokens.save(),
		oldTokens: oldTokens.save(),
		site: site.save(),
		accounts: known,
	});
	const restore = (value: unknown) => {
		const state = readSnapshot(value);
		world.load(state.world);
		tokens.load(state.tokens);
		oldTokens.load(state.oldTokens);
		site.load(state.site);
		known = state.accounts;
	};

	const requests = new RequestLog(now);
	const observers = new Set<(answered: Answered) => void>([requests.add]);
	/** From the network, requests for the hosts of others are refused. */
	const answer = async (incoming: Request, refusal?: Failure): Promise<Response> => {
		publishDue(world);
		// Before the request: it may end the token.
		const who = senderOf(incoming, { tokens, oldTokens, world });
		const response = refusal
			? failureResponse(refusal, newTrackingId())
			: await app.fetch(incoming);
		response.headers.set('date', new Date(now()).toUTCString());
		const answered = await describeAnswer(incoming, response, who);
		for (const observer of observers) observer(answered);
		return response;
	};
	const request = async (incoming: Request): Promise<Response> => {
		const response = await answer(incoming);
		if (isLost(response))
			throw new TypeError('The connection ended without an answer, on purpose.');
		return response;
	};
	const requestFromNetwork = (incoming: Request) =>
		answer(incoming, refusalOfHost(incoming, allowedHosts));

	const chatter = createChatter(say);
	const simulator: Simulator = {
		world,
		tokens,
		faults,
		rates,
		webhooks,
		previews,
		request,
		say,
		chatter,
		get integration() {
			return registered(tokens, known.clientId);
		},
		get serviceApp() {
			return registered(tokens, known.serviceClientId);
		},
		meetingsXml: {
			get integration() {
				return registered(oldTokens, known.oldClientId);
			},
			tokens: oldTokens,
			siteName,
			site,
		},
		get personalToken() {
			return known.personalToken;
		},
		get botToken() {
			return known.botToken;
		},
		snapshot,
		restore,
		// Made anew instead of kept: a big world would be in memory twice.
		reset: () => restore(createSimulator(options).snapshot()),
		observe: (observer) => {
			observers.add(observer);
			return () => observers.delete(observer);
		},
		listen: async (port = 0, options = {}) => {
			const { url, close } = await listen(requestFromNetwork, port, options);
			// Webhooks are told of a recording also when nobody asks for anything.
			const publishing = setInterval(() => publishDue(world), publishEvery).unref();
			return {
				url,
				close: async () => {
					chatter.set(0);
					clearInterval(publishing);
					webhooks.stop();
					await close();
				},
			};
		},
	};
	app.route('/', controlApp(simulator, requests));
	return simulator;
}

/** Whatever a snapshot holds. */
function createState(options: SimulatorOptions, random: Random) {
	const { seed = 'demo', now = Date.now, randomSeed = 2024 } = options;
	const switches = { ...defaultSwitches, ...options.switches };
	const world = new World({
		now,
		random,
		meetingsRandom: createRandom(randomSeed + 4),
		meetingDelays: {
			recording: switches.recordingDelay,
			transcript: switches.transcriptDelay,
			summary: switches.summaryDelay,
			details: switches.meetingDetailsDelay,
		},
	});
	const { owner, bot, say } = (typeof seed === 'string' ? seeds[seed] : seed)(world);
	if (options.meetings ?? true) seedMeetings(world);
	const { tokens, integration, serviceApp, oldTokens, oldIntegration, personalToken, botToken } =
		createAccounts({
			world,
			random,
			switches,
			redirectUris: options.redirectUris ?? [
				'http://127.0.0.1:5678/rest/oauth2-credential/callback',
			],
			scopes: options.scopes ?? defaultScopes,
			serviceAppScopes: options.serviceAppScopes ?? defaultServiceAppScopes,
			tokenLifetime: options.tokenLifetime ?? defaultTokenLifetime,
			meetingsTokenLifetime: options.meetingsTokenLifetime ?? 7200,
			owner,
			bot,
		});
	// Each part has random numbers of its own, so that what one draws changes no ID elsewhere.
	const site = new MeetingsSite({
		name: siteName,
		world,
		random: createRandom(randomSeed + 1),
		now,
		switches,
		ticketLifetime: options.ticketLifetime ?? 5400,
	});
	const accounts: Snapshot['accounts'] = {
		clientId: integration.clientId,
		serviceClientId: serviceApp.clientId,
		oldClientId: oldIntegration.clientId,
		personalToken,
		botToken,
	};
	return { world, tokens, oldTokens, site, accounts, say };
}

/** @throws Error when a snapshot has no integration of this ID. */
function registered({ integrations }: Tokens, clientId: string): IntegrationRecord {
	const found = integrations.get(clientId);
	if (!found) throw new Error(`There is no integration with the client ID ${clientId}.`);
	return found;
}

/** What a request goes through: the guard, a fault on request, then the part whose address it names. */
function routes(parts: {
	readonly world: World;
	readonly tokens: Tokens;
	readonly oldTokens: Tokens;
	readonly site: MeetingsSite;
	readonly switches: Switches;
	readonly faults: Faults;
	readonly rates: Rates;
	readonly newTrackingId: () => string;
	readonly sleep: SimulatorOptions['sleep'];
}): Hono {
	const { oldTokens, faults, newTrackingId, sleep } = parts;
	// A slash at the end of a path changes nothing.
	const app = new Hono({ strict: false });
	app.use(refuseForeignWrites, protectPages);
	app.use(async (context, next) => {
		const fault = isOwnPage(context.req.path) ? undefined : faults.take(context.req.raw);
		if (!fault) return await next();
		const answer = async () => {
			await next();
			return context.res;
		};
		const response = await applyFault(fault, {
			answer,
			trackingId: newTrackingId(),
			signal: context.req.raw.signal,
			...(sleep && { sleep }),
		});
		// Without this Hono would merge the headers of both.
		context.res = undefined;
		context.res = response;
	});
	const openId = new OpenId(parts.world, parts.switches);
	app.route('/', oauthApp({ ...parts, openId }));
	app.route('/', openidApp({ ...parts, openId }));
	app.route('/', authorizationsApp(parts));
	app.route('/', deviceApp(parts));
	app.route('/', meetingsXmlApp({ ...parts, tokens: oldTokens, siteName }));
	app.route('/', serviceAppsApp(parts));
	app.route('/', xmlApp(parts));
	app.route('/', pageApp(parts));
	app.route('/', contentsApp(parts));
	app.route('/', downloadsApp(parts));
	app.route('/', restApp(parts));
	app.all('/v1/*', fallback({ tokens: parts.tokens, routes: () => app.routes }));
	app.onError((error, context) => failureResponse(error, trackingIdFor(context, newTrackingId)));
	return app;
}
