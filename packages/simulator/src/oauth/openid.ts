import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { Switches } from '../control/switches.ts';
import { Failure, missingScope } from '../failure.ts';
import { valueOfId } from '../world/ids.ts';
import type { PersonRecord, World } from '../world/world.ts';
import { authenticate } from './bearer.ts';
import type { Tokens } from './tokens.ts';

/** They need not be registered on an integration. */
export const openidScopes: readonly string[] = ['openid', 'email', 'profile', 'phone', 'address'];

const idTokenLife = 3600; // s
const keyId = 'simulator';

export interface IdTokenRequest {
	readonly personId: string;
	readonly clientId: string;
	readonly scopes: readonly string[];
	/** Of the simulator, as the client reaches it. */
	readonly origin: string;
	readonly nonce?: string | undefined;
	/** Beside which the ID token is sent to a browser. */
	readonly accessToken?: string | undefined;
}

/** Who a person is, for "log in with Webex". @see https://developer.webex.com/docs/login-with-webex */
export class OpenId {
	readonly #world: World;
	readonly #switches: Switches;
	#keys: Promise<{ readonly privateKey: CryptoKey; readonly jwk: JWK }> | undefined;

	constructor(world: World, switches: Switches) {
		this.#world = world;
		this.#switches = switches;
	}

	issuer(origin: string): string {
		return `${origin}${this.#switches.openidIssuer === 'api' ? '/v1' : '/idb'}`;
	}

	/** With the claims that the scopes allow. */
	async idToken(request: IdTokenRequest): Promise<string> {
		const { personId, clientId, scopes, origin, nonce, accessToken } = request;
		const { privateKey } = await this.#signing();
		const seconds = Math.floor(this.#world.now() / 1000);
		return await new SignJWT({
			...this.claims(personId, scopes),
			auth_time: seconds,
			...(nonce && { nonce }),
			...(accessToken && { at_hash: halfHash(accessToken) }),
		})
			.setProtectedHeader({ alg: 'RS256', kid: keyId, typ: 'JWT' })
			.setIssuer(this.issuer(origin))
			.setAudience(clientId)
			.setIssuedAt(seconds)
			.setExpirationTime(seconds + idTokenLife)
			.sign(privateKey);
	}

	/** @see https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims */
	claims(personId: string, scopes: readonly string[]) {
		const person = this.#world.people.get(personId);
		if (!person) throw new Failure(404, 'The requested resource could not be found.');
		return {
			sub: valueOfId(personId),
			...(scopes.includes('profile') && profile(person)),
			...(scopes.includes('email') && { email: person.email, email_verified: true }),
			...(scopes.includes('phone') && phone(person)),
		};
	}

	async keys(): Promise<{ readonly keys: readonly JWK[] }> {
		return { keys: [(await this.#signing()).jwk] };
	}

	#signing() {
		this.#keys ??= generateKeyPair('RS256').then(async ({ privateKey, publicKey }) => ({
			privateKey,
			jwk: { ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid: keyId },
		}));
		return this.#keys;
	}
}

function profile({ displayName, email, created }: PersonRecord) {
	const [first = '', ...rest] = displayName.split(' ');
	return {
		name: displayName,
		given_name: first,
		...(rest.length > 0 && { family_name: rest.join(' ') }),
		nickname: first,
		preferred_username: email,
		updated_at: Math.floor(Date.parse(created) / 1000),
	};
}

function phone({ details }: PersonRecord) {
	const numbers: unknown = details?.['phoneNumbers'];
	const [first] = Array.isArray(numbers) ? (numbers as { readonly value?: string }[]) : [];
	return first?.value ? { phone_number: first.value } : {};
}

const halfHash = (text: string) =>
	createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');

/** Discovery, keys and claims. */
export function openidApp(options: {
	readonly world: World;
	readonly tokens: Tokens;
	readonly openId: OpenId;
}): Hono {
	const { world, tokens, openId } = options;
	const app = new Hono();
	const originOf = (context: Context) => new URL(context.req.url).origin;

	app.get('/v1/.well-known/openid-configuration', (context) => {
		const origin = originOf(context);
		return context.json({
			issuer: openId.issuer(origin),
			authorization_endpoint: `${origin}/v1/authorize`,
			token_endpoint: `${origin}/v1/access_token`,
			userinfo_endpoint: `${origin}/v1/userinfo`,
			jwks_uri: `${origin}/v1/verification`,
			revocation_endpoint: `${origin}/idb/oauth2/v1/revoke`,
			scopes_supported: openidScopes,
			response_types_supported: ['code', 'token', 'id_token', 'id_token token'],
			response_modes_supported: ['query', 'fragment'],
			grant_types_supported: ['authorization_code', 'implicit', 'refresh_token'],
			subject_types_supported: ['public'],
			id_token_signing_alg_values_supported: ['RS256'],
			token_endpoint_auth_methods_supported: ['client_secret_basic'],
			code_challenge_methods_supported: ['plain', 'S256'],
		});
	});

	/** @see https://openid.net/specs/openid-connect-discovery-1_0.html#IssuerDiscovery */
	app.get('/v1/.well-known/webfinger', (context) => {
		const { resource = '' } = context.req.query();
		if (!world.findPersonByEmail(resource.replace(/^acct:/, ''))) {
			throw new Failure(404, 'The requested resource could not be found.');
		}
		const rel = 'http://openid.net/specs/connect/1.0/issuer';
		const links = [{ rel, href: openId.issuer(originOf(context)) }];
		return context.json({ subject: resource, links });
	});

	app.get('/v1/verification', async (context) => context.json(await openId.keys()));

	app.on(['GET', 'POST'], '/v1/userinfo', (context) => {
		const { personId, scopes } = authenticate(context, tokens);
		if (!scopes.includes('openid')) throw new Failure(403, missingScope);
		return context.json(openId.claims(personId, scopes));
	});

	return app;
}
