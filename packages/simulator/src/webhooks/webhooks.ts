import { setTimeout } from 'node:timers/promises';
import type { Webhook } from '@webex-nodes/client';
import type { Switches } from '../control/switches.ts';
import type { Random } from '../world/random.ts';
import type { World, WorldEvent } from '../world/world.ts';
import { envelope, signatures } from './envelope.ts';
import { matches } from './matches.ts';

const maxFailures = 100;
/** Deliveries that are remembered, so that a simulator can run for days. */
const maxKept = 10_000;
const failureWindow = 5 * 60_000; // ms
const answerLimit = 10_000; // ms

/** Trouble on the way of deliveries; none by default. */
export interface Weather {
	/** Each delivery takes at least this time, in milliseconds. */
	delay: number;
	/** Each takes at most this much longer, in milliseconds, so that they overtake each other. */
	jitter: number;
	/** The probability that an event is delivered twice, 0 to 1. */
	duplicates: number;
}

/** One attempt to deliver. */
export interface Delivery {
	/** Counts from 1. */
	readonly number: number;
	/** When it ended, in ISO 8601. */
	readonly at: string;
	readonly webhookId: string;
	/** Of the webhook. */
	readonly name: string;
	readonly targetUrl: string;
	readonly resource: string;
	readonly event: string;
	readonly body: string;
	readonly headers: Readonly<Record<string, string>>;
	/** Of the target's answer; absent when it could not be reached. */
	readonly status?: number;
}

/**
 * Sends each event to the webhooks that match it, and switches off those that fail.
 * @see https://developer.webex.com/docs/webhooks
 */
export class Webhooks {
	readonly weather: Weather = { delay: 0, jitter: 0, duplicates: 0 };
	/** Oldest first; only the last 10,000. */
	readonly deliveries: Delivery[] = [];
	#number = 0;
	readonly #world: World;
	readonly #switches: Switches;
	readonly #random: Random;
	/** The times of failures, by the ID of the webhook. */
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
		this.#world.onEvent((event) => this.#announce(event));
	}

	/** The number of the last delivery; 0 before the first one. */
	get last(): number {
		return this.#number;
	}

	/** Deliveries on their way. */
	get pending(): number {
		return this.#pending.size;
	}

	/** Resolves when no delivery is on its way any more. */
	async settled(): Promise<void> {
		while (this.#pending.size > 0) await Promise.all(this.#pending);
	}

	stop(): void {
		this.#stopping.abort();
	}

	#announce(event: WorldEvent): void {
		for (const webhook of this.#world.webhooks.values()) {
			if (webhook.status !== 'active' || !matches(webhook, event, this.#world)) continue;
			const copies = this.#random.next() < this.weather.duplicates ? 2 : 1;
			for (let copy = 0; copy < copies; copy++) {
				const sending = this.#send(webhook, event).finally(() => this.#pending.delete(sending));
				this.#pending.add(sending);
			}
		}
	}

	async #send(webhook: Webhook, event: WorldEvent): Promise<void> {
		// The state of now, not of the moment when it arrives.
		const body = envelope(webhook, event, this.#world, this.#switches);
		const { delay, jitter } = this.weather;
		await this.#wait(delay + jitter * this.#random.next());
		for (let attempt = 0; !this.#stopping.signal.aborted; attempt++) {
			const isDelivered = await this.#attempt(webhook, event, body);
			if (isDelivered || attempt >= this.#switches.webhookRetries) return;
			await this.#wait(this.#switches.webhookRetryDelay * 2 ** attempt);
		}
	}

	async #attempt(webhook: Webhook, event: WorldEvent, body: string): Promise<boolean> {
		const headers = {
			'content-type': 'application/json; charset=utf-8',
			...signatures(body, webhook.secret, this.#switches),
		};
		const { status } = await this.#post({
			webhookId: webhook.id,
			name: webhook.name,
			targetUrl: webhook.targetUrl,
			resource: event.resource,
			event: event.event,
			body,
			headers,
		});
		const isDelivered = status !== undefined && status >= 200 && status < 300;
		if (!isDelivered) this.#countFailure(webhook.id);
		return isDelivered;
	}

	/** Sends the same bytes to the same address again; a failure does not count against the webhook. */
	async repeat({ number, at, status, ...letter }: Delivery): Promise<Delivery> {
		return await this.#post(letter);
	}

	async #post(letter: Omit<Delivery, 'at' | 'number' | 'status'>): Promise<Delivery> {
		const { targetUrl, headers, body } = letter;
		const status = await fetch(targetUrl, {
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
			// Not reached: the delivery is recorded without a status.
			() => undefined,
		);
		const delivery = {
			number: ++this.#number,
			at: new Date(this.#world.now()).toISOString(),
			...letter,
			...(status !== undefined && { status }),
		};
		this.deliveries.push(delivery);
		if (this.deliveries.length > maxKept) this.deliveries.shift();
		return delivery;
	}

	/** A webhook that is switched on again keeps its failures of the last 5 minutes. */
	#countFailure(webhookId: string): void {
		const now = this.#world.now();
		const recent = (this.#failures.get(webhookId) ?? []).filter((at) => at > now - failureWindow);
		recent.push(now);
		this.#failures.set(webhookId, recent);
		const webhook = this.#world.webhooks.get(webhookId);
		if (webhook && recent.length >= maxFailures) {
			this.#world.webhooks.set(webhookId, { ...webhook, status: 'inactive' });
		}
	}

	async #wait(duration: number): Promise<void> {
		const { signal } = this.#stopping;
		if (duration <= 0) return;
		await setTimeout(duration, undefined, { signal }).catch((error: unknown) => {
			// Stopped: then there is nothing left to wait for.
			if (!signal.aborted) throw error;
		});
	}
}
