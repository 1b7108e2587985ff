import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpRequest, Transport } from '@webex-nodes/http';
import { WebexAuthorizationError } from '../errors.ts';
import { deviceRedirectUris, deviceRequest, pollDevice, readDevice } from '../grants/device.ts';
import { readToken } from '../grants/endpoint.ts';
import {
	authorizeUrl,
	codeRequest,
	type Integration,
	readRedirect,
} from '../grants/integration.ts';
import {
	createMeetingsXmlVerifier,
	type MeetingsXmlIntegration,
	meetingsXmlAuthorizeUrl,
	meetingsXmlCodeRequest,
	meetingsXmlScopes,
} from '../grants/meetings-xml.ts';
import { createPkcePair } from '../grants/pkce.ts';
import type { Token } from '../token.ts';

export interface LoginOptions {
	readonly integration: Integration;
	readonly scopes: readonly string[];
	readonly transport: Transport;
	readonly say: (line: string) => void;
	readonly signal: AbortSignal;
}

/** What a login in a browser needs to know of the kind of integration. */
interface BrowserFlow {
	readonly authorizeUrl: string;
	readonly codeRequest: (code: string) => HttpRequest;
}

/** The person consents in a browser, which then comes back to this machine. */
export async function loginInBrowser({
	integration,
	scopes,
	...options
}: LoginOptions & { readonly port: number }): Promise<Token> {
	const pkce = createPkcePair();
	return await comeBack(options, (redirectUri, state) => ({
		authorizeUrl: authorizeUrl({ ...integration, redirectUri, scopes, state, pkce }),
		codeRequest: (code) =>
			codeRequest({ ...integration, code, redirectUri, codeVerifier: pkce.verifier }),
	}));
}

/** The same for an integration of the old Webex Meetings portal. */
export async function loginToMeetingsXml({
	integration,
	...options
}: Omit<LoginOptions, 'integration' | 'scopes'> & {
	readonly integration: MeetingsXmlIntegration;
	readonly port: number;
}): Promise<Token> {
	const codeVerifier = createMeetingsXmlVerifier();
	const scopes = meetingsXmlScopes;
	return await comeBack(options, (redirectUri, state) => ({
		authorizeUrl: meetingsXmlAuthorizeUrl({
			...integration,
			redirectUri,
			state,
			codeVerifier,
			scopes,
		}),
		codeRequest: (code) =>
			meetingsXmlCodeRequest({ ...integration, code, redirectUri, codeVerifier }),
	}));
}

async function comeBack(
	options: Pick<LoginOptions, 'say' | 'signal' | 'transport'> & { readonly port: number },
	start: (redirectUri: string, state: string) => BrowserFlow,
): Promise<Token> {
	const { transport, say, signal, port } = options;
	const redirectUri = `http://localhost:${port}/callback`;
	const state = randomBytes(16).toString('base64url');
	const flow = start(redirectUri, state);
	const server = createServer();
	server.listen(port, '127.0.0.1');
	await once(server, 'listening', { signal });
	try {
		say('Open this address, and sign in to Webex:');
		say(`  ${flow.authorizeUrl}`);
		say(`The integration must have the redirect URI ${redirectUri}`);
		const request = flow.codeRequest(await waitForCode(server, redirectUri, state, signal));
		return readToken(request, await transport(request), Date.now());
	} finally {
		server.close();
		server.closeAllConnections();
	}
}

async function waitForCode(
	server: ReturnType<typeof createServer>,
	redirectUri: string,
	state: string,
	signal: AbortSignal,
): Promise<string> {
	for (;;) {
		const [request, response] = await once(server, 'request', { signal });
		const url = new URL(request.url ?? '/', redirectUri);
		if (url.pathname !== '/callback') {
			response.writeHead(404).end();
			continue;
		}
		response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
		response.end('You may close this page and go back to the terminal.\n');
		return readRedirect(url.href, state);
	}
}

/** For machines without a browser: the person types a code on any device. */
export async function loginWithDevice(options: LoginOptions): Promise<Token> {
	const { integration, scopes, transport, say, signal } = options;
	const request = deviceRequest({ ...integration, scopes });
	const response = await transport(request);
	if (response.status === 400) {
		throw new WebexAuthorizationError(
			`Webex refused to start: check the client ID and the scopes, and that the integration has these redirect URIs: ${deviceRedirectUris.join(' ')}`,
		);
	}
	const device = readDevice(request, response, Date.now());
	say(`Open ${device.verificationUri} on any device, and enter the code ${device.userCode}`);
	return await pollDevice({
		integration,
		device,
		transport,
		signal,
		sleep: (duration) => sleep(duration, undefined, { signal }),
	});
}
