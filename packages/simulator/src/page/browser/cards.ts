import type { Action } from 'adaptivecards';
import { make } from './dom.ts';

/** The library is loaded by a script element of its own, before the modules. */
declare const AdaptiveCards: typeof import('adaptivecards');

/** Draws the card; `submit` gets what was typed in. */
export function drawCard(
	content: object,
	submit: (inputs: object) => Promise<void>,
	report: (work: () => Promise<void>) => Promise<void>,
): HTMLElement {
	const card = new AdaptiveCards.AdaptiveCard();
	card.hostConfig = new AdaptiveCards.HostConfig(look);
	card.onExecuteAction = (action) => report(() => press(action, submit));
	card.parse(content);
	const element = card.render();
	return make('div', { className: 'card' }, ...(element ? [element] : []));
}

async function press(action: Action, submit: (inputs: object) => Promise<void>): Promise<void> {
	if (action instanceof AdaptiveCards.OpenUrlAction) {
		if (!/^https?:/i.test(action.url ?? '')) throw new Error('The card opens no web address.');
		window.open(action.url, '_blank', 'noopener');
		return;
	}
	if (!(action instanceof AdaptiveCards.SubmitAction)) return;
	await submit(typeof action.data === 'object' ? action.data : {});
}

const colour = (name: string) => ({ default: `var(--${name})`, subtle: `var(--${name}-subtle)` });

const foregroundColors = {
	default: colour('text'),
	accent: colour('accent'),
	good: colour('accent'),
	warning: colour('attention'),
	attention: colour('problem'),
};

/** The colours of the page, light or dark. */
const look = {
	fontFamily: 'inherit',
	containerStyles: {
		default: { backgroundColor: 'transparent', foregroundColors },
		emphasis: { backgroundColor: 'var(--soft)', foregroundColors },
	},
	spacing: { small: 4, default: 8, medium: 14, large: 20, extraLarge: 28, padding: 12 },
	separator: { lineThickness: 1, lineColor: 'var(--line)' },
	actions: { actionsOrientation: 'horizontal', buttonSpacing: 8, maxActions: 20 },
};

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
	const escaped = make('p', { textContent: text }).innerHTML;
	const withMarks = escaped.replace(/\*\*(.+?)\*\*/g, '<b>$1</b>').replace(/\n/g, '<br>');
	result.outputHtml = `<p>${withMarks}</p>`;
	result.didProcess = true;
};
