import {
	type HttpRequest,
	type HttpResponse,
	hasStatus,
	isLasting,
	type Transport,
	timeoutCodes,
	type WebexApiError,
	WebexConnectionError,
	WebexResponseError,
} from '@webex-nodes/http';
import { unlessAborted } from './abort.ts';
import { createClock } from './clock.ts';
import { WebexAuthorizationError } from './errors.ts';
import { readToken } from './grants/endpoint.ts';
import type { Token, TokenSource, TokenStore } from './token.ts';

/** How tokens of a grant are refreshed. */
export interface RefreshGrant {
	/** One request for each form of the refresh token that the server may expect, in the order to try. */
	readonly refreshRequests: (refreshToken: string) => readonly HttpRequest[];
}

export type TokenEvent =
	| { readonly kind: 'refreshed'; readonly expiresAt: number }
	/** A grant that is not used before then is lost. */
	| { readonly kind: 'refresh token ends soon'; readonly at: number };

export interface RefreshingTokensOptions {
	readonly grant: RefreshGrant;
	readonly store: TokenStore;
	/** Without a bearer: requests to the token endpoint carry the client's secret instead. */
	readonly transport: Transport;
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
	readonly onEvent?: (event: TokenEvent) => void;
}

/** A token that is about to expire counts as expired: by a share of its life, and at most by this many milliseconds. */
const marginShare = 0.1;
const maxMargin = 300_000;
/** When to warn that a refresh token ends. In milliseconds. */
const warnAhead = 14 * 24 * 3600_000;

/**
 * A source whose tokens are refreshed before they expire. One refresh runs at a time, for all callers in all processes
 * that share the store. The new token is stored before a caller gets it; the old refresh token stays when the answer
 * has no new one.
 */
export function refreshingTokens({
	grant,
	store,
	transport,
	now,
	onEvent = () => {},
}: RefreshingTokensOptions): TokenSource {
	const clock = createClock(now);
	let known: Token | undefined;
	let refused: string | undefined;
	let running: Promise<Token> | undefined;
	let answerWasLost = false;

	const isUsable = (token: Token): boolean => {
		if (token.accessToken === refused) return false;
		const margin = Math.min((token.expiresAt - token.issuedAt) * marginShare, maxMargin);
		return clock.now() < token.expiresAt - margin;
	};

	async function current(): Promise<Token> {
		if (known && isUsable(known)) return known;
		const stored = await store.load();
		known = stored && isUsable(stored) ? stored : await store.exclusively(refreshUnlessDone);
		warn(known);
		return known;
	}

	/** Another process may have refreshed while this one waited. */
	async function refreshUnlessDone(): Promise<Token> {
		const stored = await store.load();
		if (!stored) throw new WebexAuthorizationError('There is no Webex token yet: authorise first');
		if (isUsable(stored)) return stored;
		if (!stored.refreshToken) {
			throw new WebexAuthorizationError(
				'The Webex access token has expired and there is no refresh token: authorise again',
			);
		}
		const kept = stored.renewedBy(await refresh(stored.refreshToken));
		await store.save(kept);
		refused = undefined;
		answerWasLost = false;
		onEvent({ kind: 'refreshed', expiresAt: kept.expiresAt });
		return kept;
	}

	async function refresh(refreshToken: string): Promise<Token> {
		let refusal: WebexApiError | undefined;
		for (const request of grant.refreshRequests(refreshToken)) {
			const response = await send(request);
			clock.observe(response);
			try {
				return readToken(request, response, clock.now());
			} catch (error) {
				// 429, 5xx and web pages are temporary: the grant is still good.
				if (!isFinal(error)) throw error;
				refusal ??= error;
			}
		}
		throw new WebexAuthorizationError(explainRefusal(refusal?.reason), refusal);
	}

	/** An answer that was lost may have held a new refresh token: asking again at once can still bring it. */
	async function send(request: HttpRequest): Promise<HttpResponse> {
		try {
			return readWhole(request, await transport(request));
		} catch (error) {
			if (!WebexConnectionError.is(error) && !WebexResponseError.is(error)) throw error;
			answerWasLost = true;
			// It has taken minutes, or the transport has tried again already.
			if (WebexConnectionError.is(error) && !isWorthAnother(error)) throw error;
			return await transport(request);
		}
	}

	function explainRefusal(reason = 'no reason'): string {
		return answerWasLost
			? `The answer to a refresh was lost, and Webex had already replaced the refresh token: authorise again. It said: ${reason}`
			: `Webex no longer accepts the refresh token: authorise again. It said: ${reason}`;
	}

	function warn({ refreshTokenExpiresAt: at }: Token): void {
		if (clock.now() > at - warnAhead) onEvent({ kind: 'refresh token ends soon', at });
	}

	return {
		async get({ signal } = {}) {
			for (;;) {
				// Before a refresh starts: its failure would have no caller that handles it.
				signal?.throwIfAborted();
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

const isWorthAnother = ({ code, waited }: WebexConnectionError): boolean =>
	!waited && code !== timeoutCodes.duration && !isLasting(code);

const isFinal = (error: unknown): error is WebexApiError => hasStatus(error, 400, 401);

/** A body that ends too early counts as lost. */
function readWhole(request: HttpRequest, response: HttpResponse): HttpResponse {
	if (response.status === 200) readToken(request, response, 0);
	return response;
}
