import { Hono } from 'hono';
import type { Switches } from '../control/switches.ts';
import type { World } from '../world/world.ts';
import { addConsent, checkClient, readScopes } from './authorize.ts';
import { authenticateClient, readForm, refusalBody } from './form.ts';
import { type OpenId, openidScopes } from './openid.ts';
import { type IntegrationRecord, OAuthFailure, type TokenAnswer, type Tokens } from './tokens.ts';

/** @see https://developer.webex.com/docs/login-with-webex */
export function oauthApp(options: {
	readonly world: World;
	readonly tokens: Tokens;
	readonly switches: Switches;
	readonly openId: OpenId;
	readonly newTrackingId: () => string;
}): Hono {
	const { world, tokens, switches, openId, newTrackingId } = options;
	const app = new Hono();

	addConsent(app, '/v1/authorize', world, (form, origin) => {
		const client = checkClient(tokens, form);
		if ('refusal' in client) return client;
		const { integration, redirectUri } = client;
		const types = (form['response_type'] ?? '').split(' ').sort().join(' ');
		const isCode = types === 'code';
		const mode = isCode || !responseTypes.includes(types) ? 'query' : 'fragment';
		const refuse = (error: string) => ({ error, redirectUri, mode }) as const;
		if (!responseTypes.includes(types)) return refuse('unsupported_response_type');
		const scopes = readScopes(form, integration, openidScopes);
		const hasIdToken = types.includes('id_token');
		if (!scopes || (hasIdToken && !scopes.includes('openid'))) return refuse('invalid_scope');
		if (!['S256', 'plain', undefined].includes(form['code_challenge_method'])) {
			return refuse('invalid_request');
		}
		const { nonce } = form;
		if (hasIdToken && !nonce) return refuse('invalid_request');
		// No browser has a session here: each time the person chooses who they are.
		if (form['prompt'] === 'none') return refuse('login_required');
		const granted = { integration, redirectUri, scopes, mode } as const;
		if (!isCode) {
			const accept = (personId: string) => implicit({ ...granted, types, personId, origin, nonce });
			return { ...granted, accept };
		}
		const { code_challenge: value, code_challenge_method: method = 'plain' } = form;
		const accept = (personId: string) => ({
			code: tokens.issueCode({
				integration,
				redirectUri,
				isRedirectNamed: form['redirect_uri'] !== undefined,
				personId,
				scopes,
				...(nonce && { nonce }),
				...(value && { challenge: { value, method } }),
			}),
		});
		return { ...granted, accept };
	});

	/** Tokens in the address, without a refresh token. @see https://openid.net/specs/openid-connect-core-1_0.html#ImplicitFlowAuth */
	async function implicit(given: {
		readonly integration: IntegrationRecord;
		readonly types: string;
		readonly personId: string;
		readonly scopes: readonly string[];
		readonly origin: string;
		readonly nonce: string | undefined;
	}): Promise<Readonly<Record<string, string>>> {
		const { integration, types, scopes } = given;
		const kinds = types.split(' ');
		const token = kinds.includes('token')
			? tokens.issueImplicit(integration, given.personId, scopes)
			: undefined;
		const { clientId } = integration;
		const accessToken = token?.access_token;
		const idToken = kinds.includes('id_token')
			? await openId.idToken({ ...given, clientId, accessToken })
			: undefined;
		return { ...token, ...(idToken && { id_token: idToken }) };
	}

	app.post('/v1/access_token', async (context) => {
		const form = await readForm(context);
		try {
			const client = authenticateClient(tokens, context.req.header('authorization'), form);
			const grants: Readonly<Record<string, () => TokenAnswer>> = {
				authorization_code: () => {
					requireVerifierForm(form['code_verifier']);
					return tokens.exchange(client, form);
				},
				refresh_token: () => tokens.refresh(client, form),
			};
			const grant = grants[form['grant_type'] ?? ''];
			if (!grant) {
				throw new OAuthFailure('unsupported_grant_type', 'The grant type is not supported.');
			}
			const nonce = tokens.nonceOf(form['code'] ?? '');
			const answer = grant();
			const { personId, scopes } = tokens.holderOf(answer.access_token);
			const { origin } = new URL(context.req.url);
			const { clientId } = client;
			const identity = scopes.includes('openid') && {
				id_token: await openId.idToken({ personId, clientId, scopes, origin, nonce }),
				...(form['user_info'] === 'true' && openId.claims(personId, scopes)),
			};
			return context.json({ ...answer, ...identity }, 200, { 'cache-control': 'no-store' });
		} catch (error) {
			if (!(error instanceof OAuthFailure)) throw error;
			return refuse(error, form['grant_type'] === 'refresh_token');
		}
	});

	app.post('/idb/oauth2/v1/revoke', async (context) => {
		const form = await readForm(context);
		try {
			authenticateClient(tokens, context.req.header('authorization'), form);
			tokens.revoke(form['token'] ?? '');
			return context.body(null, 200);
		} catch (error) {
			if (!(error instanceof OAuthFailure)) throw error;
			return refuse(error, false);
		}
	});

	function refuse(failure: OAuthFailure, isRefresh: boolean): Response {
		const trackingId = newTrackingId();
		const { status, form } =
			isRefresh && failure.code === 'invalid_grant'
				? switches.refreshRefusal
				: ({ status: failure.status, form: 'oauth' } as const);
		const body = refusalBody(failure, form, trackingId);
		return Response.json(body, { status, headers: { trackingid: trackingId } });
	}

	return app;
}

/** Their words in the order of the alphabet. */
const responseTypes = ['code', 'token', 'id_token', 'id_token token'];

/** @see https://www.rfc-editor.org/rfc/rfc7636#section-4.1 */
function requireVerifierForm(verifier: string | undefined): void {
	if (verifier === undefined || /^[\w.~-]{43,128}$/.test(verifier)) return;
	throw new OAuthFailure('invalid_grant', 'The code_verifier must have 43 to 128 characters.');
}
