import {
	type HttpRequest,
	type HttpResponse,
	type Transport,
	WebexApiError,
} from '@webex-nodes/http';
import { WebexAuthorizationError } from './errors.ts';
import { type Integration, readToken, refreshRequest } from './grants/integration.ts';
import type { Token, TokenSource, TokenStore } from './token.ts';

export interface RefreshingTokensOptions {
	readonly integration: Integration;
	readonly store: TokenStore;
	/** Without a bearer: the token endpoint takes the client's secret. */
	readonly transport: Transport;
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
}

/** Clocks differ and requests take time: a token that is about to expire counts as expired. In milliseconds. */
const longestMargin = 300_000;
const marginShare = 0.1;

/**
 * Tokens of an integration. However many callers ask, one refresh runs at a time; the new token is stored before
 * anyone gets it; the old refresh token stays when no new one comes.
 */
export function refreshingTokens({
	integration,
	store,
	transport,
	now = Date.now,
}: RefreshingTokensOptions): TokenSource {
	let refused: string | undefined;
	let running: Promise<Token> | undefined;

	const isUsable = (token: Token): boolean => {
		if (token.accessToken === refused) return false;
		if (token.expiresAt === undefined) return true;
		const life = token.expiresAt - token.issuedAt;
		return now() < token.expiresAt - Math.min(life * marginShare, longestMargin);
	};

	async function current(): Promise<Token> {
		const token = await store.load();
		if (!token) throw new WebexAuthorizationError('There is no Webex token yet: authorise first');
		return isUsable(token) ? token : await refresh(token);
	}

	async function refresh(token: Token): Promise<Token> {
		const { refreshToken } = token;
		if (!refreshToken) {
			throw new WebexAuthorizationError(
				'The Webex access token has expired and there is no refresh token: authorise again',
			);
		}
		const request = refreshRequest({ ...integration, refreshToken });
		const fresh = read(request, await transport(request));
		const kept = {
			...fresh,
			refreshToken: fresh.refreshToken ?? refreshToken,
			...(!fresh.refreshTokenExpiresAt &&
				token.refreshTokenExpiresAt && { refreshTokenExpiresAt: token.refreshTokenExpiresAt }),
		};
		await store.save(kept);
		refused = undefined;
		return kept;
	}

	function read(request: HttpRequest, response: HttpResponse): Token {
		try {
			return readToken(request, response, now());
		} catch (error) {
			// 429, 5xx and lost answers are passing: the grant is still good.
			if (WebexApiError.is(error) && (error.status === 400 || error.status === 401)) {
				throw new WebexAuthorizationError(
					`Webex no longer accepts the refresh token: authorise again. It said: ${error.reason}`,
					error,
				);
			}
			throw error;
		}
	}

	return {
		async get({ signal } = {}) {
			for (;;) {
				running ??= current().finally(() => {
					running = undefined;
				});
				const { accessToken } = await unlessAborted(running, signal);
				// It may have been read from the store just before another caller was refused.
				if (accessToken !== refused) return accessToken;
			}
		},
		refuse(accessToken) {
			refused = accessToken;
			return true;
		},
	};
}

/** Whoever gives up waiting must not end a refresh that others wait for. */
async function unlessAborted<Value>(promise: Promise<Value>, signal?: AbortSignal): Promise<Value> {
	if (!signal) return await promise;
	signal.throwIfAborted();
	let stop = () => {};
	const aborted = new Promise<never>((_, reject) => {
		stop = () => reject(signal.reason);
	});
	signal.addEventListener('abort', stop, { once: true });
	try {
		return await Promise.race([promise, aborted]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}
