import { Hono } from 'hono';
import { z } from 'zod';
import { readJson } from '../body.ts';
import { Failure, missingScope } from '../failure.ts';
import type { World } from '../world/world.ts';
import { authenticate } from './bearer.ts';
import type { AccessToken, Tokens } from './tokens.ts';

const TokenRequest = z.object({
	clientId: z.string(),
	clientSecret: z.string(),
	targetOrgId: z.string(),
});

const GuestRequest = z.object({ subject: z.string().min(1), displayName: z.string().min(1) });

const guestDomain = '@guest.webex.invalid';
const guestTokenLife = 64_799; // s

/** Tokens of service apps and of their guests, to which no person consents; and when a token expires. */
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
		requireScope(authenticate(context, tokens), 'spark:applications_token');
		const { clientId, clientSecret, targetOrgId } = await readJson(context, TokenRequest);
		const client = tokens.integrations.get(clientId);
		if (!client || client.clientSecret !== clientSecret) {
			throw new Failure(401, 'The client is unknown or its secret is wrong.');
		}
		if (client.applicationId !== context.req.param('applicationId')) {
			throw new Failure(404, 'The requested resource could not be found.');
		}
		if (targetOrgId !== world.organisationId) {
			throw new Failure(403, 'The service app is not authorized in this organization.');
		}
		const account = world.findPersonByEmail(`${client.name}@webex.bot`);
		if (!account) throw new Failure(404, 'The requested resource could not be found.');
		return context.json(tokens.grant(client, account.id, client.scopes), 200, headers());
	});

	/** @see https://developer.webex.com/docs/api/v1/guest-management */
	app.post('/v1/guests/token', async (context) => {
		requireScope(authenticate(context, tokens), 'guest-issuer:write');
		const { subject, displayName } = await readJson(context, GuestRequest);
		const email = `${subject}${guestDomain}`;
		const guest = world.findPersonByEmail(email) ?? world.addPerson({ displayName, email });
		const { value } = tokens.issueFixed({
			personId: guest.id,
			scopes: ['spark:all'],
			expiresAt: world.now() + guestTokenLife * 1000,
		});
		return context.json(
			{
				id: guest.id,
				subject,
				displayName,
				email,
				accessToken: value,
				expiresIn: guestTokenLife,
			},
			200,
			headers(),
		);
	});

	/** The number alone, as plain text. */
	app.get('/v1/guests/count', (context) => {
		requireScope(authenticate(context, tokens), 'guest-issuer:read');
		const guests = [...world.people.values()].filter(({ email }) => email.endsWith(guestDomain));
		return context.text(String(guests.length), 200, headers());
	});

	/** @see https://developer.webex.com/docs/api/v1/authorizations */
	app.get('/v1/authorizations/tokenExpiry', (context) => {
		const { expiresAt } = authenticate(context, tokens);
		return context.json({ exp: Number.isFinite(expiresAt) ? expiresAt : null }, 200, headers());
	});

	return app;
}

function requireScope({ scopes }: AccessToken, scope: string): void {
	if (!scopes.includes(scope)) throw new Failure(403, missingScope);
}
