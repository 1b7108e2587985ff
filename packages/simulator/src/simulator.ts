import { Hono } from 'hono';
import { createAccounts } from './accounts.ts';
import { applyFault, Faults } from './control/faults.ts';
import { Rates } from './control/rates.ts';
import { defaultSwitches, type Switches } from './control/switches.ts';
import { failureResponse } from './failure.ts';
import { protectPages, refusalOfHost, refuseForeignWrites } from './guard.ts';
import { oauthApp } from './oauth/app.ts';
import { deviceApp } from './oauth/device.ts';
import { meetingsXmlApp } from './oauth/meetings-xml.ts';
import { serviceAppsApp } from './oauth/service-apps.ts';
import type { IntegrationRecord, Tokens } from './oauth/tokens.ts';
import { pageApp } from './page/app.ts';
import { Previews } from './previews.ts';
import { restApp, trackingIdFor } from './rest/app.ts';
import { contentsApp } from './rest/contents.ts';
import { fallback } from './rest/fallback.ts';
import { type SeedName, seeds } from './seeds/index.ts';
import { type Listening, type ListenOptions, listen } from './server.ts';
import { Webhooks } from './webhooks/webhooks.ts';
import { createRandom } from './world/random.ts';
import { World } from './world/world.ts';
import { xmlApp } from './xml/app.ts';
import { MeetingsSite, meetingsSiteName as siteName } from './xml/site.ts';

export interface SimulatorOptions {
	readonly seed?: SeedName;
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
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
	/** The same number makes the same IDs and tokens. */
	readonly randomSeed?: number;
}

export interface Answered {
	readonly method: string;
	/** With the query. */
	readonly path: string;
	readonly status: number;
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
	/** Loopback only. Rejects with the system's error when the port is taken. */
	readonly listen: (port?: number, options?: ListenOptions) => Promise<Listening>;
}

const defaultTokenLifetime = 14 * 24 * 3600; // s

/** A Webex of one's own: state, OAuth, REST and the Meetings XML API in one process. */
export function createSimulator({
	seed = 'demo',
	tokenLifetime = defaultTokenLifetime,
	meetingsTokenLifetime = 7200,
	ticketLifetime = 5400,
	switches: changed = {},
	allowedHosts = [],
	redirectUris = ['http://127.0.0.1:5678/rest/oauth2-credential/callback'],
	now = Date.now,
	randomSeed = 2024,
}: SimulatorOptions = {}): Simulator {
	const random = createRandom(randomSeed);
	const switches = { ...defaultSwitches, ...changed };
	const world = new World({ now, random });
	const { owner, bot, say } = seeds[seed](world);
	const accounts = createAccounts({
		world,
		random,
		switches,
		redirectUris,
		tokenLifetime,
		meetingsTokenLifetime,
		owner,
		bot,
	});
	const { tokens, integration, serviceApp, oldTokens, oldIntegration } = accounts;
	// Each part below has random numbers of its own, so that what one draws changes no ID elsewhere.
	const site = new MeetingsSite({
		name: siteName,
		world,
		random: createRandom(randomSeed + 1),
		now,
		switches,
		ticketLifetime,
	});
	const faults = new Faults(createRandom(randomSeed + 2));
	const rates = new Rates(now);
	const webhooks = new Webhooks({ world, switches, random: createRandom(randomSeed + 3) });
	const previews = new Previews(world, switches.linkPreviews);
	const newTrackingId = () => `ROUTER_${random.uuid().toUpperCase()}`;
	const app = routes({ world, tokens, oldTokens, site, switches, faults, rates, newTrackingId });

	const observers = new Set<(answered: Answered) => void>();
	const request = async (incoming: Request): Promise<Response> => {
		const response = await app.fetch(incoming);
		response.headers.set('date', new Date(now()).toUTCString());
		const { pathname, search } = new URL(incoming.url);
		const answered = { method: incoming.method, path: pathname + search, status: response.status };
		for (const observer of observers) observer(answered);
		return response;
	};
	const requestFromNetwork = async (incoming: Request): Promise<Response> => {
		const refusal = refusalOfHost(incoming, allowedHosts);
		return refusal ? failureResponse(refusal, newTrackingId()) : await request(incoming);
	};

	return {
		world,
		tokens,
		faults,
		rates,
		webhooks,
		previews,
		request,
		say,
		integration,
		serviceApp,
		meetingsXml: { integration: oldIntegration, tokens: oldTokens, siteName, site },
		personalToken: accounts.personalToken,
		botToken: accounts.botToken,
		observe: (observer) => {
			observers.add(observer);
			return () => observers.delete(observer);
		},
		listen: async (port = 0, options = {}) => {
			const { url, close } = await listen(requestFromNetwork, port, options);
			return {
				url,
				close: async () => {
					webhooks.stop();
					await close();
				},
			};
		},
	};
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
}): Hono {
	const { oldTokens, faults, newTrackingId } = parts;
	// A slash at the end of a path changes nothing.
	const app = new Hono({ strict: false });
	app.use(refuseForeignWrites, protectPages);
	app.use(async (context, next) => {
		const fault = faults.take(context.req.raw);
		if (!fault) return await next();
		const answer = async () => {
			await next();
			return context.res;
		};
		const response = await applyFault(fault, answer, newTrackingId());
		// Without this Hono would merge the headers of both.
		context.res = undefined;
		context.res = response;
	});
	app.route('/', oauthApp(parts));
	app.route('/', deviceApp(parts));
	app.route('/', meetingsXmlApp({ ...parts, tokens: oldTokens, siteName }));
	app.route('/', serviceAppsApp(parts));
	app.route('/', xmlApp(parts));
	app.route('/', pageApp(parts));
	app.route('/', contentsApp(parts));
	app.route('/', restApp(parts));
	app.all('/v1/*', fallback({ tokens: parts.tokens, routes: () => app.routes }));
	app.onError((error, context) => failureResponse(error, trackingIdFor(context, newTrackingId)));
	return app;
}
