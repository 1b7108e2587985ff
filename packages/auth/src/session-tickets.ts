import { isAbortError, unlessAborted } from './abort.ts';
import type { TokenSource } from './token.ts';

/** The answer of the XML request AuthenticateUser. */
export interface SessionTicket {
	readonly sessionTicket: string;
	/** In seconds. */
	readonly timeToLive?: number;
}

const usualLife = 5400; // s
const maxMargin = 60_000; // ms

/**
 * Session tickets for the Meetings XML API, one for all callers until shortly before it ends. As with other sources,
 * `get` returns a ticket; call `refuse` when the server did not accept it.
 */
export function sessionTickets(options: {
	/** Sends AuthenticateUser, with an access token or a password. It repeats what Webex refuses for now, like a read. */
	readonly authenticate: () => Promise<SessionTicket>;
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
}): TokenSource {
	const { authenticate, now = Date.now } = options;
	let kept: { readonly value: string; readonly until: number } | undefined;
	let running: Promise<string> | undefined;

	async function renew(): Promise<string> {
		// Its life counts from the request: the createTime of the answer is by another clock.
		const asked = now();
		const { sessionTicket, timeToLive = usualLife } = await authenticate();
		const life = timeToLive * 1000;
		kept = {
			value: sessionTicket,
			until: asked + life - Math.min(maxMargin, life / 10),
		};
		return sessionTicket;
	}

	async function current(signal: AbortSignal | undefined): Promise<string> {
		// Before an exchange starts: its failure would have no caller that handles it.
		signal?.throwIfAborted();
		if (kept && now() < kept.until) return kept.value;
		running ??= renew().finally(() => {
			running = undefined;
		});
		return await unlessAborted(running, signal);
	}

	return {
		async get({ signal } = {}) {
			try {
				return await current(signal);
			} catch (error) {
				// The caller that started the exchange was cancelled: the others start another one.
				if (!isAbortError(error)) throw error;
				return await current(signal);
			}
		},
		refuse(ticket) {
			if (kept?.value === ticket) kept = undefined;
			return true;
		},
	};
}
