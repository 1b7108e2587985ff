/** The plain form of a token, for stores. It holds secrets. */
export interface TokenFields {
	readonly accessToken: string;
	/** When it was issued, in milliseconds since the epoch. */
	readonly issuedAt: number;
	/** Milliseconds since the epoch; absent when the answer named no life. */
	readonly expiresAt?: number;
	readonly refreshToken?: string;
	readonly refreshTokenExpiresAt?: number;
	/** The scopes that were granted, where the answer lists them. */
	readonly scopes?: readonly string[];
}

/** The answer of a token endpoint. Printing it or turning it into JSON shows when it ends, and no secret. */
export class Token implements TokenFields {
	readonly #fields: TokenFields;

	constructor(fields: TokenFields) {
		this.#fields = fields;
	}

	get accessToken(): string {
		return this.#fields.accessToken;
	}

	get refreshToken(): string {
		return this.#fields.refreshToken ?? '';
	}

	get issuedAt(): number {
		return this.#fields.issuedAt;
	}

	get expiresAt(): number {
		return this.#fields.expiresAt ?? Number.POSITIVE_INFINITY;
	}

	get refreshTokenExpiresAt(): number {
		return this.#fields.refreshTokenExpiresAt ?? Number.POSITIVE_INFINITY;
	}

	get scopes(): readonly string[] {
		return this.#fields.scopes ?? [];
	}

	/** This token after a refresh: fields that are missing in the answer stay, as far as they are still true. */
	renewedBy(fresh: Token): Token {
		const { refreshToken, refreshTokenExpiresAt, scopes } = this.#fields;
		const isSame = !fresh.refreshToken || fresh.refreshToken === refreshToken;
		return new Token({
			...(refreshToken && { refreshToken }),
			...(isSame && refreshTokenExpiresAt !== undefined && { refreshTokenExpiresAt }),
			...(scopes && { scopes }),
			...fresh.#fields,
		});
	}

	/** With the secrets: for stores only. */
	reveal(): TokenFields {
		return this.#fields;
	}

	toJSON(): object {
		const { issuedAt, expiresAt, refreshTokenExpiresAt, scopes } = this.#fields;
		return { issuedAt, expiresAt, refreshTokenExpiresAt, scopes };
	}

	[Symbol.for('nodejs.util.inspect.custom')](): object {
		return { Token: this.toJSON() };
	}
}

/** Returns access tokens to code that sends requests. */
export interface TokenSource {
	/** Returns an access token that should work now. Rejects with the reason of the signal when it is aborted. */
	get(options?: { readonly signal?: AbortSignal }): Promise<string>;
	/** Call it when the server answered 401 to this access token. Returns whether `get` can return another one. */
	refuse(accessToken: string): boolean;
	/** A sentence for the person, for when the token is refused and there is no other one. */
	readonly whenRefused?: string;
}

/** Where a token is kept between uses; several processes may share one. */
export interface TokenStore {
	load(): Promise<Token | undefined>;
	/** Resolves once the token would survive a crash; `undefined` forgets the one that is there. */
	save(token: Token | undefined): Promise<void>;
	/** Runs the work while no other user of the store runs theirs, in any process. */
	exclusively<Result>(work: () => Promise<Result>): Promise<Result>;
}
