import { Hono } from 'hono';
import type { Switches } from '../control/switches.ts';
import type { World } from '../world/world.ts';
import { authenticateClient, readForm, refusalBody } from './form.ts';
import { consentPage, refusalPage } from './page.ts';
import { type IntegrationRecord, OAuthFailure, type Tokens } from './tokens.ts';

/** @see https://developer.webex.com/docs/login-with-webex */
export function oauthApp(options: {
	readonly world: World;
	readonly tokens: Tokens;
	readonly switches: Switches;
	readonly newTrackingId: () => string;
}): Hono {
	const { world, tokens, switches, newTrackingId } = options;
	const app = new Hono();

	app.get('/v1/authorize', (context) => {
		const query = context.req.query();
		const checked = checkAuthorize(tokens, query);
		if ('refusal' in checked) return context.html(refusalPage(checked.refusal), 400);
		if ('error' in checked)
			return context.redirect(backTo(checked.redirectUri, query, { error: checked.error }));
		return context.html(
			consentPage({
				application: checked.integration.name,
				scopes: checked.scopes,
				people: [...world.people.values()].filter(({ type }) => type === 'person'),
				query,
			}),
		);
	});

	app.post('/v1/authorize', async (context) => {
		const form = await readForm(context);
		const checked = checkAuthorize(tokens, form);
		if ('refusal' in checked) return context.html(refusalPage(checked.refusal), 400);
		if ('error' in checked)
			return context.redirect(backTo(checked.redirectUri, form, { error: checked.error }));
		const person = world.people.get(form['person'] ?? '');
		if (form['decision'] !== 'accept' || !person) {
			return context.redirect(backTo(checked.redirectUri, form, { error: 'access_denied' }));
		}
		const { code_challenge: challenge, code_challenge_method: method = 'plain' } = form;
		const code = tokens.issueCode({
			integration: checked.integration,
			redirectUri: checked.redirectUri,
			personId: person.id,
			scopes: checked.scopes,
			...(challenge && { challenge: { value: challenge, method } }),
		});
		return context.redirect(backTo(checked.redirectUri, form, { code }));
	});

	app.post('/v1/access_token', async (context) => {
		const form = await readForm(context);
		try {
			const client = authenticateClient(tokens, context.req.header('authorization'), form);
			const grants: Readonly<Record<string, () => object>> = {
				authorization_code: () => tokens.exchange(client, form),
				refresh_token: () => tokens.refresh(client, form),
			};
			const grant = grants[form['grant_type'] ?? ''];
			if (!grant) {
				throw new OAuthFailure('unsupported_grant_type', 'The grant type is not supported.');
			}
			return context.json(grant(), 200, { 'cache-control': 'no-store' });
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

type Checked =
	| { readonly refusal: string }
	| { readonly error: string; readonly redirectUri: string }
	| {
			readonly integration: IntegrationRecord;
			readonly redirectUri: string;
			readonly scopes: readonly string[];
	  };

/** Problems of an address that cannot be trusted are shown on the page; others go back to the application. */
function checkAuthorize(tokens: Tokens, query: Readonly<Record<string, string>>): Checked {
	const integration = tokens.integrations.get(query['client_id'] ?? '');
	if (!integration) return { refusal: 'The client_id is not that of a registered integration.' };
	const redirectUri = query['redirect_uri'] ?? integration.redirectUris[0] ?? '';
	if (!integration.redirectUris.includes(redirectUri)) {
		return {
			refusal: `The redirect_uri ${redirectUri} is not registered for this integration.`,
		};
	}
	if (query['response_type'] !== 'code') return { error: 'unsupported_response_type', redirectUri };
	const scopes = (query['scope'] ?? '').split(/\s+/).filter(Boolean);
	if (scopes.length === 0 || scopes.some((scope) => !integration.scopes.includes(scope))) {
		return { error: 'invalid_scope', redirectUri };
	}
	if (!['S256', 'plain', undefined].includes(query['code_challenge_method'])) {
		return { error: 'invalid_request', redirectUri };
	}
	return { integration, redirectUri, scopes };
}

function backTo(
	redirectUri: string,
	{ state }: Readonly<Record<string, string>>,
	answer: Readonly<Record<string, string>>,
): string {
	const url = new URL(redirectUri);
	for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
	if (state) url.searchParams.set('state', state);
	return url.href;
}
