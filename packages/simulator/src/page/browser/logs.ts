import { messageOf, request } from './api.ts';
import { make } from './dom.ts';
import type { Panel } from './panels.ts';
import { timeElement } from './times.ts';

interface Numbered {
	readonly number: number;
	readonly at: string;
}

interface AnsweredRequest extends Numbered {
	readonly method: string;
	readonly path: string;
	readonly status: number;
	readonly who?: string;
	/** Why it was refused. */
	readonly refusal?: string;
	readonly trackingId?: string;
}

interface Delivery extends Numbered {
	readonly webhookId: string;
	readonly name: string;
	readonly resource: string;
	readonly event: string;
	readonly targetUrl: string;
	/** Absent when the target was not reached. */
	readonly status?: number;
}

const maxDrawn = 200;

/** The last requests of clients, the newest first. */
export const requestsPanel = () =>
	logPanel<AnsweredRequest>(
		'Requests',
		'/control/requests',
		'No client has asked yet.',
		(entry) => {
			const { at, method, path, status, who, refusal, trackingId } = entry;
			return [
				make(
					'div',
					{ className: 'line' },
					statusMark(status),
					make('b', { textContent: method }),
					make('span', { className: 'grow' }),
					timeElement(at, true),
				),
				make('code', { textContent: path }),
				make('div', { className: 'who', textContent: who ?? 'no valid token' }),
				...(refusal ? [make('div', { className: 'problem', textContent: refusal })] : []),
				...(trackingId ? [make('small', { textContent: trackingId, title: 'Tracking ID' })] : []),
			];
		},
	);

/** The last deliveries to webhooks, the newest first. */
export const deliveriesPanel = () =>
	logPanel<Delivery>(
		'Webhook deliveries',
		'/control/deliveries',
		'Nothing was delivered yet.',
		(entry) => {
			const { number, at, name, resource, event, targetUrl, status } = entry;
			return [
				make(
					'div',
					{ className: 'line' },
					statusMark(status),
					make('b', { textContent: `${resource} ${event}` }),
					make('span', { className: 'grow' }),
					timeElement(at, true),
				),
				make('div', { className: 'who', textContent: name }),
				make('code', { textContent: targetUrl }),
				repeatButton(number, `${resource} ${event}`),
			];
		},
	);

function logPanel<Entry extends Numbered>(
	title: string,
	path: string,
	none: string,
	draw: (entry: Entry) => readonly Element[],
): Panel {
	const empty = make('p', { textContent: none });
	const list = make('ul', { className: 'log' });
	const element = make('div', {}, empty, list);
	let last = 0;
	let isFirst = true;
	/** Another simulator may answer next, which counts from 1 again. */
	const startAgain = () => {
		last = 0;
		isFirst = true;
		list.replaceChildren();
	};
	return {
		title,
		element,
		refresh: async () => {
			try {
				const entries = await request<Entry[]>(`${path}?after=${last}`);
				for (const entry of entries) {
					last = Math.max(last, entry.number);
					list.prepend(make('li', { className: isFirst ? '' : 'new' }, ...draw(entry)));
				}
				isFirst = false;
			} catch (error) {
				startAgain();
				throw error;
			}
			while (list.children.length > maxDrawn) list.lastElementChild?.remove();
			empty.hidden = list.children.length > 0;
		},
	};
}

function statusMark(status: number | undefined, none = 'not reached'): HTMLElement {
	const isGood = status !== undefined && status > 0 && status < 400;
	return make('span', {
		className: isGood ? 'status good' : 'status bad',
		textContent: status ? String(status) : none,
	});
}

function repeatButton(number: number, what: string): HTMLElement {
	const state = make('output', {});
	const button = make('button', {
		type: 'button',
		textContent: 'Repeat',
		ariaLabel: `Repeat ${what}`,
		onclick: async () => {
			button.disabled = true;
			try {
				await request(`/control/deliveries/${number}/repeat`, {});
				state.textContent = 'Sent again';
			} catch (error) {
				state.textContent = messageOf(error);
			} finally {
				button.disabled = false;
			}
		},
	});
	return make('div', { className: 'line' }, button, state);
}
