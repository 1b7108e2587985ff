import type { Middleware } from '@webex-nodes/http';

export interface ServerClock {
	/** Reads the `Date` of each answer, failures included. */
	readonly observe: Middleware;
	/**
	 * In milliseconds since the epoch, up to a second behind, for `Date` has whole seconds. `undefined` before the first
	 * answer that has one.
	 */
	readonly time: () => number | undefined;
}

/** Webex's clock: that of this machine may be minutes ahead or behind. */
export function serverClock(): ServerClock {
	let latest: { readonly date: number; readonly seenAt: number } | undefined;
	return {
		observe: (next) => async (request) => {
			const response = await next(request);
			const date = Date.parse(response.headers['date'] ?? '');
			if (!Number.isNaN(date)) latest = { date, seenAt: performance.now() };
			return response;
		},
		time: () => latest && latest.date + Math.floor(performance.now() - latest.seenAt),
	};
}
