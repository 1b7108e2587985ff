import { request } from './api.ts';
import { make } from './dom.ts';
import type { Panel } from './panels.ts';

interface CredentialGroup {
	readonly title: string;
	readonly entries: readonly {
		readonly label: string;
		readonly value: string;
		readonly secret?: true;
	}[];
}

const shownFor = 2000; // ms that a button says "Copied"

/** Everything that a client of this Webex needs, ready to copy. */
export function credentialsPanel(): Panel {
	const element = make('div', { className: 'credentials' });
	let drawn = '';
	return {
		title: 'Credentials',
		element,
		refresh: async () => {
			const groups = await request<CredentialGroup[]>('/control/credentials');
			const wanted = JSON.stringify(groups);
			if (wanted === drawn) return;
			drawn = wanted;
			element.replaceChildren(...groups.map(drawGroup));
		},
	};
}

function drawGroup({ title, entries }: CredentialGroup): HTMLElement {
	const rows = entries.flatMap(({ label, value, secret }) => {
		const shown = make('code', {
			textContent: value,
			tabIndex: 0,
			className: secret ? 'secret' : '',
		});
		return [
			make('dt', { textContent: label }),
			make('dd', {}, shown, copyButton(label, value, shown)),
		];
	});
	return make('section', {}, make('h3', { textContent: title }), make('dl', {}, ...rows));
}

function copyButton(label: string, value: string, shown: HTMLElement): HTMLButtonElement {
	const button = make('button', {
		type: 'button',
		textContent: 'Copy',
		ariaLabel: `Copy ${label}`,
		onclick: async () => {
			button.textContent = await copy(value, shown);
			setTimeout(() => {
				button.textContent = 'Copy';
			}, shownFor);
		},
	});
	return button;
}

/** Where the browser does not allow it, the person copies what is selected then. */
async function copy(value: string, shown: HTMLElement): Promise<string> {
	try {
		await navigator.clipboard.writeText(value);
		return 'Copied';
	} catch {
		getSelection()?.selectAllChildren(shown);
		return 'Press Ctrl-C';
	}
}
