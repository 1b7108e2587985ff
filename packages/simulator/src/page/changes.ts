import { randomUUID } from 'node:crypto';
import { isMessageEvent, type World, type WorldEvent } from '../world/world.ts';
import { isSubmittable } from './cards.ts';

/** So many changed messages are remembered; the page gets the whole room when it has missed more. */
const maxRemembered = 5000;

interface Change {
	readonly number: number;
	readonly roomId: string;
}

/** Remembers which messages have changed, and which cards there are, so that no question reads all messages. */
export class Changes {
	readonly #world: World;
	/** Another process counts from 0 again. */
	readonly #process = randomUUID().slice(0, 8);
	/** By the ID of the message, the latest change last. */
	readonly #changes = new Map<string, Change>();
	#number = 0;
	/** Of the newest change that is forgotten. */
	#forgotten = 0;
	/** The messages with a card that can be submitted, by room. */
	readonly #cards = new Map<string, Set<string>>();
	#loads = -1;

	constructor(world: World) {
		this.#world = world;
		world.onEvent((event) => this.#note(event));
	}

	/** The state of now; `extra` is anything else whose change matters to the page. */
	version(extra: string): string {
		this.#followLoads();
		return [this.#process, this.#loads, this.#number, extra].join('.');
	}

	/**
	 * What has changed in the room since the version.
	 * @returns `undefined` when nobody knows: after a restart, a reset, or too many changes.
	 */
	since(
		version: string,
		roomId: string,
	): { readonly ids: readonly string[]; readonly extra: string } | undefined {
		this.#followLoads();
		const [process, loads, number, extra = ''] = version.split('.');
		const last = Number(number);
		const isKnown =
			process === this.#process && Number(loads) === this.#loads && last >= this.#forgotten;
		if (!isKnown) return undefined;
		const changed = [...this.#changes].filter(
			([, change]) => change.number > last && change.roomId === roomId,
		);
		return { ids: changed.map(([id]) => id), extra };
	}

	/** The IDs of the messages whose cards wait for an answer, by room. */
	waiting(): ReadonlyMap<string, readonly string[]> {
		this.#followLoads();
		const answered = new Set([...this.#world.actions.values()].map(({ messageId }) => messageId));
		return new Map(
			[...this.#cards].map(([roomId, ids]) => [roomId, [...ids].filter((id) => !answered.has(id))]),
		);
	}

	#note(event: WorldEvent): void {
		if (isMessageEvent(event)) {
			const { id, roomId } = event.data;
			this.#remember(id, roomId);
			this.#index(id, roomId);
		} else if (event.resource === 'attachmentActions') {
			const { messageId, roomId } = event.data as { messageId: string; roomId: string };
			this.#remember(messageId, roomId);
		}
	}

	#remember(id: string, roomId: string): void {
		this.#number++;
		// Last again, so that the oldest change is the first of the map.
		this.#changes.delete(id);
		this.#changes.set(id, { number: this.#number, roomId });
		if (this.#changes.size <= maxRemembered) return;
		for (const [oldest, { number }] of this.#changes) {
			this.#changes.delete(oldest);
			this.#forgotten = number;
			break;
		}
	}

	#index(id: string, roomId: string): void {
		const cards = this.#cards.get(roomId) ?? new Set<string>();
		this.#cards.set(roomId, cards);
		const message = this.#world.message(id);
		if (message && isSubmittable(message.attachments?.[0]?.content)) cards.add(id);
		else cards.delete(id);
	}

	/** Another state may have been put in place of everything. */
	#followLoads(): void {
		if (this.#loads === this.#world.loads) return;
		this.#loads = this.#world.loads;
		this.#cards.clear();
		for (const roomId of this.#world.rooms.keys()) {
			for (const { id, attachments } of this.#world.messagesOf(roomId)) {
				if (attachments) this.#index(id, roomId);
			}
		}
	}
}
