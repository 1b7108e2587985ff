import { messageOf, request } from './api.ts';
import { arrange, make, setText } from './dom.ts';
import type { Panel } from './panels.ts';

interface State {
	/** Seconds between two messages; 0 when nobody writes by itself. */
	readonly chatter: number;
	/** Failures that wait for a request. */
	readonly faults: number;
	readonly requests: number;
	readonly deliveries: number;
}

interface Grant {
	readonly id: string;
	readonly person: string;
	readonly integration: string;
	readonly scopes: readonly string[];
	readonly isRevoked: boolean;
}

/** What a client would otherwise wait days for. */
export function controlsPanel(onReset: () => Promise<void>): Panel {
	const state = make('output', {});
	state.setAttribute('role', 'status');
	/** A button that says what came of it. */
	const deed = (label: string, work: () => Promise<string>, className = '') => {
		const button = make('button', {
			type: 'button',
			textContent: label,
			className,
			onclick: async () => {
				button.disabled = true;
				try {
					state.textContent = await work();
					await refresh();
				} catch (error) {
					state.textContent = messageOf(error);
				} finally {
					button.disabled = false;
				}
			},
		});
		return button;
	};
	const answerNext = (label: string, fault: object) =>
		deed(label, async () => {
			await request('/control/faults', fault);
			return `The next request gets: ${label}.`;
		});

	const pending = make('span', {});
	const chatterState = make('span', {});
	const seconds = make('input', { type: 'number', min: '1', max: '3600', value: '5' });
	const grants = grantList(deed);

	const refresh = async () => {
		const [now] = await Promise.all([request<State>('/control/state'), grants.refresh()]);
		setText(pending, now.faults === 0 ? 'None waits.' : `${now.faults} waiting.`);
		setText(
			chatterState,
			now.chatter === 0 ? 'Nobody writes by itself.' : `A message every ${now.chatter} seconds.`,
		);
	};

	const element = make(
		'div',
		{ className: 'controls' },
		state,
		group(
			'Tokens',
			'Each access token ends now; refresh tokens stay.',
			deed('Expire all tokens', async () => {
				const { expired } = await request<{ expired: number }>('/control/tokens/expire', {});
				return expired === 1 ? '1 token has expired.' : `${expired} tokens have expired.`;
			}),
		),
		group('Grants', 'What people have allowed to integrations.', grants.list),
		group(
			'The next request gets',
			'Of any client, whatever it asks for.',
			answerNext('429', { status: 429, retryAfter: 5 }),
			answerNext('500', { status: 500 }),
			answerNext('No answer', { cut: 'everything' }),
			deed('Forget', async () => {
				await request('/control/faults', {}, 'DELETE');
				return 'No failure waits any more.';
			}),
			pending,
		),
		group(
			'Chatter',
			'The people of the organisation write by themselves.',
			make('label', {}, 'Seconds between two messages ', seconds),
			deed('Start', async () => {
				await request('/control/chatter', { seconds: Number(seconds.value) });
				return 'They write.';
			}),
			deed('Stop', async () => {
				await request('/control/chatter', { seconds: 0 });
				return 'They are silent.';
			}),
			chatterState,
		),
		group(
			'World',
			'Everything as it was at the start: the same people, rooms, IDs and tokens.',
			deed(
				'Reset the world',
				async () => {
					const text = 'Reset the world? What was written since the start is lost.';
					if (!confirm(text)) return 'Nothing was changed.';
					await request('/control/reset', {});
					await onReset();
					return 'The world is as it was at the start.';
				},
				'danger',
			),
		),
	);
	return { title: 'Controls', element, refresh };
}

function group(title: string, text: string, ...parts: readonly HTMLElement[]): HTMLElement {
	return make(
		'section',
		{},
		make('h3', { textContent: title }),
		make('p', { textContent: text }),
		make('div', { className: 'line' }, ...parts),
	);
}

type Deed = (label: string, work: () => Promise<string>, className?: string) => HTMLButtonElement;

function grantList(deed: Deed) {
	const list = make('ul', { className: 'log' });
	const empty = make('li', { textContent: 'Nobody has allowed anything yet.' });
	const drawn = new Map<string, { readonly state: string; readonly element: HTMLLIElement }>();
	const draw = ({ id, person, integration, scopes, isRevoked }: Grant) => {
		const revoke = deed('Revoke', async () => {
			await request(`/control/grants/${encodeURIComponent(id)}/revoke`, {});
			return `${integration} may no longer act for ${person}.`;
		});
		revoke.ariaLabel = `Revoke ${integration} of ${person}`;
		return make(
			'li',
			{},
			make('b', { textContent: person }),
			make('div', { className: 'who', textContent: integration }),
			make(
				'details',
				{},
				make('summary', { textContent: `${scopes.length} scopes` }),
				make('code', { textContent: scopes.join(' ') }),
			),
			isRevoked ? make('span', { className: 'status bad', textContent: 'revoked' }) : revoke,
		);
	};
	return {
		list,
		refresh: async () => {
			const grants = await request<Grant[]>('/control/grants');
			const ids = new Set(grants.map(({ id }) => id));
			for (const id of drawn.keys()) if (!ids.has(id)) drawn.delete(id);
			for (const grant of grants) {
				const state = JSON.stringify(grant);
				if (drawn.get(grant.id)?.state === state) continue;
				drawn.set(grant.id, { state, element: draw(grant) });
			}
			const elements = [...drawn.values()].map(({ element }) => element);
			arrange(list, elements.length > 0 ? elements : [empty]);
		},
	};
}
