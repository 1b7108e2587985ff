import { type HttpRequest, WebexInputError } from '@webex-nodes/http';
import { environments, type WebexEnvironment } from '../environments.ts';
import { WebexConsentError } from '../errors.ts';
import type { RefreshGrant } from '../refreshing.ts';
import { formRequest, requireText } from './endpoint.ts';
import type { PkcePair } from './pkce.ts';

/** An integration that is registered at developer.webex.com. */
export interface Integration {
	readonly clientId: string;
	readonly clientSecret: string;
	readonly environment?: WebexEnvironment;
}

export interface AuthorizeOptions {
	readonly clientId: string;
	readonly environment?: WebexEnvironment;
	/** One of those that are registered on the integration. */
	readonly redirectUri: string;
	readonly scopes: readonly string[];
	/** Returned with the code: compare it before the code is used. */
	readonly state: string;
	readonly pkce?: PkcePair;
	/** `select_account` shows the sign-in again; `none` fails when nobody is signed in. */
	readonly prompt?: 'none' | 'select_account';
	/** The email address that the sign-in starts with. */
	readonly loginHint?: string;
}

/**
 * Where a person consents.
 * @see https://developer.webex.com/docs/integrations
 */
export function authorizeUrl(options: AuthorizeOptions): string {
	const { clientId, environment = environments.commercial, redirectUri, scopes, state } = options;
	const { pkce, prompt, loginHint } = options;
	requireText({ clientId, redirectUri, state });
	if (scopes.length === 0) {
		throw new WebexInputError('scopes', 'expected at least one scope, such as spark:messages_read');
	}
	const query = new URLSearchParams({
		response_type: 'code',
		client_id: clientId,
		redirect_uri: redirectUri,
		scope: scopes.join(' '),
		state,
		...(pkce && { code_challenge: pkce.challenge, code_challenge_method: pkce.method }),
		...(prompt && { prompt }),
		...(loginHint && { login_hint: loginHint }),
	});
	return `${environment.api}/authorize?${query}`;
}

/**
 * Reads the code from the address that the person was sent back to.
 * @throws WebexConsentError when the person refused, or Webex refused the request.
 */
export function readRedirect(url: string, expectedState: string): string {
	const query = new URL(url).searchParams;
	if (query.get('state') !== expectedState) {
		throw new WebexInputError(
			'state',
			'expected the value that was sent to the authorize page: start again, and use the newest page',
		);
	}
	const error = query.get('error');
	if (error) throw new WebexConsentError(error);
	const code = query.get('code');
	if (!code) throw new WebexInputError('code', 'expected a code in the address, there is none');
	return code;
}

/** Exchanges a code for a token. */
export function codeRequest(
	options: Integration & {
		readonly code: string;
		readonly redirectUri: string;
		readonly codeVerifier?: string;
		/** Adds the claims of OpenID Connect to the answer. */
		readonly userInfo?: boolean;
	},
): HttpRequest {
	const { code, redirectUri, codeVerifier, userInfo } = options;
	requireText({ code, redirectUri });
	return tokenRequest(options, {
		grant_type: 'authorization_code',
		code,
		redirect_uri: redirectUri,
		...(codeVerifier && { code_verifier: codeVerifier }),
		...(userInfo && { user_info: 'true' }),
	});
}

/** Gets a new access token, and restarts the life of the refresh token. */
export function refreshRequest(
	options: Integration & { readonly refreshToken: string },
): HttpRequest {
	const { refreshToken } = options;
	requireText({ refreshToken });
	return {
		...tokenRequest(options, { grant_type: 'refresh_token', refresh_token: refreshToken }),
		// Where the answer was lost, only the same request can still bring the token.
		repeatable: true,
	};
}

/** How the tokens of an integration are refreshed; those of service apps are refreshed in the same way. */
export function integrationGrant(integration: Integration): RefreshGrant {
	return {
		refreshRequests: (refreshToken) => [refreshRequest({ ...integration, refreshToken })],
	};
}

function tokenRequest(
	{ clientId, clientSecret, environment = environments.commercial }: Integration,
	grant: Readonly<Record<string, string>>,
): HttpRequest {
	requireText({ clientId, clientSecret });
	return formRequest(`${environment.api}/access_token`, {
		...grant,
		client_id: clientId,
		client_secret: clientSecret,
	});
}

/** Revokes one token; revoking a refresh token ends its access tokens too. Answers 200 with an empty body. */
export function revokeRequest(options: Integration & { readonly token: string }): HttpRequest {
	const { clientId, clientSecret, environment = environments.commercial, token } = options;
	requireText({ clientId, clientSecret, token });
	if (!environment.revoke) {
		throw new WebexInputError(
			'environment',
			'Cisco publishes no address to revoke tokens for this one, and the secret is sent nowhere else: an administrator can delete the token with DELETE /authorizations/{id}, or name an address in "revoke"',
		);
	}
	return formRequest(environment.revoke, { token }, { id: clientId, secret: clientSecret });
}
