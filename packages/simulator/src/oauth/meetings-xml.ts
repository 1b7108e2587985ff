import { Hono } from 'hono';
import type { Switches } from '../control/switches.ts';
import type { World } from '../world/world.ts';
import { addConsent, checkClient, readScopes } from './authorize.ts';
import { authenticateClient, readForm, refusalBody } from './form.ts';
import { OAuthFailure, type Tokens } from './tokens.ts';

const maxChallengeLength = 10;
const methods = { short: ['plain'], standard: ['plain', 'S256'] };

/**
 * The endpoints of the old Webex Meetings integrations: short plain challenges, the secret in the body, no `token_type`,
 * and a refresh token with the site's name in front, according to the documentation.
 */
export function meetingsXmlApp(options: {
	readonly world: World;
	readonly tokens: Tokens;
	readonly siteName: string;
	readonly switches: Switches;
	readonly newTrackingId: () => string;
}): Hono {
	const { world, tokens, siteName, switches, newTrackingId } = options;
	const prefix = `${siteName}_`;
	const app = new Hono();

	addConsent(app, '/v1/oauth2/authorize', world, (form) => {
		const client = checkClient(tokens, form);
		if ('refusal' in client) return client;
		const { integration, redirectUri } = client;
		const refuse = (error: string) => ({ error, redirectUri });
		if (form['response_type'] !== 'code') return refuse('unsupported_response_type');
		const scopes = readScopes(form, integration);
		if (!scopes) return refuse('invalid_scope');
		const { code_challenge: value, code_challenge_method: method = 'plain' } = form;
		if (!methods[switches.meetingsXmlChallenge].includes(method)) return refuse('invalid_request');
		const isLong = (value?.length ?? 0) > maxChallengeLength;
		if (isLong && switches.meetingsXmlChallenge === 'short') return refuse('invalid_request');
		const accept = (personId: string) => ({
			code: tokens.issueCode({
				integration,
				redirectUri,
				isRedirectNamed: form['redirect_uri'] !== undefined,
				personId,
				scopes,
				...(value && { challenge: { value, method } }),
			}),
		});
		return { integration, redirectUri, scopes, accept };
	});

	app.post('/v1/oauth2/token', async (context) => {
		const form = await readForm(context);
		try {
			// No Basic authentication here.
			const client = authenticateClient(tokens, undefined, form);
			const answer =
				form['grant_type'] === 'refresh_token'
					? tokens.refresh(client, {
							...form,
							refresh_token: unprefixed(form['refresh_token'] ?? ''),
						})
					: tokens.exchange(client, form);
			const { token_type, refresh_token_expires_in, ...rest } = answer;
			const personId = tokens.find(rest.access_token)?.personId ?? '';
			const email = world.people.get(personId)?.email;
			return context.json({ ...rest, user_name: email, email, siteid: siteName });
		} catch (error) {
			if (!(error instanceof OAuthFailure)) throw error;
			const body = refusalBody(error, 'oauth', newTrackingId());
			return Response.json(body, { status: error.status });
		}
	});

	/** The documentation wants the prefix; programs that work send none. */
	function unprefixed(refreshToken: string): string {
		const has = refreshToken.startsWith(prefix);
		const form = has ? 'prefixed' : 'received';
		if (!['either', form].includes(switches.meetingsXmlRefreshToken))
			throw new OAuthFailure('invalid_grant', 'The refresh token is invalid.');
		return has ? refreshToken.slice(prefix.length) : refreshToken;
	}

	return app;
}
