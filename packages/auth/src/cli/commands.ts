import { type Transport, WebexInputError } from '@webex-nodes/http';
import { bearer } from '../bearer.ts';
import { customEnvironment, environments } from '../environments.ts';
import { WebexAuthorizationError } from '../errors.ts';
import { integrationGrant, revokeRequest } from '../grants/integration.ts';
import { meetingsXmlEndpoint, meetingsXmlGrant } from '../grants/meetings-xml.ts';
import { refreshingTokens } from '../refreshing.ts';
import type { Token } from '../token.ts';
import { tokenInfo } from '../token-info.ts';
import type { Arguments, CommandName } from './arguments.ts';
import { loginInBrowser, loginToMeetingsXml, loginWithDevice } from './login.ts';
import type { Profile, Profiles } from './profiles.ts';

/** What a command works with. */
interface Context {
	readonly options: Arguments;
	readonly profiles: Profiles;
	readonly transport: Transport;
	/** Ends when the person stops the program. */
	readonly signal: AbortSignal;
	/** Client ID and secret, if the environment has them. */
	readonly client: Partial<Pick<Profile, 'clientId' | 'clientSecret'>>;
	/** For the person; the result of the command goes elsewhere. */
	readonly say: (line: string) => void;
}

/** The result of a command, for programs and for people. */
export interface Result {
	readonly data: unknown;
	readonly sentence: string;
}

export const run: Readonly<Record<CommandName, (context: Context) => Promise<Result>>> = {
	login: async (context) => {
		const { profiles, options } = context;
		const name = nameOf(options);
		const { profile, token } = await logIn(context);
		const store = await profiles.save(name, profile);
		await store.save(token);
		return {
			data: { profile: name, scopes: token.scopes },
			sentence: `Logged in as profile "${name}".`,
		};
	},

	token: async (context) => {
		const { tokens } = await openProfile(context);
		const accessToken = await tokens.get({ signal: context.signal });
		return { data: { accessToken }, sentence: accessToken };
	},

	refresh: async (context) => {
		const { tokens, store } = await openProfile(context);
		tokens.refuse((await store.load())?.accessToken ?? '');
		await tokens.get({ signal: context.signal });
		const expiresAt = (await store.load())?.expiresAt;
		return { data: { expiresAt }, sentence: `The new token works until ${time(expiresAt)}.` };
	},

	whoami: async (context) => {
		const { profile, tokens, store } = await openProfile(context);
		const { siteName, webExId } = profile;
		if (siteName) {
			const user = webExId ?? 'An account whose WebEx ID is not known';
			return { data: { siteName, webExId }, sentence: `${user}, at the Meetings site ${siteName}` };
		}
		const environment = customEnvironment(profile.baseUrl);
		await tokens.get({ signal: context.signal });
		const token = await store.load();
		const { owner, kind } = await tokenInfo({
			transport: bearer(tokens, { hosts: [new URL(environment.api).host] })(context.transport),
			environment,
			...(token && { token }),
		});
		const known = owner && `${owner.displayName} (${owner.email}), ${kind}`;
		return {
			data: { owner, kind },
			sentence: known ?? 'The token may not read people: it lacks spark:people_read.',
		};
	},

	status: async (context) => {
		const { store } = await openProfile(context);
		const token = await store.load();
		if (!token) throw new WebexAuthorizationError('The profile has no token: log in again');
		const { expiresAt, refreshTokenExpiresAt, scopes } = token;
		return {
			data: {
				scopes,
				...(Number.isFinite(expiresAt) && { expiresAt }),
				...(Number.isFinite(refreshTokenExpiresAt) && { refreshTokenExpiresAt }),
			},
			sentence: [
				`Access token    ${until(expiresAt)}`,
				`Refresh token   ${until(refreshTokenExpiresAt)}`,
				`Scopes          ${scopes.join(' ') || 'not listed by Webex'}`,
			].join('\n'),
		};
	},

	revoke: async (context) => {
		const { options, profiles, transport } = context;
		const name = nameOf(options);
		const { profile, store } = await profiles.load(name);
		const environment = revocableEnvironment(profile, options.endpoint);
		const token = (await store.load())?.refreshToken ?? '';
		const { status } = await transport(revokeRequest({ ...profile, environment, token }));
		if (status !== 200) throw new Error(`Webex answered ${status}: the grant was not revoked`);
		await profiles.forget(name);
		return { data: { revoked: name }, sentence: `Revoked and logged out of "${name}".` };
	},

	logout: async ({ options, profiles }) => {
		const name = nameOf(options);
		await profiles.forget(name);
		return {
			data: { loggedOut: name },
			sentence: `Logged out of "${name}". The grant still exists at Webex; "revoke" ends it there too.`,
		};
	},

	list: async ({ profiles }) => {
		const names = await profiles.list();
		return {
			data: names,
			sentence: names.length > 0 ? names.join('\n') : 'There is no profile yet: log in.',
		};
	},
};

const nameOf = ({ profile = 'default' }: Arguments): string => profile;

async function openProfile({ options, profiles, transport, say }: Context) {
	const { profile, store } = await profiles.load(nameOf(options));
	const tokens = refreshingTokens({
		grant: profile.siteName
			? meetingsXmlGrant({ ...profile, siteName: profile.siteName, endpoint: profile.baseUrl })
			: integrationGrant({ ...profile, environment: customEnvironment(profile.baseUrl) }),
		store,
		transport,
		onEvent: (event) => {
			if (event.kind === 'refresh token ends soon') {
				say(
					`The login ends on ${time(event.at)} unless it is used before: any command that refreshes renews it.`,
				);
			}
		},
	});
	return { profile, store, tokens };
}

/** Secrets are sent to no address that Cisco does not publish, unless the person names it. */
function revocableEnvironment({ baseUrl, siteName }: Profile, endpoint: string | undefined) {
	if (endpoint) return customEnvironment(environments.commercial.api, { revoke: endpoint });
	const environment = siteName ? undefined : customEnvironment(baseUrl);
	if (environment?.revoke) return environment;
	const place = siteName ? 'integrations of the old Webex Meetings portal' : new URL(baseUrl).host;
	throw new WebexInputError(
		'--endpoint',
		`Cisco publishes no address to revoke tokens for ${place}. Remove the integration's access in the settings of the account or ask an administrator, then run "webex-auth logout". If you know an address, name it with --endpoint`,
	);
}

interface LoggedIn {
	readonly profile: Profile;
	readonly token: Token;
}

async function logIn(context: Context): Promise<LoggedIn> {
	const seconds = readNumber('--timeout', context.options.timeout ?? '300', [1, 3600]);
	const limit = AbortSignal.timeout(seconds * 1000);
	try {
		return await logInOnce({ ...context, signal: AbortSignal.any([context.signal, limit]) });
	} catch (error) {
		if (!limit.aborted || context.signal.aborted) throw error;
		throw new WebexAuthorizationError(
			`Nobody signed in within ${seconds} seconds: start again, or give more time with --timeout`,
		);
	}
}

async function logInOnce(context: Context): Promise<LoggedIn> {
	const { options, signal, say, transport } = context;
	const siteName = options['meetings-xml'];
	if (siteName && options.device) {
		throw new WebexInputError('--device', 'integrations of the old portal need a browser');
	}
	const port = readNumber('--port', options.port ?? '8123', [1024, 65_535]);
	const baseUrl =
		options['base-url'] ?? (siteName ? meetingsXmlEndpoint : environments.commercial.api);
	// Before anything is asked: no secret is typed for an address that is refused.
	const environment = customEnvironment(baseUrl, { field: '--base-url' });
	const client = await readClient(context.client);
	const profile = { ...client, baseUrl: environment.api };
	const common = { transport, say, signal, port };
	if (siteName) {
		const integration = { ...client, siteName, endpoint: environment.api };
		const { token, webExId } = await loginToMeetingsXml({ ...common, integration });
		return { token, profile: { ...profile, siteName, ...(webExId && { webExId }) } };
	}
	const scopes = (options.scopes ?? defaultScopes).split(/\s+/).filter(Boolean);
	const login = { ...common, scopes, integration: { ...client, environment } };
	return {
		profile,
		token: await (options.device ? loginWithDevice(login) : loginInBrowser(login)),
	};
}

const defaultScopes = 'spark:people_read spark:rooms_read spark:messages_read';

/** From the environment, or typed: never from the command line, which other users of the machine can see. */
async function readClient({
	clientId,
	clientSecret,
}: Context['client']): Promise<Pick<Profile, 'clientId' | 'clientSecret'>> {
	if ((!clientId || !clientSecret) && !process.stdin.isTTY) {
		throw new WebexInputError(
			'WEBEX_CLIENT_ID',
			'expected with WEBEX_CLIENT_SECRET in the environment, or a terminal to ask for them',
		);
	}
	// Only here: most commands ask nothing, and start faster without it.
	const { password, text } = await import('@clack/prompts');
	const id = clientId || (await text({ message: 'Client ID' }));
	const secret = clientSecret || (await password({ message: 'Client secret' }));
	if (typeof id !== 'string' || typeof secret !== 'string') {
		throw new WebexInputError('Client ID and client secret', 'nothing was entered');
	}
	return { clientId: id, clientSecret: secret };
}

function readNumber(
	option: string,
	value: string,
	[least, most]: readonly [number, number],
): number {
	const number = Number(value);
	if (Number.isInteger(number) && number >= least && number <= most) return number;
	throw new WebexInputError(
		option,
		`expected a whole number from ${least} to ${most}, got "${value}"`,
	);
}

const isKnown = (milliseconds: number | undefined): milliseconds is number =>
	milliseconds !== undefined && Number.isFinite(milliseconds);

const time = (milliseconds: number | undefined): string =>
	isKnown(milliseconds) ? new Date(milliseconds).toISOString() : 'an unknown time';

function until(milliseconds: number): string {
	if (!isKnown(milliseconds)) return 'without a known end';
	return `${milliseconds < Date.now() ? 'ended' : 'until'} ${time(milliseconds)}`;
}
