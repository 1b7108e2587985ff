import type { ShownMember, ShownRoom } from '../answers.ts';
import { request } from './api.ts';
import { arrange, make } from './dom.ts';
import { type Deeds, Item } from './item.ts';
import { dayName, dayOf } from './times.ts';

/** So many messages stay drawn; the others stay when somebody has typed into their cards. */
const maxDrawn = 300;
const nearEnd = 40; // px

/** The messages of one room, in a list of their own: only what has changed is drawn. */
export class Messages {
	readonly roomId: string;
	readonly list = make('ol', { tabIndex: 0, ariaLabel: 'Messages' });
	members: readonly ShownMember[] = [];
	readonly #deeds: Deeds;
	readonly #items = new Map<string, Item>();
	readonly #days = new Map<string, HTMLLIElement>();
	#version = '';
	#isOnlyWaiting = false;
	#wasShown = false;
	#wasAtEnd = true;

	constructor(roomId: string, deeds: Deeds) {
		this.roomId = roomId;
		this.#deeds = deeds;
		this.list.addEventListener('scroll', () => {
			this.#wasAtEnd = this.isAtEnd;
		});
		// A panel beside the list, or a smaller window: who reads the end still does.
		new ResizeObserver(() => {
			if (this.#wasAtEnd) this.scrollToEnd();
		}).observe(this.list);
	}

	/** Somebody has typed into one of its cards. */
	get isTouched(): boolean {
		return [...this.#items.values()].some(({ isTouched }) => isTouched);
	}

	get isAtEnd(): boolean {
		const { scrollHeight, scrollTop, clientHeight } = this.list;
		return scrollHeight - scrollTop - clientHeight < nearEnd;
	}

	/**
	 * Asks for what has changed, and draws it.
	 * @param messageId a message that has to be among them, however old it is.
	 * @returns the number of messages that came below what is in view.
	 */
	async refresh(messageId = ''): Promise<number> {
		const isWanted = messageId !== '' && !this.#items.has(messageId);
		const query = new URLSearchParams(
			isWanted ? { with: messageId } : this.#version ? { since: this.#version } : {},
		);
		const room = await request<ShownRoom>(`/page/rooms/${this.roomId}?${query}`);
		this.#version = room.version;
		if (room.members) this.members = room.members;
		if (room.messages.length === 0 && room.deleted.length === 0 && !room.isWhole) return 0;
		const wasAtEnd = !this.#wasShown || this.isAtEnd;
		const added = this.#take(room);
		this.#draw();
		this.#wasShown = true;
		if (wasAtEnd && !isWanted) {
			this.scrollToEnd();
			return 0;
		}
		return added;
	}

	filter(isOnlyWaiting: boolean): void {
		if (this.#isOnlyWaiting === isOnlyWaiting) return;
		this.#isOnlyWaiting = isOnlyWaiting;
		this.#draw();
		this.scrollToEnd();
	}

	scrollToEnd(): void {
		this.list.scrollTop = this.list.scrollHeight;
	}

	/** Shows which message the address names. */
	point(messageId: string): boolean {
		const element = this.#items.get(messageId)?.element;
		for (const { element: other } of this.#items.values()) {
			other.classList.toggle('named', other === element);
		}
		element?.scrollIntoView({ block: 'center' });
		// Nothing tells so when it is in view already.
		this.#wasAtEnd = this.isAtEnd;
		return element !== undefined;
	}

	/** @returns how many are new. */
	#take({ isWhole, messages, deleted }: ShownRoom): number {
		const ids = new Set(messages.map(({ id }) => id));
		if (isWhole) for (const id of this.#items.keys()) if (!ids.has(id)) this.#items.delete(id);
		for (const id of deleted) this.#items.delete(id);
		let added = 0;
		for (const message of messages) {
			const item = this.#items.get(message.id);
			if (item) item.update(message);
			else {
				this.#items.set(message.id, new Item(message, this.#deeds));
				added++;
			}
		}
		this.#forget();
		return added;
	}

	/** The oldest ones, apart from those that somebody is about to answer. */
	#forget(): void {
		let surplus = this.#items.size - maxDrawn;
		if (surplus <= 0) return;
		for (const item of this.#sorted()) {
			if (surplus <= 0) return;
			const isKept =
				item.isWaiting || item.isTouched || item.element.contains(document.activeElement);
			if (!isKept) this.#items.delete(item.id);
			surplus--;
		}
	}

	/** Messages of the same millisecond stay in the order in which they came. */
	#sorted(): Item[] {
		return [...this.#items.values()].sort((one, other) =>
			one.created < other.created ? -1 : one.created > other.created ? 1 : 0,
		);
	}

	#draw(): void {
		const elements: HTMLLIElement[] = [];
		let day = '';
		for (const item of this.#sorted()) {
			if (this.#isOnlyWaiting && !item.isWaiting && !item.isTouched) continue;
			if (dayOf(item.created) !== day) {
				day = dayOf(item.created);
				elements.push(this.#day(day, item.created));
			}
			elements.push(item.element);
		}
		if (elements.length === 0) elements.push(this.#day('none', ''));
		arrange(this.list, elements);
	}

	#day(day: string, moment: string): HTMLLIElement {
		const known = this.#days.get(day);
		const none = this.#isOnlyWaiting ? 'No card waits here.' : 'No messages yet.';
		const text = day === 'none' ? none : dayName(moment);
		const element = known ?? make('li', { className: day === 'none' ? 'none' : 'day' });
		element.textContent = text;
		this.#days.set(day, element);
		return element;
	}
}
