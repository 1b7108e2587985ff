import { createHash, timingSafeEqual } from 'node:crypto';
import type { Switches } from '../control/switches.ts';
import { fromTime, refill, toTime } from '../state/schemas.ts';
import { secretHex } from '../world/marked.ts';
import type { Random } from '../world/random.ts';
import type { TokensState } from './state.ts';

export interface IntegrationRecord {
	readonly name: string;
	readonly clientId: string;
	readonly clientSecret: string;
	readonly redirectUris: readonly string[];
	readonly scopes: readonly string[];
	/** Of a service app. */
	readonly applicationId?: string;
}

export interface AccessToken {
	readonly value: string;
	readonly personId: string;
	readonly scopes: readonly string[];
	/** Milliseconds since the epoch; infinite for a bot's token. */
	readonly expiresAt: number;
	readonly grant?: Grant;
	/** The integration that got it in an address, without a grant. */
	readonly clientId?: string;
	/** Milliseconds since the epoch. */
	readonly created?: number;
}

export interface Grant {
	readonly id: string;
	/** Milliseconds since the epoch. */
	readonly created: number;
	readonly clientId: string;
	readonly personId: string;
	readonly scopes: readonly string[];
	refreshToken: string;
	refreshTokenExpiresAt: number;
	revoked: boolean;
	/** The refresh token before the last rotation, and until when it still works. */
	previous?: { readonly refreshToken: string; readonly until: number };
}

export interface Code {
	readonly integration: IntegrationRecord;
	readonly redirectUri: string;
	/** Whether the application named it; then it names it again when it exchanges the code. */
	readonly isRedirectNamed?: boolean;
	/** Of a log-in; it comes back in the ID token. */
	readonly nonce?: string;
	readonly personId: string;
	readonly scopes: readonly string[];
	readonly challenge?: { readonly value: string; readonly method: string };
	/** Milliseconds since the epoch. */
	readonly expiresAt: number;
}

/** The answer of the token endpoint. */
export interface TokenAnswer {
	readonly access_token: string;
	/** Seconds. */
	readonly expires_in: number;
	readonly refresh_token?: string;
	/** Seconds. */
	readonly refresh_token_expires_in?: number;
	readonly token_type: string;
	readonly scope: string;
}

/** One entry of the list of what a person has allowed. */
export interface Authorization {
	readonly id: string;
	readonly clientId: string;
	/** Milliseconds since the epoch. */
	readonly created: number;
	readonly type: 'access' | 'refresh';
}

/** A refusal in the words of RFC 6749. */
export class OAuthFailure extends Error {
	readonly code: string;
	readonly status: number;

	constructor(code: string, description: string, status = 400) {
		super(description);
		this.code = code;
		this.status = status;
	}
}

export interface TokensOptions {
	readonly now: () => number;
	readonly random: Random;
	readonly organisation: string;
	readonly switches: Switches;
	/** Of access tokens, in seconds. */
	readonly lifetime: number;
	/** Of refresh tokens, in seconds; it begins again at each refresh. */
	readonly refreshLifetime: number;
}

/** Integrations, with all their codes and tokens. */
export class Tokens {
	readonly integrations = new Map<string, IntegrationRecord>();
	readonly #options: TokensOptions;
	readonly #codes = new Map<string, Code>();
	readonly #access = new Map<string, AccessToken>();
	readonly #grants = new Map<string, Grant>();
	#refreshes = 0;
	#repeats = 0;

	constructor(options: TokensOptions) {
		this.#options = options;
	}

	/** The number of refreshes that succeeded. */
	get refreshes(): number {
		return this.#refreshes;
	}

	/** The number of those that used a refresh token which had been replaced, within its grace period. */
	get repeats(): number {
		return this.#repeats;
	}

	register(integration: IntegrationRecord): IntegrationRecord {
		this.integrations.set(integration.clientId, integration);
		return integration;
	}

	/** A personal access token or a bot token, which cannot be refreshed. */
	issueFixed(fixed: Omit<AccessToken, 'value'>): AccessToken {
		const token = { value: this.#newToken(), ...fixed };
		this.#access.set(token.value, token);
		return token;
	}

	issueCode(code: Omit<Code, 'expiresAt'>): string {
		const value = secretHex(this.#options.random, 64);
		this.#codes.set(value, { ...code, expiresAt: this.#options.now() + 300_000 });
		return value;
	}

	/** @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3 */
	exchange(client: IntegrationRecord, form: Readonly<Record<string, string>>): TokenAnswer {
		const code = this.#codes.get(form['code'] ?? '');
		// Single use, also when the exchange fails.
		this.#codes.delete(form['code'] ?? '');
		if (!code || code.integration !== client || code.expiresAt < this.#options.now()) {
			throw new OAuthFailure('invalid_grant', 'The code is unknown, used or expired.');
		}
		const { redirectUri, isRedirectNamed = true } = code;
		const isSame = form['redirect_uri'] === redirectUri;
		if (!isSame && (isRedirectNamed || form['redirect_uri'] !== undefined)) {
			throw new OAuthFailure('invalid_grant', 'The redirect_uri is not the one of the code.');
		}
		if (code.challenge && !matches(code.challenge, form['code_verifier'] ?? '')) {
			throw new OAuthFailure('invalid_grant', 'The code_verifier does not match.');
		}
		return this.grant(client, code.personId, code.scopes);
	}

	/** Tokens for what a person or an administrator has consented to. */
	grant(client: IntegrationRecord, personId: string, scopes: readonly string[]): TokenAnswer {
		const refreshToken = this.#newToken();
		const grant: Grant = {
			id: idFrom(refreshToken),
			created: this.#options.now(),
			clientId: client.clientId,
			personId,
			scopes,
			refreshToken,
			refreshTokenExpiresAt: this.#options.now() + this.#options.refreshLifetime * 1000,
			revoked: false,
		};
		this.#grants.set(grant.refreshToken, grant);
		return this.#answer(grant, true);
	}

	/** @see https://www.rfc-editor.org/rfc/rfc6749#section-6 */
	refresh(client: IntegrationRecord, form: Readonly<Record<string, string>>): TokenAnswer {
		const { now, refreshLifetime, switches } = this.#options;
		const grant = this.#grants.get(form['refresh_token'] ?? '');
		if (
			!grant ||
			grant.revoked ||
			grant.clientId !== client.clientId ||
			!this.#accepts(grant, form['refresh_token'] ?? '')
		) {
			throw new OAuthFailure(
				'invalid_grant',
				'The refresh token provided is expired, revoked, malformed, or invalid.',
			);
		}
		// Within the grace period the answer repeats the new refresh token.
		const isRepeated = form['refresh_token'] !== grant.refreshToken;
		if (isRepeated) this.#repeats += 1;
		if (switches.refreshToken === 'rotated' && !isRepeated) {
			const until = now() + switches.refreshTokenGrace * 1000;
			grant.previous = { refreshToken: grant.refreshToken, until };
			grant.refreshToken = this.#newToken();
			this.#grants.set(grant.refreshToken, grant);
		}
		grant.refreshTokenExpiresAt = now() + refreshLifetime * 1000;
		this.#refreshes += 1;
		return this.#answer(grant, switches.refreshToken !== 'omitted');
	}

	#accepts(grant: Grant, refreshToken: string): boolean {
		const now = this.#options.now();
		if (refreshToken === grant.refreshToken) return now <= grant.refreshTokenExpiresAt;
		return refreshToken === grant.previous?.refreshToken && now < grant.previous.until;
	}

	#answer(grant: Grant, withRefreshToken: boolean): TokenAnswer {
		const { lifetime, now, refreshLifetime } = this.#options;
		const access: AccessToken = {
			value: this.#newToken(),
			personId: grant.personId,
			scopes: grant.scopes,
			expiresAt: now() + lifetime * 1000,
			created: now(),
			grant,
		};
		this.#access.set(access.value, access);
		return {
			access_token: access.value,
			expires_in: lifetime,
			...(withRefreshToken && {
				refresh_token: grant.refreshToken,
				refresh_token_expires_in: refreshLifetime,
			}),
			token_type: 'Bearer',
			scope: grant.scopes.join(' '),
		};
	}

	/** @see https://www.rfc-editor.org/rfc/rfc7009 */
	revoke(value: string): void {
		const grant = this.#grants.get(value);
		if (grant) grant.revoked = true;
		this.#access.delete(value);
	}

	/** Oldest first. */
	grants(): Grant[] {
		return [...new Set(this.#grants.values())];
	}

	/** As when a person removes the integration from the account. `false` for an ID that is not known. */
	revokeGrant(id: string): boolean {
		const found = this.grants().find((grant) => grant.id === id);
		if (found) found.revoked = true;
		return found !== undefined;
	}

	/** Ends every grant, or those of one integration, as when a person removes it from the account. */
	revokeGrants(clientId?: string): void {
		const isMeant = (id: string | undefined) => clientId === undefined || id === clientId;
		for (const grant of this.#grants.values()) if (isMeant(grant.clientId)) grant.revoked = true;
		for (const [value, { grant, clientId: owner }] of this.#access) {
			const integration = grant?.clientId ?? owner;
			if (integration && isMeant(integration)) this.#access.delete(value);
		}
	}

	/** An access token without a refresh token, which the address of the application carries. */
	issueImplicit({ clientId }: IntegrationRecord, personId: string, scopes: readonly string[]) {
		const { lifetime, now } = this.#options;
		const expiresAt = now() + lifetime * 1000;
		const { value } = this.issueFixed({ personId, scopes, expiresAt, clientId, created: now() });
		return {
			access_token: value,
			token_type: 'Bearer',
			expires_in: String(lifetime),
			scope: scopes.join(' '),
		};
	}

	/** The nonce with which a code was asked for. */
	nonceOf(code: string): string | undefined {
		return this.#codes.get(code)?.nonce;
	}

	/** @throws OAuthFailure when the access token has ended. */
	holderOf(value: string): Pick<AccessToken, 'personId' | 'scopes'> {
		const found = this.find(value) ?? this.#access.get(value);
		if (!found) throw new OAuthFailure('invalid_grant', 'The access token has ended.');
		return found;
	}

	/** What a person has allowed to integrations: refresh tokens, and access tokens that live. */
	authorizations(personId: string): Authorization[] {
		const now = this.#options.now();
		const grants = [...new Set(this.#grants.values())]
			.filter((grant) => !grant.revoked && grant.refreshTokenExpiresAt > now)
			.filter((grant) => grant.personId === personId)
			.map(({ id, clientId, created }) => ({ id, clientId, created, type: 'refresh' as const }));
		const access = [...this.#access.values()]
			.filter((token) => token.personId === personId && this.find(token.value))
			.flatMap(({ value, created, clientId, grant }) => {
				const owner = grant?.clientId ?? clientId;
				if (!owner || created === undefined) return [];
				return [{ id: idFrom(value), clientId: owner, created, type: 'access' as const }];
			});
		return [...grants, ...access];
	}

	/** Ends a refresh token with all its access tokens, or one access token; `false` when there is none of this ID. */
	endAuthorization(id: string): boolean {
		const grants = [...this.#grants.values()].filter((each) => each.id === id && !each.revoked);
		for (const grant of grants) grant.revoked = true;
		const access = [...this.#access.keys()].filter((value) => idFrom(value) === id);
		for (const value of access) this.#access.delete(value);
		return grants.length + access.length > 0;
	}

	/** Ends every access token of an integration at once; how many of them still worked. */
	expireAccessTokens(): number {
		const ended = [...this.#access.values()].filter(({ grant, clientId }) => grant ?? clientId);
		const alive = ended.filter(({ value }) => this.find(value)).length;
		for (const { value } of ended) this.#access.delete(value);
		return alive;
	}

	find(value: string): AccessToken | undefined {
		const token = this.#access.get(value);
		const isAlive = token && token.expiresAt > this.#options.now() && !token.grant?.revoked;
		return isAlive ? token : undefined;
	}

	/** Everything as plain JSON. */
	save(): TokensState {
		/** Also those refresh tokens that were replaced. */
		const refreshTokens = new Map<Grant, string[]>();
		for (const [value, grant] of this.#grants) {
			const values = refreshTokens.get(grant);
			if (values) values.push(value);
			else refreshTokens.set(grant, [value]);
		}
		const places = new Map([...refreshTokens.keys()].map((grant, index) => [grant, index]));
		return {
			integrations: [...this.integrations.values()],
			grants: [...refreshTokens].map(([grant, values]) => ({ ...grant, refreshTokens: values })),
			access: [...this.#access.values()].map(({ grant, expiresAt, ...token }) => ({
				...token,
				expiresAt: toTime(expiresAt),
				...(grant && { grant: places.get(grant) }),
			})),
			codes: [...this.#codes].map(([value, { integration, ...code }]) => ({
				...code,
				value,
				clientId: integration.clientId,
			})),
			refreshes: this.#refreshes,
			repeats: this.#repeats,
		};
	}

	/** Puts back what was saved, in place of everything. */
	load({ integrations, grants: saved, access, codes, refreshes, repeats }: TokensState): void {
		refill(
			this.integrations,
			integrations.map((each) => [each.clientId, each]),
		);
		const grants = saved.map(({ refreshTokens, ...grant }) => ({ refreshTokens, grant }));
		refill(
			this.#grants,
			grants.flatMap(({ refreshTokens, grant }) =>
				refreshTokens.map((value): [string, Grant] => [value, grant]),
			),
		);
		refill(
			this.#access,
			access.map(({ expiresAt, grant: index, ...token }) => {
				const grant = index === undefined ? undefined : grants[index]?.grant;
				return [token.value, { ...token, expiresAt: fromTime(expiresAt), ...(grant && { grant }) }];
			}),
		);
		refill(
			this.#codes,
			codes.flatMap(({ value, clientId, ...code }) => {
				const integration = this.integrations.get(clientId);
				return integration ? [[value, { ...code, integration }]] : [];
			}),
		);
		this.#refreshes = refreshes;
		this.#repeats = repeats;
	}

	/** The layout of tokens that were seen in use: random text, a cluster, the organisation. */
	#newToken(): string {
		const { organisation, random } = this.#options;
		return `${Buffer.from(random.hex(60)).toString('base64url')}_PF84_${organisation}`;
	}
}

/** Made from the token, so that no random number is drawn for it. */
const idFrom = (token: string): string =>
	createHash('sha256')
		.update(token)
		.digest('hex')
		.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

function matches(challenge: { value: string; method: string }, verifier: string): boolean {
	const given =
		challenge.method === 'S256'
			? createHash('sha256').update(verifier).digest('base64url')
			: verifier;
	const [one, other] = [Buffer.from(given), Buffer.from(challenge.value)];
	return one.length === other.length && timingSafeEqual(one, other);
}
