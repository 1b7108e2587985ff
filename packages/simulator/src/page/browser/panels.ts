import { messageOf } from './api.ts';
import { make } from './dom.ts';

const refreshInterval = 1000; // ms

/** What is beside the messages, one at a time. */
export interface Panel {
	readonly title: string;
	readonly element: HTMLElement;
	/** Draws what is new; called each second while the panel is open. */
	readonly refresh: () => Promise<void>;
}

/** A button for each panel, which opens and closes it. */
export class Panels {
	readonly #aside: HTMLElement;
	readonly #buttons = new Map<Panel, HTMLButtonElement>();
	readonly #problem = make('p', { className: 'problem' });
	#open: Panel | undefined;

	constructor(aside: HTMLElement, toolbar: HTMLElement, panels: readonly Panel[]) {
		this.#aside = aside;
		this.#problem.setAttribute('role', 'alert');
		for (const panel of panels) {
			const button = make('button', {
				type: 'button',
				textContent: panel.title,
				onclick: () => this.#toggle(panel),
			});
			button.setAttribute('aria-expanded', 'false');
			button.setAttribute('aria-controls', aside.id);
			this.#buttons.set(panel, button);
			toolbar.append(button);
		}
		document.addEventListener('keydown', ({ key }) => {
			if (key === 'Escape' && this.#open) this.#toggle(this.#open);
		});
		setInterval(() => this.refresh(), refreshInterval);
	}

	async refresh(): Promise<void> {
		const panel = this.#open;
		if (!panel) return;
		try {
			await panel.refresh();
			this.#problem.textContent = '';
		} catch (error) {
			this.#problem.textContent = messageOf(error);
		}
	}

	async #toggle(panel: Panel): Promise<void> {
		const before = this.#open;
		this.#open = before === panel ? undefined : panel;
		for (const [other, button] of this.#buttons) {
			button.setAttribute('aria-expanded', String(other === this.#open));
		}
		this.#aside.hidden = this.#open === undefined;
		document.body.classList.toggle('has-panel', this.#open !== undefined);
		if (!this.#open) {
			this.#buttons.get(panel)?.focus();
			return;
		}
		const close = make('button', {
			type: 'button',
			className: 'close',
			textContent: '×',
			title: 'Close',
			ariaLabel: `Close ${panel.title}`,
			onclick: () => this.#toggle(panel),
		});
		const heading = make('h2', { textContent: panel.title, tabIndex: -1 });
		this.#aside.setAttribute('aria-label', panel.title);
		this.#aside.replaceChildren(make('header', {}, heading, close), this.#problem, panel.element);
		heading.focus();
		await this.refresh();
	}
}
