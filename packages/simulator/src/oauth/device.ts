import { Hono } from 'hono';
import type { Switches } from '../control/switches.ts';
import { Failure, failureBody } from '../failure.ts';
import { secretHex } from '../world/marked.ts';
import type { World } from '../world/world.ts';
import { authenticateClient, readForm, refusalBody } from './form.ts';
import { refusalPage, verifiedPage, verifyPage } from './page.ts';
import { type IntegrationRecord, OAuthFailure, type Tokens } from './tokens.ts';

interface Pending {
	readonly client: IntegrationRecord;
	readonly userCode: string;
	readonly scopes: readonly string[];
	/** Milliseconds since the epoch. */
	readonly expiresAt: number;
	askedAt: number;
	/** The person who consented; `null` when they refused. */
	personId?: string | null;
}

const life = 300; // s
const interval = 2; // s

/** The documentation wants these redirect addresses on an integration that uses the device grant. */
const helperAddress =
	/^https:\/\/oauth-helper-[arkd]\.wbx2\.com\/helperservice\/v1\/actions\/device\/callback$/;

/** @see https://developer.webex.com/docs/login-with-webex (device grant) */
export function deviceApp(options: {
	readonly world: World;
	readonly tokens: Tokens;
	readonly switches: Switches;
	readonly newTrackingId: () => string;
}): Hono {
	const { world, tokens, switches, newTrackingId } = options;
	const pending = new Map<string, Pending>();
	const app = new Hono();

	app.post('/v1/device/authorize', async (context) => {
		const form = await readForm(context);
		const client = tokens.integrations.get(form['client_id'] ?? '');
		const scopes = (form['scope'] ?? '').split(/\s+/).filter(Boolean);
		if (!client) throw new Failure(400, 'Client Id is invalid');
		if (scopes.length === 0 || scopes.some((scope) => !client.scopes.includes(scope))) {
			throw new Failure(400, 'Scope is invalid');
		}
		const isRegistered = client.redirectUris.some((address) => helperAddress.test(address));
		if (switches.deviceRedirects === 'required' && !isRegistered) {
			throw new Failure(400, 'The redirect URI of the device grant is not registered');
		}
		const deviceCode = secretHex(world.random, 64);
		const userCode = String(100_000 + Math.floor(world.random.next() * 900_000));
		pending.set(deviceCode, {
			client,
			userCode,
			scopes,
			expiresAt: world.now() + life * 1000,
			askedAt: Number.NEGATIVE_INFINITY,
		});
		const verify = `${new URL(context.req.url).origin}/verify`;
		return context.json({
			device_code: deviceCode,
			expires_in: life,
			user_code: userCode,
			verification_uri: verify,
			verification_uri_complete: `${verify}?userCode=${userCode}`,
			interval,
		});
	});

	app.get('/verify', (context) =>
		context.html(
			verifyPage(
				[...world.people.values()].filter(({ type }) => type === 'person'),
				context.req.query('userCode') ?? '',
			),
		),
	);

	app.post('/verify', async (context) => {
		const form = await readForm(context);
		const found = [...pending.values()].find(
			({ userCode, expiresAt }) => userCode === form['userCode'] && world.now() < expiresAt,
		);
		if (!found) return context.html(refusalPage('The code is unknown or has expired.'), 400);
		const accepts = form['decision'] === 'accept' && world.people.has(form['person'] ?? '');
		found.personId = accepts ? (form['person'] ?? null) : null;
		return context.html(verifiedPage(accepts));
	});

	app.post('/v1/device/token', async (context) => {
		const form = await readForm(context);
		try {
			const client = authenticateClient(tokens, context.req.header('authorization'), form);
			const code = form['device_code'] ?? '';
			const { scopes, personId } = check(pending.get(code), client);
			pending.delete(code);
			return context.json(tokens.grant(client, personId, scopes), 200, {
				'cache-control': 'no-store',
			});
		} catch (error) {
			if (!(error instanceof OAuthFailure)) throw error;
			const trackingId = newTrackingId();
			const isPending = error.code === 'authorization_pending';
			const isOAuth = switches.deviceRefusals === 'oauth';
			const status = isPending && !isOAuth ? 428 : error.status;
			const body = isOAuth
				? refusalBody(error, 'oauth', trackingId)
				: failureBody(error.code, trackingId);
			return Response.json(body, { status, headers: { trackingid: trackingId } });
		}
	});

	function check(found: Pending | undefined, client: IntegrationRecord) {
		if (!found || found.client !== client) {
			throw new OAuthFailure('invalid_grant', 'The device code is unknown or was used.');
		}
		if (world.now() >= found.expiresAt) {
			throw new OAuthFailure('expired_token', 'The device code has expired.');
		}
		const isTooEarly = world.now() - found.askedAt < interval * 1000;
		found.askedAt = world.now();
		if (isTooEarly) throw new OAuthFailure('slow_down', 'The question came too early.');
		if (found.personId === undefined) {
			throw new OAuthFailure('authorization_pending', 'The person has not answered yet.');
		}
		if (found.personId === null) throw new OAuthFailure('access_denied', 'The person refused.');
		return { scopes: found.scopes, personId: found.personId };
	}

	return app;
}
