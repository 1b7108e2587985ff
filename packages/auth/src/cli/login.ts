import { setTimeout as sleep } from 'node:timers/promises';
import { type HttpResponse, readSuccess } from '@webex-nodes/http';
import { z } from 'zod';
import { WebexAuthorizationError, WebexConsentError } from '../errors.ts';
import { deviceRedirectUris, deviceRequest, pollDevice, readDevice } from '../grants/device.ts';
import { readToken } from '../grants/endpoint.ts';
import { authorizeUrl, codeRequest, type Integration } from '../grants/integration.ts';
import {
	createMeetingsXmlVerifier,
	type MeetingsXmlIntegration,
	meetingsXmlAuthorizeUrl,
	meetingsXmlCodeRequest,
	meetingsXmlScopes,
} from '../grants/meetings-xml.ts';
import { createPkcePair } from '../grants/pkce.ts';
import type { Token } from '../token.ts';
import { loginByRedirect, type RedirectOptions } from './redirect.ts';

interface Login {
	readonly integration: Integration;
	readonly scopes: readonly string[];
}

export async function loginInBrowser({
	integration,
	scopes,
	...options
}: Login & RedirectOptions): Promise<Token> {
	const pkce = await createPkcePair();
	return await loginByRedirect(
		options,
		(redirectUri, state) => ({
			authorizeUrl: authorizeUrl({ ...integration, redirectUri, scopes, state, pkce }),
			codeRequest: (code) =>
				codeRequest({ ...integration, code, redirectUri, codeVerifier: pkce.verifier }),
		}),
		(request, response) => readToken(request, response, Date.now()),
	);
}

const User = z.looseObject({ user_name: z.string().min(1).optional().catch(undefined) });

/** The same for an integration of the old Webex Meetings portal, whose answer says who signed in. */
export async function loginToMeetingsXml({
	integration,
	...options
}: RedirectOptions & { readonly integration: MeetingsXmlIntegration }): Promise<{
	readonly token: Token;
	readonly webExId: string | undefined;
}> {
	const codeVerifier = createMeetingsXmlVerifier();
	const client = { ...integration, codeVerifier };
	return await loginByRedirect(
		options,
		(redirectUri, state) => ({
			authorizeUrl: meetingsXmlAuthorizeUrl({
				...client,
				redirectUri,
				state,
				scopes: meetingsXmlScopes,
			}),
			codeRequest: (code) => meetingsXmlCodeRequest({ ...client, code, redirectUri }),
		}),
		(request, response) => ({
			token: readToken(request, response, Date.now()),
			webExId: User.parse(readSuccess(request, response)).user_name,
		}),
	);
}

/** For machines without a browser: the person types a code on any device. */
export async function loginWithDevice({
	integration,
	scopes,
	transport,
	say,
	signal,
}: Login & Omit<RedirectOptions, 'port'>): Promise<Token> {
	const request = deviceRequest({ ...integration, scopes });
	const response = await transport({ ...request, signal });
	if (response.status === 400) throw explainDeviceRefusal(response);
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

function explainDeviceRefusal({ body }: HttpResponse): WebexAuthorizationError {
	if (/invalid_scope/.test(new TextDecoder().decode(body))) {
		return new WebexConsentError('invalid_scope');
	}
	return new WebexAuthorizationError(
		`Webex refused to start: check the client ID and the scopes, and that the integration has these redirect URIs: ${deviceRedirectUris.join(' ')}`,
	);
}
