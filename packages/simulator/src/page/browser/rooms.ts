import type { RoomSummary } from '../answers.ts';
import { roomAddress } from './address.ts';
import { arrange, make, setText } from './dom.ts';
import { shortTime } from './times.ts';

interface Entry {
	readonly link: HTMLAnchorElement;
	readonly title: HTMLElement;
	readonly badge: HTMLElement;
	readonly small: HTMLElement;
}

/** The list of rooms: the most active first, but nothing moves while somebody points at it or has the focus in it. */
export class Rooms {
	readonly #list: HTMLElement;
	readonly #entries = new Map<string, Entry>();
	#rooms: readonly RoomSummary[] = [];
	#order: readonly string[] = [];
	#currentId: string | undefined;
	#isOnlyWaiting = false;

	constructor(list: HTMLElement) {
		this.#list = list;
		list.addEventListener('pointerleave', () => this.#draw());
		list.addEventListener('focusout', () => this.#draw());
	}

	get all(): readonly RoomSummary[] {
		return this.#rooms;
	}

	get waiting(): number {
		return this.#rooms.reduce((sum, room) => sum + room.waiting, 0);
	}

	show(rooms: readonly RoomSummary[]): void {
		this.#rooms = rooms;
		this.#draw();
	}

	select(id: string | undefined): void {
		this.#currentId = id;
		this.#draw();
	}

	filter(isOnlyWaiting: boolean): void {
		this.#isOnlyWaiting = isOnlyWaiting;
		this.#draw();
	}

	#draw(): void {
		const byId = new Map(this.#rooms.map((room) => [room.id, room]));
		for (const id of this.#entries.keys()) if (!byId.has(id)) this.#entries.delete(id);
		this.#order = this.#nextOrder(byId);
		const shown = this.#order.flatMap((id) => {
			const room = byId.get(id);
			const isShown = room && (!this.#isOnlyWaiting || room.waiting > 0 || id === this.#currentId);
			return isShown ? [this.#update(room)] : [];
		});
		arrange(this.#list, shown);
	}

	/** Held still, it only loses rooms, and gets new ones at the end. */
	#nextOrder(byId: ReadonlyMap<string, RoomSummary>): readonly string[] {
		if (!this.#list.matches(':hover, :focus-within')) return [...byId.keys()];
		const kept = this.#order.filter((id) => byId.has(id));
		const known = new Set(kept);
		return [...kept, ...[...byId.keys()].filter((id) => !known.has(id))];
	}

	#update({ id, title, messages, lastActivity, waiting }: RoomSummary): HTMLElement {
		const entry = this.#entries.get(id) ?? this.#make(id);
		setText(entry.title, title);
		setText(entry.small, `${messages} messages · ${shortTime(lastActivity)}`);
		entry.small.title = new Date(lastActivity).toLocaleString();
		setText(entry.badge, waiting > 0 ? String(waiting) : '');
		entry.badge.title = waiting > 0 ? waitingText(waiting) : '';
		entry.badge.ariaLabel = entry.badge.title;
		entry.badge.hidden = waiting === 0;
		if (id === this.#currentId) entry.link.setAttribute('aria-current', 'true');
		else entry.link.removeAttribute('aria-current');
		return entry.link;
	}

	#make(id: string): Entry {
		const title = make('span', { className: 'title' });
		const badge = make('span', { className: 'badge', role: 'img' });
		const small = make('small', {});
		const link = make('a', { href: roomAddress(id) }, title, badge, small);
		const entry = { link, title, badge, small };
		this.#entries.set(id, entry);
		return entry;
	}
}

export const waitingText = (count: number) =>
	count === 1 ? '1 card waits for an answer' : `${count} cards wait for an answer`;
