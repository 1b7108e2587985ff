/** What a token endpoint gave, with absolute times. */
export interface Token {
	readonly accessToken: string;
	/** Milliseconds since the epoch; absent when the answer named no life. */
	readonly expiresAt?: number;
	/** When it was issued, in milliseconds since the epoch. */
	readonly issuedAt: number;
	readonly refreshToken?: string;
	readonly refreshTokenExpiresAt?: number;
	/** The scopes that were granted, where the answer lists them. */
	readonly scopes?: readonly string[];
}

/** Gives access tokens to whoever sends requests. */
export interface TokenSource {
	/** An access token that should work now. */
	get(options?: { readonly signal?: AbortSignal }): Promise<string>;
	/** The server answered 401 to this access token. Resolves to whether another one can be had. */
	refuse(accessToken: string): boolean;
}

/** Where a token is kept between uses. */
export interface TokenStore {
	load(): Promise<Token | undefined>;
	/** Resolves once the token would survive a crash. */
	save(token: Token): Promise<void>;
}
