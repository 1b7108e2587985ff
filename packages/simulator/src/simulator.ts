import { type HttpBindings, serve } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { applyFault, breakConnection, Faults } from './control/faults.ts';
import { defaultSwitches, type Switches } from './control/switches.ts';
import { failureResponse } from './failure.ts';
import { protectPages, refusalOfHost, refuseForeignWrites } from './guard.ts';
import { oauthApp } from './oauth/app.ts';
import { deviceApp } from './oauth/device.ts';
import { meetingsXmlApp } from './oauth/meetings-xml.ts';
import { serviceAppsApp } from './oauth/service-apps.ts';
import { type IntegrationRecord, Tokens } from './oauth/tokens.ts';
import { pageApp } from './page/app.ts';
import { Previews } from './previews.ts';
import { restApp, trackingIdFor } from './rest/app.ts';
import { contentsApp } from './rest/contents.ts';
import { type SeedName, seeds } from './seeds/index.ts';
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
	/** Host names that it answers to, besides 127.0.0.1, localhost and [::1]. */
	readonly allowedHosts?: readonly string[];
	/** That integrations may send people back to. */
	readonly redirectUris?: readonly string[];
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
	/** The same number gives the same IDs and tokens. */
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
	/** Delivers what happens. */
	readonly webhooks: Webhooks;
	/** What robots saw behind the links of messages. */
	readonly previews: Previews;
	/** Answers in process, without a socket. */
	readonly request: (request: Request) => Promise<Response>;
	/** Calls back after each answer; returns how to stop that. */
	readonly observe: (observer: (answered: Answered) => void) => () => void;
	/** Lets the next message of the seed arrive. */
	readonly say: () => void;
	readonly integration: IntegrationRecord;
	/** Authorised for the organisation; its machine account is a person of the world. */
	readonly serviceApp: IntegrationRecord;
	/** An old Webex Meetings integration, with tokens that the REST API does not know. */
	readonly meetingsXml: {
		readonly integration: IntegrationRecord;
		readonly tokens: Tokens;
		readonly siteName: string;
		/** What the XML API works on. */
		readonly site: MeetingsSite;
	};
	readonly personalToken: string;
	readonly botToken: string;
	/** Loopback only. Rejects with the system's error when the port is taken. */
	readonly listen: (port?: number) => Promise<Listening>;
}

export interface Listening {
	/** Without a slash at the end; the REST API is at `/v1`. */
	readonly url: string;
	readonly close: () => Promise<void>;
}

/** What the ready-made integration may ask for. */
const scopes = [
	'spark:all',
	'spark:kms',
	'spark:people_read',
	'spark:rooms_read',
	'spark:rooms_write',
	'spark:memberships_read',
	'spark:memberships_write',
	'spark:messages_read',
	'spark:messages_write',
	'spark:teams_read',
	'spark:teams_write',
	'spark:applications_token',
	'spark:team_memberships_read',
	'spark:team_memberships_write',
	'meeting:preferences_read',
	'spark-admin:people_read',
	'spark-admin:people_write',
	'spark-admin:organizations_read',
	'spark-admin:licenses_read',
	'spark-admin:roles_read',
	'spark-compliance:events_read',
];

const defaultLifetime = 14 * 24 * 3600; // s
const refreshLifetime = 90 * 24 * 3600; // s

/** A Webex of one's own: state, OAuth and REST in one process. */
export function createSimulator({
	seed = 'demo',
	tokenLifetime = defaultLifetime,
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
	const tokens = new Tokens({
		now,
		random,
		switches,
		organisation: random.uuid(),
		lifetime: tokenLifetime,
		refreshLifetime,
	});
	const integration = tokens.register({
		name: 'n8n',
		clientId: `C${random.hex(64)}`,
		clientSecret: random.hex(64),
		redirectUris,
		scopes,
	});
	const serviceApp = tokens.register({
		name: 'fernhill-service',
		clientId: `C${random.hex(64)}`,
		clientSecret: random.hex(64),
		redirectUris: [],
		scopes: ['spark:rooms_read', 'spark:messages_read', 'spark:people_read', 'guest-issuer:write'],
		applicationId: `A${random.hex(64)}`,
	});
	world.addPerson({
		displayName: 'Fernhill Service',
		email: `${serviceApp.name}@webex.bot`,
		type: 'bot',
	});
	const oldTokens = new Tokens({
		now,
		random,
		switches,
		organisation: siteName,
		lifetime: meetingsTokenLifetime,
		refreshLifetime: 60 * 24 * 3600,
	});
	const oldIntegration = oldTokens.register({
		name: 'n8n',
		clientId: random.hex(32),
		clientSecret: random.hex(32),
		redirectUris,
		scopes: ['all_read', 'user_modify', 'meeting_modify', 'recording_modify', 'setting_modify'],
	});
	const fixed = {
		scopes,
		expiresAt: Number.POSITIVE_INFINITY,
	};
	const personal = tokens.issueFixed({ ...fixed, personId: owner.id });
	const ofBot = tokens.issueFixed({ ...fixed, personId: bot.id });

	const site = new MeetingsSite({
		name: siteName,
		world,
		// Of its own, so that what is added here changes no ID elsewhere.
		random: createRandom(randomSeed + 1),
		now,
		switches,
		ticketLifetime,
	});

	// Of its own too, for the same reason.
	const faults = new Faults(createRandom(randomSeed + 2));
	const webhooks = new Webhooks({ world, switches, random: createRandom(randomSeed + 3) });
	const previews = new Previews(world, switches.linkPreviews);
	const observers = new Set<(answered: Answered) => void>();
	const newTrackingId = () => `ROUTER_${random.uuid().toUpperCase()}`;
	const parts = { world, tokens, switches, newTrackingId };
	const app = new Hono();
	app.use(refuseForeignWrites, protectPages);
	app.use(async (context, next) => {
		const fault = faults.take(context.req.raw);
		if (!fault) return await next();
		const answer = async () => {
			await next();
			return context.res;
		};
		const response = await applyFault(fault, answer, newTrackingId());
		context.res = undefined;
		context.res = response;
	});
	app.route('/', oauthApp(parts));
	app.route('/', deviceApp(parts));
	app.route('/', meetingsXmlApp({ ...parts, tokens: oldTokens, siteName }));
	app.route('/', serviceAppsApp(parts));
	app.route('/', xmlApp({ site, world, tokens, oldTokens }));
	app.route('/', pageApp(parts));
	app.route('/', contentsApp(parts));
	app.route('/', restApp(parts));
	app.onError((error, context) => failureResponse(error, trackingIdFor(context, newTrackingId)));

	const request = async (incoming: Request): Promise<Response> => {
		const response = await app.fetch(incoming);
		const { pathname, search } = new URL(incoming.url);
		const answered = { method: incoming.method, path: pathname + search, status: response.status };
		for (const observer of observers) observer(answered);
		return response;
	};

	const answerAllowedHosts = async (incoming: Request): Promise<Response> => {
		const refusal = refusalOfHost(incoming, allowedHosts);
		if (refusal) return failureResponse(refusal, newTrackingId());
		return await request(incoming);
	};

	return {
		world,
		tokens,
		faults,
		webhooks,
		previews,
		request,
		say,
		integration,
		serviceApp,
		meetingsXml: { integration: oldIntegration, tokens: oldTokens, siteName, site },
		personalToken: personal.value,
		botToken: ofBot.value,
		observe: (observer) => {
			observers.add(observer);
			return () => observers.delete(observer);
		},
		listen: async (port = 0) => {
			const { url, close } = await listen(answerAllowedHosts, port);
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

async function listen(
	request: (incoming: Request) => Promise<Response>,
	port: number,
): Promise<Listening> {
	const answer = async (incoming: Request, { outgoing }: HttpBindings): Promise<Response> => {
		const response = await request(incoming);
		return (await breakConnection(response, outgoing)) ? RESPONSE_ALREADY_SENT : response;
	};
	return await new Promise((resolve, reject) => {
		const options = { fetch: answer as never, port, hostname: '127.0.0.1' };
		const server = serve(options, ({ port: taken }) => {
			resolve({
				url: `http://127.0.0.1:${taken}`,
				close: () =>
					new Promise((closed, failed) => {
						server.close((error) => (error ? failed(error) : closed()));
						if ('closeAllConnections' in server) server.closeAllConnections();
					}),
			});
		});
		server.once('error', reject);
	});
}
