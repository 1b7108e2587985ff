import { type Context, Hono } from 'hono';
import { Failure, missingScope } from '../failure.ts';
import { normaliseId } from '../world/ids.ts';
import type { World } from '../world/world.ts';
import { authenticate } from './bearer.ts';
import type { Tokens } from './tokens.ts';

const idOf = (type: string, value: string) =>
	Buffer.from(`ciscospark://us/${type}/${value}`).toString('base64url');

const notFound = () => new Failure(404, 'The requested resource could not be found.');

/** What people have allowed to integrations. @see https://developer.webex.com/docs/api/v1/authorizations */
export function authorizationsApp(options: {
	readonly world: World;
	readonly tokens: Tokens;
	readonly newTrackingId: () => string;
}): Hono {
	const { world, tokens, newTrackingId } = options;
	const app = new Hono();
	const headers = () => ({ trackingid: newTrackingId() });

	function requireRight(context: Context, scope: string): void {
		const token = authenticate(context, tokens);
		const isAdmin = world.people.get(token.personId)?.isAdmin ?? false;
		if (!isAdmin || !token.scopes.includes(scope)) throw new Failure(403, missingScope);
	}

	app.get('/v1/authorizations', (context) => {
		requireRight(context, 'identity:tokens_read');
		const { personId, personEmail } = context.req.query();
		if (!personId === !personEmail) {
			throw new Failure(400, 'Specify either personId or personEmail.');
		}
		const person = personId
			? world.people.get(normaliseId('PEOPLE', personId) ?? '')
			: world.findPersonByEmail(personEmail ?? '');
		if (!person) throw notFound();
		const items = tokens.authorizations(person.id).map(({ id, clientId, created, type }) => ({
			id: idOf('AUTHORIZATION', id),
			applicationId: idOf('APPLICATION', clientId),
			applicationName: tokens.integrations.get(clientId)?.name,
			personId: person.id,
			clientId,
			created: new Date(created).toISOString(),
			type,
		}));
		return context.json({ items }, 200, headers());
	});

	app.delete('/v1/authorizations/:authorizationId', (context) => {
		requireRight(context, 'identity:tokens_write');
		const text = Buffer.from(context.req.param('authorizationId'), 'base64url').toString();
		if (!tokens.endAuthorization(text.split('/').at(-1) ?? '')) throw notFound();
		return context.body(null, 204, headers());
	});

	app.delete('/v1/authorizations', (context) => {
		requireRight(context, 'identity:tokens_write');
		const { clientId, orgId } = context.req.query();
		if (!clientId) throw new Failure(400, 'clientId is missing.');
		const organisation = orgId && normaliseId('ORGANIZATION', orgId);
		if (!tokens.integrations.has(clientId) || (orgId && organisation !== world.organisationId)) {
			throw notFound();
		}
		tokens.revokeGrants(clientId);
		return context.body(null, 204, headers());
	});

	return app;
}
