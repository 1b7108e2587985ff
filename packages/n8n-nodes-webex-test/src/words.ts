import type { INodeProperties } from 'n8n-workflow';

/** A text that a person reads, and where it is. */
export interface Shown {
	readonly at: string;
	readonly label: string;
	readonly text: string;
	readonly type: string;
}

/** Sub-fields, choices and groups in one form. */
export type Part = Partial<INodeProperties> & {
	readonly values?: readonly Part[];
	readonly action?: string;
};

const labelOf = ({ displayName, name = '' }: Part) => displayName ?? name;

/** The part and everything inside it; what n8n itself adds is not ours. */
export function partsOf(part: Part, path = ''): { readonly at: string; readonly part: Part }[] {
	if (part.name === 'pollTimes') return [];
	const at = path ? `${path} › ${labelOf(part)}` : labelOf(part);
	const inner = [...((part.options ?? []) as Part[]), ...(part.values ?? [])];
	return [{ at, part }, ...inner.flatMap((one) => partsOf(one, at))];
}

const small = /^(?:a|an|and|as|at|by|for|from|in|is|me|n8n|of|on|or|per|the|to|with)$/;
const isWord = (word: string) => /^[A-Za-z]/.test(word);

/** What a label breaks of n8n's style, by name. */
export function faultsOfLabel(label: string): string[] {
	const words = label
		.replaceAll(/<[^>]*>/g, '')
		.split(/[\s-]+/)
		.filter(isWord);
	const isTitle = words.every(
		(word, index) => /^[A-Z]/.test(word) || (index > 0 && small.test(word)),
	);
	return [
		...(isTitle ? [] : ['title case']),
		...(/[.:;,!?]$/.test(label) ? ['ends with punctuation'] : []),
		...(/^(?:A|And|As|At|By|Do|For|In|Of|On|With)$/.test(label) ? ['says nothing by itself'] : []),
	];
}

const longest = 350; // characters

/** Found before, each in the editor. */
const banned =
	/when not set|\bdo without|in between|\bmost per\b|\brun run\b|\berrors?\b|\bmistakes?\b|organis|authoris|colour|centre|licen[c]e|^Of /i;

/** What a sentence or fragment breaks: description, hint or notice. */
export function faultsOfText(text: string): string[] {
	const plain = text.replaceAll(/<[^>]*>/g, '').replaceAll(/&\w+;/g, '');
	const isSeveral = /[.!?] (?:[A-Z"]|n8n)/.test(plain);
	return [
		...(/^(?:["A-Z0-9]|n8n|[a-z]+\.com$)/.test(plain) ? [] : ['begins with a small letter']),
		...(isSeveral && !plain.endsWith('.') ? ['several sentences, the last without full stop'] : []),
		...(!isSeveral && /[^.]\.$/.test(plain) ? ['one sentence with a full stop'] : []),
		...(/[,;:!?][.,;:!?]|[^.]\.\.(?!\.)| {2}/.test(plain) ? ['double punctuation'] : []),
		...(plain.length > longest ? [`${plain.length} characters`] : []),
		...(banned.test(plain) ? [`"${banned.exec(plain)?.[0]}"`] : []),
	];
}

/** "e.g. …" for what a person types, "Add …" on a button, "Select …" in a list, or what an empty field means. */
export const isPlaceholder = (placeholder: string) =>
	/^(?:e\.g\. \S|Add [A-Z]|Select an? .*\.\.\.$|The [a-z])/.test(placeholder) ||
	placeholder === 'name@email.com';
