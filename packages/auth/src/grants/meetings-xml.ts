import { type HttpRequest, readBaseAddress, WebexInputError } from '@webex-nodes/http';
import type { RefreshGrant } from '../refreshing.ts';
import { readSiteName } from '../site-name.ts';
import { formRequest, requireText } from './endpoint.ts';
import { randomText } from './random.ts';

/** A Webex Meetings integration of the old portal, where no new ones can be registered. */
export interface MeetingsXmlIntegration {
	readonly clientId: string;
	readonly clientSecret: string;
	/** The first part of the site's address: `acme` of `acme.webex.com`. */
	readonly siteName: string;
	/** The address that `/authorize` and `/token` are below. */
	readonly endpoint?: string;
}

export const meetingsXmlEndpoint = 'https://api.webex.com/v1/oauth2';

/** The scopes of these integrations. */
export const meetingsXmlScopes = [
	'all_read',
	'user_modify',
	'meeting_modify',
	'recording_modify',
	'setting_modify',
] as const;

/** The challenge is sent as it is, and has at most 10 characters. */
const maxVerifierLength = 10;

export const createMeetingsXmlVerifier = (): string =>
	randomText(maxVerifierLength).slice(0, maxVerifierLength);

export function meetingsXmlAuthorizeUrl(
	options: Pick<MeetingsXmlIntegration, 'clientId' | 'endpoint'> & {
		readonly redirectUri: string;
		readonly state: string;
		readonly codeVerifier: string;
		readonly scopes?: readonly (typeof meetingsXmlScopes)[number][];
	},
): string {
	const { clientId, redirectUri, state, codeVerifier } = options;
	const { scopes = ['all_read', 'meeting_modify'] } = options;
	requireText({ clientId, redirectUri, state, codeVerifier });
	if (codeVerifier.length > maxVerifierLength) {
		throw new WebexInputError('codeVerifier', `expected at most ${maxVerifierLength} characters`);
	}
	const query = new URLSearchParams({
		response_type: 'code',
		client_id: clientId,
		redirect_uri: redirectUri,
		scope: scopes.join(' '),
		state,
		code_challenge: codeVerifier,
		code_challenge_method: 'plain',
	});
	return `${endpointOf(options)}/authorize?${query}`;
}

/** Read the answer with `readToken`: its `token_type` is missing. */
export function meetingsXmlCodeRequest(
	options: MeetingsXmlIntegration & {
		readonly code: string;
		readonly redirectUri: string;
		readonly codeVerifier: string;
	},
): HttpRequest {
	const { code, redirectUri, codeVerifier } = options;
	requireText({ code, redirectUri, codeVerifier });
	return tokenRequest(options, {
		grant_type: 'authorization_code',
		code,
		redirect_uri: redirectUri,
		code_verifier: codeVerifier,
	});
}

/**
 * The documentation puts the site's name in front of the refresh token, and the server also accepts the token as it
 * sent it. The stored form is tried first, then the other one.
 */
export function meetingsXmlGrant(integration: MeetingsXmlIntegration): RefreshGrant {
	const prefix = `${readSiteName(integration.siteName, 'siteName')}_`;
	return {
		refreshRequests: (refreshToken) => {
			const other = refreshToken.startsWith(prefix)
				? refreshToken.slice(prefix.length)
				: prefix + refreshToken;
			return [refreshToken, other].map((value) => ({
				...tokenRequest(integration, { grant_type: 'refresh_token', refresh_token: value }),
				repeatable: true,
			}));
		},
	};
}

const endpointOf = ({ endpoint = meetingsXmlEndpoint }: { readonly endpoint?: string }): string =>
	readBaseAddress(endpoint, { field: 'endpoint', example: meetingsXmlEndpoint });

/** The client's secret goes into the body: these endpoints do not accept Basic authentication. */
function tokenRequest(
	integration: MeetingsXmlIntegration,
	grant: Readonly<Record<string, string>>,
): HttpRequest {
	const { clientId, clientSecret } = integration;
	requireText({ clientId, clientSecret });
	return formRequest(`${endpointOf(integration)}/token`, {
		...grant,
		client_id: clientId,
		client_secret: clientSecret,
	});
}
