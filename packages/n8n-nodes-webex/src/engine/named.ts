import { findId, type IdType, parseId, readId } from '@webex-nodes/client';
import type { Field } from './field.ts';

/** What the text of a field may stand for. */
export type Reference = Pick<
	Field,
	'displayName' | 'email' | 'isOneByOne' | 'isWhole' | 'words'
> & {
	readonly idType: IdType;
};

/** What was given in place of an ID: the title of a room, the name of a team or a person. Webex has to be asked for the ID. */
export class Named {
	readonly text: string;
	readonly field: Reference;
	/** Why it was not found, once that is known. */
	readonly reason: string | undefined;

	constructor(text: string, field: Reference, reason?: string) {
		this.text = text;
		this.field = field;
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

/** What needs no look-up: an ID in any form, an email address, a word. Several of them may have blanks in between. */
export const isReference = ({ idType, email, words = [] }: Reference, text: string): boolean =>
	findId(idType, text) !== undefined ||
	parseId(text) !== undefined ||
	broken.test(text) ||
	(email !== undefined && text.includes('@')) ||
	words.includes(text.toLowerCase());

/**
 * The ID, or the address, in what was given; or its name.
 * @throws WebexInputError that names the field, for the ID of something else.
 */
export function readReference(field: Reference, given: string, mode?: unknown): Named | string {
	const { idType, email, words = [] } = field;
	const text = given.trim();
	if (words.includes(text.toLowerCase())) return text.toLowerCase();
	if (email && text.includes('@')) return text;
	const parsed = parseId(text);
	// What only looks like an ID of a person: Webex says that there is none.
	if (email === 'also' && idType === 'PEOPLE' && broken.test(text) && !parsed) return text;
	// Of those that a message goes to.
	if (email === 'also' && parsed?.type === 'PEOPLE') return text;
	const isName = mode === 'name' && !parsed;
	const id = isName ? undefined : findId(idType, text);
	if (id === undefined && !isName && (parsed || broken.test(text))) {
		return readId(idType, text, field.displayName);
	}
	return id === undefined || email === 'only' ? new Named(text, field) : id;
}
