import type { Webhook } from '@webex-nodes/client';
import type { Random } from '../random.ts';
import type { Switches } from '../switches.ts';
import type { Happening, World } from '../world.ts';
import { envelope, signatures } from './envelope.ts';
import { matches } from './matches.ts';

const mostFailures = 100;
const failureWindow = 5 * 60_000; // ms
const answerLimit = 10_000; // ms

/** What may happen to deliveries on their way; nothing by default. */
export interface Weather {
	/** How long each takes at least, in milliseconds. */
	delay: number;
	/** Each takes up to this much longer, in milliseconds, so that they overtake each other. */
	jitter: number;
	/** Delivered once more with this probability, 0 to 1. */
	duplicates: number;
}

/** One attempt to deliver. */
export interface Delivery {
	readonly webhookId: string;
	readonly resource: string;
	readonly event: string;
	readonly body: string;
	readonly headers: Readonly<Record<string, string>>;
	/** What the target answered; absent when it could not be reached. */
	readonly status?: number;
}

/**
 * Sends what happens to the webhooks that want it, and switches off those that fail.
 * @see https://developer.webex.com/docs/webhooks
 */
export class Webhooks {
	readonly weather: Weather = { delay: 0, jitter: 0, duplicates: 0 };
	/** Oldest first. */
	readonly deliveries: Delivery[] = [];
	readonly #world: World;
	readonly #switches: Switches;
	readonly #random: Random;
	/** Times of failures, by webhook. */
	readonly #failures = new Map<string, number[]>();
	readonly #pending = new Set<Promise<void>>();
	readonly #stopping = new AbortController();

	constructor(options: {
		readonly world: World;
		readonly switches: Switches;
		readonly random: Random;
	}) {
		this.#world = options.world;
		this.#switches = options.switches;
		this.#random = options.random;
		this.#world.onHappening((happening) => this.#announce(happening));
	}

	/** Deliveries on their way. */
	get pending(): number {
		return this.#pending.size;
	}

	/** Resolves when nothing is on its way any more. */
	async settled(): Promise<void> {
		while (this.#pending.size > 0) await Promise.all(this.#pending);
	}

	stop(): void {
		this.#stopping.abort();
	}

	#announce(happening: Happening): void {
		for (const webhook of this.#world.webhooks.values()) {
			if (webhook.status !== 'active' || !matches(webhook, happening, this.#world)) continue;
			const copies = this.#random.next() < this.weather.duplicates ? 2 : 1;
			for (let copy = 0; copy < copies; copy++) {
				const sending = this.#send(webhook, happening).finally(() => this.#pending.delete(sending));
				this.#pending.add(sending);
			}
		}
	}

	async #send(webhook: Webhook, happening: Happening): Promise<void> {
		// As it is now, not as it will be when it arrives.
		const body = envelope(webhook, happening, this.#world, this.#switches);
		const { delay, jitter } = this.weather;
		await this.#wait(delay + jitter * this.#random.next());
		for (let attempt = 0; !this.#stopping.signal.aborted; attempt++) {
			const isDelivered = await this.#attempt(webhook, happening, body);
			if (isDelivered || attempt >= this.#switches.webhookRetries) return;
			await this.#wait(this.#switches.webhookRetryDelay * 2 ** attempt);
		}
	}

	async #attempt(webhook: Webhook, happening: Happening, body: string): Promise<boolean> {
		const headers = {
			'content-type': 'application/json; charset=utf-8',
			...signatures(body, webhook.secret, this.#switches),
		};
		const status = await fetch(webhook.targetUrl, {
			method: 'POST',
			headers,
			body,
			redirect: 'manual',
			signal: AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(answerLimit)]),
		}).then(
			async (response) => {
				await response.arrayBuffer();
				return response.status;
			},
			// Not reached: that is what is recorded.
			() => undefined,
		);
		const { resource, event } = happening;
		this.deliveries.push({
			webhookId: webhook.id,
			resource,
			event,
			body,
			headers,
			...(status !== undefined && { status }),
		});
		const isDelivered = status !== undefined && status >= 200 && status < 300;
		if (!isDelivered) this.#countFailure(webhook.id);
		return isDelivered;
	}

	/** One that was switched on again too soon still has its failures behind it. */
	#countFailure(webhookId: string): void {
		const now = this.#world.now();
		const recent = (this.#failures.get(webhookId) ?? []).filter((at) => at > now - failureWindow);
		recent.push(now);
		this.#failures.set(webhookId, recent);
		const webhook = this.#world.webhooks.get(webhookId);
		if (webhook && recent.length >= mostFailures) {
			this.#world.webhooks.set(webhookId, { ...webhook, status: 'inactive' });
		}
	}

	async #wait(duration: number): Promise<void> {
		const { signal } = this.#stopping;
		if (duration <= 0 || signal.aborted) return;
		await new Promise<void>((resolve) => {
			const timer = setTimeout(done, duration);
			signal.addEventListener('abort', done, { once: true });
			function done(): void {
				clearTimeout(timer);
				signal.removeEventListener('abort', done);
				resolve();
			}
		});
	}
}
