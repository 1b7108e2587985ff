import type { CardInput } from '@webex-nodes/client';
import type { Question } from '../question.ts';
import { closedMark, waitingMark } from '../resume.ts';

/**
 * Pages for people whom Webex cannot ask by card. They have no scripts. The form is sent as multipart, which n8n accepts
 * for every kind of question.
 */
export const questionPage = ({ page: own, facts, inputs, buttons }: Question): string =>
	page(
		own.title,
		`<!-- ${waitingMark} -->
<p class="text">${escapeHtml(own.text).replaceAll(/\*\*(.+?)\*\*/g, '<b>$1</b>')}</p>
${facts.length > 0 ? `<dl>${facts.map((fact) => `<dt>${escapeHtml(fact.title)}</dt><dd>${escapeHtml(fact.value)}</dd>`).join('')}</dl>` : ''}
<form method="post" enctype="multipart/form-data">
${inputs.map((input, index) => inputOf(input, fieldName(index))).join('\n')}
${inputs.some(isMarked) ? '<p class="must">* Required</p>' : ''}
<div class="buttons">${buttons
			.map(
				({ label, decision, style }) =>
					`<button class="${style}"${decision ? ` name="decision" value="${decision}"` : ''}>${escapeHtml(label)}</button>`,
			)
			.join('')}</div>
</form>`,
		own.css,
	);

/** A switch always has a value. */
const isMarked = ({ isRequired = false, kind }: CardInput): boolean =>
	isRequired && kind !== 'toggle';

export const thanksPage = (): string =>
	page('Thank you', '<p>Your answer has arrived. You can close this page.</p>');

export const closedPage = (): string =>
	page(
		closedMark,
		'<p>It was answered already, or its time is over. You do not have to do anything.</p>',
	);

export const incompletePage = (): string =>
	page(
		'Something is missing',
		'<p>Go back, fill in what is required, and send it again. The question is still open.</p>',
	);

export const failedPage = (reason: string): string =>
	page(
		'Your answer could not be taken',
		`<p>${escapeHtml(reason)}. Go back and try again in a minute: the question is still open.</p>`,
	);

/** n8n reads some characters in names in its own way, such as brackets, so the names that people chose are not used. */
export const fieldName = (index: number): string => `field-${index}`;

function inputOf(input: CardInput, fieldName: string): string {
	const {
		label,
		kind = 'text',
		isRequired = false,
		placeholder = '',
		value = '',
		options = [],
	} = input;
	const name = `name="${fieldName}"`;
	const required = isRequired ? ' required' : '';
	const hint = placeholder ? ` placeholder="${escapeHtml(placeholder)}"` : '';
	const mark = isMarked(input) ? ' <span class="must" aria-hidden="true">*</span>' : '';
	const title = `<span>${escapeHtml(label)}${mark}</span>`;
	if (kind === 'toggle') {
		const checked = value === 'true' ? ' checked' : '';
		return `<label class="line"><input type="checkbox" ${name} value="true"${checked}>${title}</label>`;
	}
	if (kind === 'choices') {
		const boxes = options.map(
			(option) =>
				`<label class="line"><input type="checkbox" ${name} value="${escapeHtml(option)}"><span>${escapeHtml(option)}</span></label>`,
		);
		return `<fieldset><legend>${escapeHtml(label)}${mark}</legend>${boxes.join('')}</fieldset>`;
	}
	if (kind === 'choice') {
		const entries = ['', ...options].map(
			(option) =>
				`<option value="${escapeHtml(option)}"${option === value ? ' selected' : ''}>${escapeHtml(option)}</option>`,
		);
		return `<label>${title}<select ${name}${required}>${entries.join('')}</select></label>`;
	}
	if (kind === 'multiline') {
		return `<label>${title}<textarea rows="5" ${name}${required}${hint}>${escapeHtml(value)}</textarea></label>`;
	}
	const step = kind === 'number' ? ' step="any"' : '';
	return `<label>${title}<input type="${kind}" ${name}${required}${hint}${step} value="${escapeHtml(value)}"></label>`;
}

/** The style of a person comes last; it cannot end the element that it is in. */
const page = (title: string, body: string, css = '') => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; display: grid; place-items: center; min-height: 100vh; }
main { width: min(32rem, calc(100vw - 3rem)); padding: 1.5rem; border: 1px solid #8884; border-radius: 12px; }
h1 { margin: 0 0 .75rem; font-size: 1.25rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; }
dt { opacity: .7; }
dd { margin: 0; }
label, fieldset { display: block; margin: 0 0 1rem; }
label.line { display: flex; gap: .5rem; margin: .25rem 0 1rem; }
label > span { display: block; }
p.must { font-size: .875rem; }
input:not([type=checkbox]), select, textarea { width: 100%; box-sizing: border-box; padding: .5rem; font: inherit; }
.buttons { display: flex; gap: .75rem; }
button { padding: .6rem 1.4rem; border: 0; border-radius: 999px; font: inherit; color: white; background: #07735a; cursor: pointer; }
button.destructive { background: #a8231c; }
button.default { color: inherit; background: #8883; }
.must { color: #c2332b; }
${css.replaceAll('</', '<\\/')}
</style>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</html>
`;

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

const escapeHtml = (text: string) => text.replaceAll(/[&<>"']/g, (char) => entities[char] ?? char);
