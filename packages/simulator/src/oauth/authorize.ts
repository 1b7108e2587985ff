import type { Context, Hono } from 'hono';
import type { World } from '../world/world.ts';
import { type Form, readForm } from './form.ts';
import { consentPage, refusalPage } from './page.ts';
import type { IntegrationRecord, Tokens } from './tokens.ts';

/** Where an answer goes in the address of the application: after `?`, or after `#` in implicit flows. */
type Mode = 'fragment' | 'query';

/** The result of looking at a request for consent. */
export type Checked =
	/** Nobody is sent anywhere: the address cannot be trusted. */
	| { readonly refusal: string }
	| { readonly error: string; readonly redirectUri: string; readonly mode?: Mode }
	| {
			readonly integration: IntegrationRecord;
			readonly redirectUri: string;
			readonly scopes: readonly string[];
			readonly mode?: Mode;
			/** What the application gets when the person accepts. */
			readonly accept: (personId: string) => Answer | Promise<Answer>;
	  };

type Answer = Readonly<Record<string, string>>;

/** A page on which a person accepts or denies. @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1 */
export function addConsent(
	app: Hono,
	path: string,
	world: World,
	check: (form: Form, origin: string) => Checked,
): void {
	const look = (context: Context, form: Form) => check(form, new URL(context.req.url).origin);

	app.get(path, (context) => {
		const query = context.req.query();
		const checked = look(context, query);
		if ('refusal' in checked) return context.html(refusalPage(checked.refusal), 400);
		if ('error' in checked) return context.redirect(backTo(checked, query, checked));
		return context.html(
			consentPage({
				application: checked.integration.name,
				scopes: checked.scopes,
				people: [...world.people.values()].filter(({ type }) => type === 'person'),
				query,
			}),
		);
	});

	app.post(path, async (context) => {
		const form = await readForm(context);
		const checked = look(context, form);
		if ('refusal' in checked) return context.html(refusalPage(checked.refusal), 400);
		if ('error' in checked) return context.redirect(backTo(checked, form, checked));
		const person = world.people.get(form['person'] ?? '');
		const isAccepted = form['decision'] === 'accept' && person?.type === 'person';
		const answer = isAccepted ? await checked.accept(person.id) : { error: 'access_denied' };
		return context.redirect(backTo(checked, form, answer));
	});
}

interface Client {
	readonly integration: IntegrationRecord;
	readonly redirectUri: string;
}

/** The redirect address may be left out when only one is registered. */
export function checkClient(tokens: Tokens, form: Form): Client | { readonly refusal: string } {
	const integration = tokens.integrations.get(form['client_id'] ?? '');
	if (!integration) return { refusal: 'The client_id is not that of a registered integration.' };
	const { redirectUris } = integration;
	const redirectUri = form['redirect_uri'] ?? redirectUris[0] ?? '';
	if (form['redirect_uri'] === undefined && redirectUris.length > 1) {
		return { refusal: 'The redirect_uri is missing, and several are registered.' };
	}
	if (!redirectUris.includes(redirectUri)) {
		return { refusal: `The redirect_uri ${redirectUri} is not registered for this integration.` };
	}
	return { integration, redirectUri };
}

/** The scopes of a request; `undefined` when there are none, or one that the integration does not have. */
export function readScopes(
	form: Form,
	{ scopes: registered }: IntegrationRecord,
	besides: readonly string[] = [],
): readonly string[] | undefined {
	const scopes = (form['scope'] ?? '').split(/\s+/).filter(Boolean);
	const isKnown = scopes.every((scope) => registered.includes(scope) || besides.includes(scope));
	return scopes.length > 0 && isKnown ? scopes : undefined;
}

function backTo(
	{ redirectUri, mode = 'query' }: { readonly redirectUri: string; readonly mode?: Mode },
	{ state }: Form,
	answer: Answer | { readonly error: string },
): string {
	const url = new URL(redirectUri);
	const given = 'error' in answer ? { error: String(answer.error) } : answer;
	const parameters = new URLSearchParams({ ...given, ...(state && { state }) });
	if (mode === 'fragment') url.hash = parameters.toString();
	else for (const [name, value] of parameters) url.searchParams.set(name, value);
	return url.href;
}
