import { Failure } from '../failure.ts';

/** How often an account may call an endpoint. Webex has such limits, and does not publish their numbers. */
export interface RateLimit {
	readonly requests: number;
	/** The limit counts anew after this time. */
	readonly seconds: number;
}

interface Window {
	readonly begun: number;
	count: number;
}

/** Limits how fast requests may be sent; no limit by default. */
export class Rates {
	limit: RateLimit | undefined;
	/** The number of requests that were refused. */
	refused = 0;
	readonly #now: () => number;
	/** By account and endpoint. */
	readonly #windows = new Map<string, Window>();

	constructor(now: () => number) {
		this.#now = now;
	}

	/**
	 * Counts a request.
	 * @throws Failure 429 with `Retry-After` when there were too many.
	 * @see https://developer.webex.com/docs/basics (Retry-After)
	 */
	count(personId: string, path: string): void {
		if (!this.limit) return;
		const { requests, seconds } = this.limit;
		const key = `${personId} ${path.split('/')[1]}`;
		const now = this.#now();
		const known = this.#windows.get(key);
		const end = (known?.begun ?? 0) + seconds * 1000;
		const window = known && now < end ? known : { begun: now, count: 0 };
		this.#windows.set(key, window);
		window.count += 1;
		if (window.count <= requests) return;
		this.refused += 1;
		const left = window.begun + seconds * 1000 - now;
		throw new Failure(429, 'Too many requests.', { 'retry-after': String(Math.ceil(left / 1000)) });
	}
}
