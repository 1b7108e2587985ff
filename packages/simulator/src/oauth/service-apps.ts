import { type Context, Hono } from 'hono';
import { Failure, missingScope, unauthorized } from '../failure.ts';
import type { World } from '../world/world.ts';
import type { AccessToken, Tokens } from './tokens.ts';

/** Tokens that no person consents to: service apps and their guests; and what a token knows of itself. */
export function serviceAppsApp(options: {
	readonly world: World;
	readonly tokens: Tokens;
	readonly newTrackingId: () => string;
}): Hono {
	const { world, tokens, newTrackingId } = options;
	const app = new Hono();
	const headers = () => ({ trackingid: newTrackingId() });

	/** @see https://developer.webex.com/docs/service-apps */
	app.post('/v1/applications/:applicationId/token', async (context) => {
		authenticate(context, 'spark:applications_token');
		const body = (await context.req.json()) as Readonly<Record<string, string>>;
		const client = tokens.integrations.get(body['clientId'] ?? '');
		if (!client || client.clientSecret !== body['clientSecret']) {
			throw new Failure(401, 'The client is unknown or its secret is wrong.');
		}
		if (client.applicationId !== context.req.param('applicationId')) {
			throw new Failure(404, 'The requested resource could not be found.');
		}
		if (body['targetOrgId'] !== world.organisationId) {
			throw new Failure(403, 'The service app is not authorized in this organization.');
		}
		const machine = world.findPersonByEmail(`${client.name}@webex.bot`);
		if (!machine) throw new Failure(404, 'The requested resource could not be found.');
		return context.json(tokens.grant(client, machine.id, client.scopes), 200, headers());
	});

	/** @see https://developer.webex.com/docs/api/v1/guest-management */
	app.post('/v1/guests/token', async (context) => {
		authenticate(context, 'guest-issuer:write');
		const { subject, displayName } = (await context.req.json()) as Readonly<Record<string, string>>;
		if (!subject || !displayName) throw new Failure(400, 'subject and displayName cannot be empty');
		const email = `${subject}@guest.webex.invalid`;
		const guest = world.findPersonByEmail(email) ?? world.addPerson({ displayName, email });
		const life = 64_799; // s
		const { value } = tokens.issueFixed({
			personId: guest.id,
			scopes: ['spark:all'],
			expiresAt: world.now() + life * 1000,
		});
		return context.json(
			{ id: guest.id, subject, displayName, email, accessToken: value, expiresIn: life },
			200,
			headers(),
		);
	});

	/** @see https://developer.webex.com/docs/api/v1/authorizations */
	app.get('/v1/authorizations/tokenExpiry', (context) => {
		const { expiresAt } = authenticate(context);
		return context.json({ exp: Number.isFinite(expiresAt) ? expiresAt : null }, 200, headers());
	});

	function authenticate(context: Context, scope?: string): AccessToken {
		const value = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
		const token = value && tokens.find(value);
		if (!token) throw new Failure(401, unauthorized);
		if (scope && !token.scopes.includes(scope)) throw new Failure(403, missingScope);
		return token;
	}

	return app;
}
