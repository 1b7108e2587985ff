import { Failure } from '../failure.ts';

/** How often an account may call an endpoint. Webex has such limits, and does not publish their numbers. */
export interface RateLimit {
	readonly requests: number;
	/** Without `burst`, the limit counts anew after this time. */
	readonly seconds: number;
	/**
	 * Makes it a bucket: it holds so many requests, and fills evenly, with `requests` in `seconds`. What Webex does is not
	 * known; such buckets are common in front of services.
	 */
	readonly burst?: number;
}

interface Window {
	readonly begun: number;
	count: number;
}

interface Bucket {
	level: number;
	/** When the level was that. */
	at: number;
}

/** Limits how fast requests may be sent; no limit by default. */
export class Rates {
	limit: RateLimit | undefined;
	/** The number of requests that were refused. */
	refused = 0;
	readonly #now: () => number;
	/** By account and endpoint. */
	readonly #windows = new Map<string, Window>();
	readonly #buckets = new Map<string, Bucket>();

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
		const key = `${personId} ${path.split('/')[1]}`;
		const left = this.limit.burst
			? this.#take(key, { ...this.limit, burst: this.limit.burst })
			: this.#countIn(key, this.limit);
		if (left <= 0) return;
		this.refused += 1;
		throw new Failure(429, 'Too many requests.', { 'retry-after': String(Math.ceil(left / 1000)) });
	}

	/** Milliseconds until a request would be taken; 0 when it was. */
	#countIn(key: string, { requests, seconds }: RateLimit): number {
		const now = this.#now();
		const known = this.#windows.get(key);
		const end = (known?.begun ?? 0) + seconds * 1000;
		const window = known && now < end ? known : { begun: now, count: 0 };
		this.#windows.set(key, window);
		window.count += 1;
		return window.count <= requests ? 0 : window.begun + seconds * 1000 - now;
	}

	#take(key: string, { requests, seconds, burst }: Required<RateLimit>): number {
		const now = this.#now();
		const rate = requests / (seconds * 1000);
		const bucket = this.#buckets.get(key) ?? { level: burst, at: now };
		this.#buckets.set(key, bucket);
		bucket.level = Math.min(burst, bucket.level + (now - bucket.at) * rate);
		bucket.at = now;
		// A billionth is what adding up may lose.
		if (bucket.level < 1 - 1e-9) return (1 - bucket.level) / rate;
		bucket.level -= 1;
		return 0;
	}
}
