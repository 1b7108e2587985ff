import { Hono } from 'hono';
import type { Switches } from '../control/switches.ts';
import type { World } from '../world/world.ts';
import { authenticateClient, readForm, refusalBody } from './form.ts';
import { consentPage, refusalPage } from './page.ts';
import { OAuthFailure, type Tokens } from './tokens.ts';

const maxChallengeLength = 10;

/**
 * The endpoints of the old Webex Meetings integrations: plain challenges of 10 characters, the secret in the body, no
 * `token_type`, and a refresh token that must have the site's name in front, according to the documentation.
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

	app.get('/v1/oauth2/authorize', (context) => {
		const query = context.req.query();
		const client = tokens.integrations.get(query['client_id'] ?? '');
		const refuse = (problem: string) => context.html(refusalPage(problem), 400);
		if (!client) return refuse('The client_id is unknown.');
		if (!client.redirectUris.includes(query['redirect_uri'] ?? '')) {
			return refuse('The redirect_uri is not registered.');
		}
		if ((query['code_challenge']?.length ?? 0) > maxChallengeLength) {
			return refuse(`The code_challenge is longer than ${maxChallengeLength} characters.`);
		}
		return context.html(
			consentPage({
				application: client.name,
				scopes: (query['scope'] ?? '').split(' '),
				people: [...world.people.values()].filter(({ type }) => type === 'person'),
				query,
			}),
		);
	});

	app.post('/v1/oauth2/authorize', async (context) => {
		const form = await readForm(context);
		const client = tokens.integrations.get(form['client_id'] ?? '');
		const redirectUri = form['redirect_uri'] ?? '';
		const personId = form['person'] ?? '';
		if (!client?.redirectUris.includes(redirectUri) || !world.people.has(personId)) {
			return context.html(refusalPage('The form is not complete.'), 400);
		}
		const challenge = form['code_challenge'];
		const code = tokens.issueCode({
			integration: client,
			redirectUri,
			personId,
			scopes: (form['scope'] ?? '').split(' '),
			...(challenge && { challenge: { value: challenge, method: 'plain' } }),
		});
		const url = new URL(redirectUri);
		url.searchParams.set('code', code);
		if (form['state']) url.searchParams.set('state', form['state']);
		return context.redirect(url.href);
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

	/** Whether the prefix is required is not certain. */
	function unprefixed(refreshToken: string): string {
		const has = refreshToken.startsWith(prefix);
		const wanted = switches.meetingsXmlRefreshToken === 'prefixed';
		if (has !== wanted) throw new OAuthFailure('invalid_grant', 'The refresh token is invalid.');
		return has ? refreshToken.slice(prefix.length) : refreshToken;
	}

	return app;
}
