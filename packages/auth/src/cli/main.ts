#!/usr/bin/env node
import { setTimeout as sleep } from 'node:timers/promises';
import { password, text } from '@clack/prompts';
import { retry, type Transport, WebexConnectionError, WebexInputError } from '@webex-nodes/http';
import { undiciTransport } from '@webex-nodes/http/undici';
import { Command, CommanderError } from 'commander';
import envPaths from 'env-paths';
import { bearer } from '../bearer.ts';
import { customEnvironment, environments } from '../environments.ts';
import { WebexAuthorizationError } from '../errors.ts';
import { integrationGrant, revokeRequest } from '../grants/integration.ts';
import {
	type MeetingsXmlIntegration,
	meetingsXmlEndpoint,
	meetingsXmlGrant,
} from '../grants/meetings-xml.ts';
import { refreshingTokens } from '../refreshing.ts';
import type { Token } from '../token.ts';
import { tokenInfo } from '../token-info.ts';
import { loginInBrowser, loginToMeetingsXml, loginWithDevice } from './login.ts';
import { openProfiles, type Profile, type Profiles } from './profiles.ts';

const exitCodes = { ok: 0, failed: 1, usage: 2, authorise: 3, unreachable: 4 } as const;

const help = `
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 log in (again), 4 Webex could not be reached.

Environment:
  WEBEX_CLIENT_ID, WEBEX_CLIENT_SECRET   of the integration, instead of typing them
  WEBEX_AUTH_HOME                        where profiles are kept
  WEBEX_AUTH_KEY                         32 bytes in base64 that encrypt them, instead of a key file

Examples:
  webex-auth login --scopes "spark:rooms_read spark:messages_read"
  webex-auth login --device --profile server
  curl -H "Authorization: Bearer $(webex-auth token)" https://webexapis.com/v1/rooms
`;

const say = (line: string) => process.stderr.write(`${line}\n`);
const stopping = new AbortController();
process.once('SIGINT', () => stopping.abort());

const transport: Transport = retry({
	sleep: (duration, signal) => sleep(duration, undefined, signal ? { signal } : {}),
	attempts: 3,
})(undiciTransport());

const program = new Command('webex-auth')
	.description('Get a Webex access token, and keep it fresh')
	.option('--profile <name>', 'which login to use', 'default')
	.option('--json', 'answer in JSON, for scripts')
	.addHelpText('after', help)
	.exitOverride();

program
	.command('login')
	.description('sign in, and keep the token encrypted')
	.option('--device', 'for a machine without a browser')
	.option(
		'--meetings-xml <site>',
		'for an integration of the old Webex Meetings portal, at this site',
	)
	.option(
		'--scopes <list>',
		'separated by spaces',
		'spark:people_read spark:rooms_read spark:messages_read',
	)
	.option('--base-url <address>', 'of the REST API, or of the old OAuth endpoints')
	.option('--port <number>', 'that the browser comes back to', '8123')
	.action(async (options: LoginArguments) => {
		const { profiles, name } = await open();
		const profile = await readProfile(options);
		const token = await logIn(profile, options);
		await profiles.save(name, profile);
		await profiles.store(name).save(token);
		print({ profile: name, scopes: token.scopes }, `Logged in as profile "${name}".`);
	});

program
	.command('token')
	.description('print an access token that works now')
	.action(async () => {
		const { tokens } = await openProfile();
		const accessToken = await tokens.get({ signal: stopping.signal });
		print({ accessToken }, accessToken);
	});

program
	.command('refresh')
	.description('get a new access token now')
	.action(async () => {
		const { tokens, store } = await openProfile();
		tokens.refuse((await store.load())?.accessToken ?? '');
		await tokens.get({ signal: stopping.signal });
		const expiresAt = (await store.load())?.expiresAt;
		print({ expiresAt }, `The new token works until ${time(expiresAt)}.`);
	});

program
	.command('whoami')
	.description('whose token it is')
	.action(async () => {
		const { info } = await inspect();
		const { owner, kind } = info;
		const known = owner && `${owner.displayName} (${owner.email}), ${kind}`;
		print({ owner, kind }, known ?? 'The token may not read people: it lacks spark:people_read.');
	});

program
	.command('status')
	.description('how long the login lasts')
	.action(async () => {
		const { info } = await inspect();
		print(
			info,
			[
				`Access token    until ${time(info.expiresAt)}`,
				`Refresh token   until ${time(info.refreshTokenExpiresAt)}`,
				`Scopes          ${info.scopes.join(' ')}`,
			].join('\n'),
		);
	});

program
	.command('revoke')
	.description('end the grant at Webex, and log out')
	.action(async () => {
		const { profiles, name, profile, store } = await openProfile();
		const environment = customEnvironment(profile.baseUrl);
		// The broker of the commercial cloud has another host than its API.
		const revoke = /^https:\/\/webexapis\.com\//.test(profile.baseUrl)
			? 'https://idbroker.webex.com/idb/oauth2/v1/revoke'
			: (environment.revoke ?? '');
		const token = (await store.load())?.refreshToken ?? '';
		const request = revokeRequest({ ...profile, environment: { ...environment, revoke }, token });
		const { status } = await transport(request);
		if (status !== 200) throw new Error(`Webex answered ${status}: the grant was not revoked`);
		await profiles.forget(name);
		print({ revoked: name }, `Revoked and logged out of "${name}".`);
	});

program
	.command('logout')
	.description('forget the login on this machine')
	.action(async () => {
		const { profiles, name } = await openProfile();
		await profiles.forget(name);
		print(
			{ loggedOut: name },
			`Logged out of "${name}". "revoke" would have ended it at Webex too.`,
		);
	});

program
	.command('list')
	.description('the profiles')
	.action(async () => {
		const { profiles } = await open();
		const names = await profiles.list();
		print(names, names.length > 0 ? names.join('\n') : 'There is no profile yet: log in.');
	});

interface LoginArguments {
	readonly device?: boolean;
	readonly meetingsXml?: string;
	readonly scopes: string;
	readonly baseUrl?: string;
	readonly port: string;
}

async function logIn(profile: Profile, options: LoginArguments): Promise<Token> {
	const common = { transport, say, signal: stopping.signal };
	const port = readPort(options.port);
	if (profile.siteName) {
		return await loginToMeetingsXml({ ...common, port, integration: meetingsXmlOf(profile) });
	}
	const integration = { ...profile, environment: customEnvironment(profile.baseUrl) };
	const scopes = options.scopes.split(/\s+/).filter(Boolean);
	return options.device
		? await loginWithDevice({ ...common, integration, scopes })
		: await loginInBrowser({ ...common, integration, scopes, port });
}

const meetingsXmlOf = ({ siteName = '', baseUrl, ...client }: Profile): MeetingsXmlIntegration => ({
	...client,
	siteName,
	endpoint: baseUrl,
});

interface GlobalOptions {
	readonly profile: string;
	readonly json?: boolean;
}

async function open(): Promise<{ profiles: Profiles; name: string }> {
	const folder = process.env['WEBEX_AUTH_HOME'] ?? envPaths('webex-auth', { suffix: '' }).config;
	const profiles = await openProfiles(folder, process.env['WEBEX_AUTH_KEY']);
	return { profiles, name: program.opts<GlobalOptions>().profile };
}

async function openProfile() {
	const { profiles, name } = await open();
	const profile = await profiles.load(name);
	if (!profile) throw new WebexAuthorizationError(`There is no profile "${name}": log in first`);
	const environment = customEnvironment(profile.baseUrl);
	const store = profiles.store(name);
	const tokens = refreshingTokens({
		grant: profile.siteName
			? meetingsXmlGrant(meetingsXmlOf(profile))
			: integrationGrant({ ...profile, environment }),
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
	return { profiles, name, profile, environment, store, tokens };
}

async function inspect() {
	const { environment, store, tokens } = await openProfile();
	const hosts = [new URL(environment.api).host];
	await tokens.get({ signal: stopping.signal });
	const token = await store.load();
	const signed = bearer(tokens, { hosts })(transport);
	return { info: await tokenInfo({ transport: signed, environment, ...(token && { token }) }) };
}

/** From the environment, or typed: never from the command line, which others can see. */
async function readProfile({ baseUrl, meetingsXml }: LoginArguments): Promise<Profile> {
	const { WEBEX_CLIENT_ID, WEBEX_CLIENT_SECRET } = process.env;
	const isTerminal = process.stdin.isTTY;
	if ((!WEBEX_CLIENT_ID || !WEBEX_CLIENT_SECRET) && !isTerminal) {
		throw new WebexInputError(
			'WEBEX_CLIENT_ID',
			'expected with WEBEX_CLIENT_SECRET in the environment, or a terminal to ask for them',
		);
	}
	const clientId = WEBEX_CLIENT_ID || (await text({ message: 'Client ID' }));
	const clientSecret = WEBEX_CLIENT_SECRET || (await password({ message: 'Client secret' }));
	if (typeof clientId !== 'string' || typeof clientSecret !== 'string') {
		throw new WebexInputError('clientId', 'nothing was entered');
	}
	return {
		clientId,
		clientSecret,
		baseUrl: baseUrl ?? (meetingsXml ? meetingsXmlEndpoint : environments.commercial.api),
		...(meetingsXml && { siteName: meetingsXml }),
	};
}

function readPort(value: string): number {
	const port = Number(value);
	if (Number.isInteger(port) && port >= 1024 && port <= 65_535) return port;
	throw new WebexInputError('--port', `expected a number from 1024 to 65535, got "${value}"`);
}

function time(milliseconds: number | undefined): string {
	return milliseconds !== undefined && Number.isFinite(milliseconds)
		? new Date(milliseconds).toISOString()
		: 'nobody says';
}

function print(data: unknown, sentence: string): void {
	const { json } = program.opts<GlobalOptions>();
	process.stdout.write(`${json ? JSON.stringify(data) : sentence}\n`);
}

function codeOf(error: unknown): number {
	if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
	if (WebexAuthorizationError.is(error)) return exitCodes.authorise;
	if (WebexConnectionError.is(error)) return exitCodes.unreachable;
	return WebexInputError.is(error) ? exitCodes.usage : exitCodes.failed;
}

program.parseAsync().catch((error: unknown) => {
	process.exitCode = codeOf(error);
	// Commander has said it already.
	if (!(error instanceof CommanderError)) say((error as Error).message);
});
