import { findId, type IdType, parseId, readId } from '@webex-nodes/client';
import type { Field } from './field.ts';
import { partsOf } from './lists.ts';

/** What the text of a field may stand for. */
export type Reference = Pick<
	Field,
	'displayName' | 'email' | 'isOneByOne' | 'isWhole' | 'modes' | 'words'
> & {
	readonly idType: IdType;
};

/** How the text was given. */
export interface Given {
	/** Of a locator. */
	readonly mode?: unknown;
	/** By an agent, which gets the candidates and calls again. */
	readonly isTool?: boolean;
}

interface Facts {
	/** Only a whole name counts, and no part of it. */
	readonly isWhole?: boolean;
	/** What the text stands for where nothing has it as its name: the values between its commas. */
	readonly parts?: readonly (Named | string)[];
	/** Why it was not found, once that is known. */
	readonly reason?: string;
}

/** What was given in place of an ID: the title of a room, the name of a team or a person. Webex has to be asked for the ID. */
export class Named {
	readonly text: string;
	readonly field: Reference;
	readonly isWhole: boolean;
	readonly parts: readonly (Named | string)[] | undefined;
	readonly reason: string | undefined;

	constructor(text: string, field: Reference, { isWhole = true, parts, reason }: Facts = {}) {
		this.text = text;
		this.field = field;
		this.isWhole = isWhole;
		this.parts = parts;
		this.reason = reason;
	}

	toString(): string {
		return this.text;
	}
}

/** Of a value that a field "one by one" was left with. */
export const reasonOf = (value: unknown): string | undefined =>
	value instanceof Named ? value.reason : undefined;

export const canBeNamed = (field: Field): field is Field & Reference =>
	['PEOPLE', 'ROOM', 'TEAM'].includes(field.idType ?? '');

/** An ID with something missing, which is no name. */
const broken = /^Y2lz\S+$/;

/** What an expression returns that has no value, or another one than was meant. By Name it may be a title. */
const noValue = /^(?:undefined|null|nan|true|false|\d|\[object \w+\])$/i;

/** A title may have the sign, with blanks beside it. */
export const isEmail = (text: string): boolean => /^[^\s@]+@\S+$/.test(text);

/** What needs no look-up: an ID in any form, an email address, a word. Several of them may have blanks in between. */
const isReference = ({ idType, email, words = [] }: Reference, text: string): boolean =>
	findId(idType, text) !== undefined ||
	parseId(text) !== undefined ||
	broken.test(text) ||
	(email !== undefined && isEmail(text)) ||
	words.includes(text.toLowerCase());

/**
 * The ID, or the address, in what was given; or its name, of which a part counts only where a person chose "By Name".
 * @throws WebexInputError that names the field, for the ID of something else, and for what is no name.
 */
export function readReference(
	field: Reference,
	given: string,
	{ mode, isTool = false }: Given = {},
): Named | string {
	const { idType, email, words = [] } = field;
	const text = given.trim();
	if (words.includes(text.toLowerCase())) return text.toLowerCase();
	if (email && isEmail(text)) return text;
	const parsed = parseId(text);
	// What only looks like an ID of a person: Webex says that there is none.
	if (email === 'also' && idType === 'PEOPLE' && broken.test(text) && !parsed) return text;
	// Of those that a message goes to.
	if (email === 'also' && parsed?.type === 'PEOPLE') return text;
	const isName = mode === 'name' && !parsed;
	const id = isName ? undefined : findId(idType, text);
	const isWrong = parsed || broken.test(text) || (noValue.test(text) && !field.isOneByOne);
	if (id === undefined && !isName && isWrong) return readId(idType, text, field.displayName);
	const isWhole = field.isWhole || isTool || mode !== 'name';
	return id === undefined || email === 'only' ? new Named(text, field, { isWhole }) : id;
}

const lines = /\n/;
const commas = /[,;]/;
const all = /[\s,;]+/;

/**
 * The values of a list that was entered as a text, with lines, commas or, where none is a name, blanks in between. Names
 * may hold commas too: what stands on one line is a name first, if anything has it, and several only then.
 */
export function readReferences(field: Reference, given: string): readonly (Named | string)[] {
	const words = partsOf(given, all);
	if (words.every((word) => isReference(field, word))) {
		return words.map((word) => readReference(field, word));
	}
	return partsOf(given, lines).flatMap((line) => {
		const parts = partsOf(line, commas).map((part) => readReference(field, part));
		const isName = parts.length > 1 && parts.every((part) => part instanceof Named);
		return isName ? [new Named(line, field, { parts })] : parts;
	});
}
