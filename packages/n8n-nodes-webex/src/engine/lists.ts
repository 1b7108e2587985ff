import { WebexInputError } from '@webex-nodes/http';

/**
 * Several values in one field. Names, such as IDs and addresses, hold no blanks: blanks separate them as commas and
 * lines do. Texts, such as the choices of a card, may hold blanks.
 */
export type ListKind = 'names' | 'texts';

const separators: Readonly<Record<ListKind, RegExp>> = { names: /[\s,;]+/, texts: /[,;\n]/ };

/**
 * What a person enters with separators in between, or what an expression returns: an array, also as text, of texts,
 * numbers or locators. The values of an array stay whole.
 * @throws {@link WebexInputError} that names the field.
 */
export function readList(given: unknown, kind: ListKind, field: string): string[] {
	const values = readTexts(given, field);
	return typeof values === 'string' ? partsOf(values, separators[kind]) : values;
}

/**
 * What was given as a list, or the text with separators in between.
 * @throws {@link WebexInputError} that names the field.
 */
export function readTexts(given: unknown, field: string): string | string[] {
	const values = arrayIn(given);
	if (!values) return textOf(given, field);
	return values.map((value) => textOf(value, field).trim()).filter(Boolean);
}

export const partsOf = (text: string, separator: RegExp): string[] =>
	text
		.split(separator)
		.map((part) => part.trim())
		.filter(Boolean);

function arrayIn(given: unknown): readonly unknown[] | undefined {
	const value = typeof given === 'string' ? parsed(given.trim()) : given;
	return Array.isArray(value) ? value.flat() : undefined;
}

/** The text of a JSON array, as an expression with anything around it returns one. */
function parsed(text: string): unknown {
	if (!text.startsWith('[') || !text.endsWith(']')) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		// It only looks like an array.
		return undefined;
	}
}

function textOf(given: unknown, field: string): string {
	const value = locatedValue(given);
	if (typeof value === 'object' && value !== null) {
		const [name = ''] = Object.keys(value);
		throw new WebexInputError(
			field,
			`expected texts with commas in between, or a list of texts such as ["one", "two"], got an object with "${name}" in the list. An expression such as {{ $json.list.map((each) => each.id) }} returns one value of each`,
		);
	}
	return String(value ?? '');
}

/** n8n takes the value out of a locator only where it is neither in a collection nor in a list. */
export const locatedValue = (given: unknown): unknown =>
	typeof given === 'object' && given !== null && '__rl' in given && 'value' in given
		? given.value
		: given;

/** How a person chose, of a locator. */
export const modeOf = (given: unknown): unknown =>
	typeof given === 'object' && given !== null && 'mode' in given ? given.mode : undefined;
