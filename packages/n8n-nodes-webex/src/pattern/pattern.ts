import { WebexInputError } from '@webex-nodes/http';
import { type Automaton, automatonOf, type Text } from './automaton.ts';
import { parse, RefusedPattern } from './parse.ts';

/** What is searched in texts, with `text.search(pattern)`: 0 or more where it is found, -1 where it is not. */
export interface Pattern {
	[Symbol.search](text: string): number;
}

/**
 * What to search: a part of the text in upper or lower case, or a regular expression between slashes. It is searched in
 * a time that grows with the text and not faster, whatever it is and whoever wrote the text: see
 * docs/decisions/0034-patterns-of-people.md.
 * @throws {@link WebexInputError} that names the field.
 */
export function patternOf(text: string, field: string): Pattern {
	const [, source, flags = ''] = /^\/(.+)\/([a-z]*)$/s.exec(text.trim()) ?? [];
	if (source === undefined) {
		return new RegExp(text.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
	}
	try {
		const { search } = linearPattern(source, flags);
		return { [Symbol.search]: (searched) => (search(searched).isFound ? 0 : -1) };
	} catch (error) {
		const reason = error instanceof RefusedPattern ? `the pattern ${error.message}` : expected;
		return refuse(field, `${reason}, got ${text}`);
	}
}

const expected = 'expected a part of the text, or a pattern such as /^alarm/i';

function refuse(field: string, reason: string): never {
	throw new WebexInputError(field, reason);
}

/**
 * @throws {SyntaxError} for what is no regular expression
 * @throws {@link RefusedPattern} for one that is not searched
 */
export function linearPattern(
	source: string,
	flags: string,
): { readonly search: (text: string) => ReturnType<Automaton['search']>; readonly states: number } {
	new RegExp(source, flags);
	if (flags.includes('v')) throw new RefusedPattern('has the flag v: use u');
	const { search, states } = automatonOf(parse(source, flags), flags.includes('y'));
	const isUnicode = flags.includes('u');
	return { search: (text) => search(divide(text, isUnicode)), states };
}

function divide(text: string, isUnicode: boolean): Text {
	const characters = isUnicode ? [...text] : text.split('');
	const offsets = [0];
	let end = 0;
	for (const { length } of characters) {
		end += length;
		offsets.push(end);
	}
	return { text, characters, offsets };
}
