import type { ShownMessage } from '../answers.ts';
import { messageAddress } from './address.ts';
import { drawCard } from './cards.ts';
import { make, setText } from './dom.ts';
import { timeElement } from './times.ts';

/** What a person does with a message. */
export interface Deeds {
	readonly submit: (messageId: string, inputs: object) => Promise<void>;
	/** Runs the work, and tells the person when it fails. */
	readonly report: (work: () => Promise<void>) => Promise<void>;
}

/** One message as it is drawn: what has not changed is not drawn again, so a card keeps what was typed in. */
export class Item {
	readonly element: HTMLLIElement;
	readonly id: string;
	readonly created: string;
	isWaiting = false;
	/** Somebody has typed into its card. */
	isTouched = false;
	readonly #state = make('span', { className: 'state' });
	readonly #body = make('div', { className: 'body' });
	readonly #files = make('div', { className: 'files' });
	readonly #deeds: Deeds;
	#drawn = '';
	#drawnFiles = '';

	constructor(message: ShownMessage, deeds: Deeds) {
		this.id = message.id;
		this.created = message.created;
		this.#deeds = deeds;
		const link = make(
			'a',
			{ href: messageAddress(message.id), className: 'moment' },
			timeElement(message.created),
		);
		this.element = make(
			'li',
			{ className: message.parentId ? 'reply' : '' },
			make('b', { textContent: message.name }),
			link,
			this.#state,
			this.#body,
			this.#files,
		);
		this.#body.addEventListener('input', () => {
			this.isTouched = true;
		});
		this.update(message);
	}

	update(message: ShownMessage): void {
		this.isWaiting = message.isWaiting;
		this.element.classList.toggle('waiting', message.isWaiting);
		this.#state.classList.toggle('badge', message.isWaiting);
		setText(this.#state, stateOf(message));
		this.#drawBody(message);
		this.#drawFiles(message);
	}

	#drawBody({ id, card, html, text }: ShownMessage): void {
		// The text of a message with a card is for programs that show no cards.
		const wanted = JSON.stringify(card ?? [html, text]);
		if (wanted === this.#drawn) return;
		this.#drawn = wanted;
		this.isTouched = false;
		const submit = async (inputs: object) => {
			await this.#deeds.submit(id, inputs);
			this.isTouched = false;
		};
		this.#body.replaceChildren(
			card
				? drawCard(card, submit, this.#deeds.report)
				: make('div', html ? { innerHTML: html } : { textContent: text }),
		);
		this.#body.classList.toggle('plain', !card && !html);
	}

	#drawFiles({ files }: ShownMessage): void {
		const wanted = JSON.stringify(files);
		if (wanted === this.#drawnFiles) return;
		this.#drawnFiles = wanted;
		this.#files.replaceChildren(
			...files.map(({ id, name }) => make('a', { href: `/page/files/${id}`, textContent: name })),
		);
	}
}

function stateOf({ isWaiting, action, updated }: ShownMessage): string {
	if (isWaiting) return 'Waits for an answer';
	if (action) return `Answered by ${action.name}, ${new Date(action.created).toLocaleString()}`;
	return updated ? 'edited' : '';
}
