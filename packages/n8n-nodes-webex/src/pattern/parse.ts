import { characterOf, placeOf, type Tree } from './tree.ts';

/** Why a regular expression that JavaScript knows is not searched. The message says what to do. */
export class RefusedPattern extends Error {}

const deepest = 200; // groups in groups

/**
 * Reads a regular expression that JavaScript has accepted before.
 * @throws {@link RefusedPattern} for what no search in linear time can have.
 * @see https://tc39.es/ecma262/#sec-patterns and, for what old patterns may look like, its annex B.1.2
 */
export function parse(source: string, flags: string): Tree {
	return new Parser(source, flags).whole();
}

const groupStart = /\((?:\?(?:(<?)([=!])|<[^>]*>|([ims]*)(?:-([ims]*))?:))?/y;
const quantifier = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/y;
const set = /\[(?:\\[\s\S]|[^\]\\])*\]/y;
// Only with the flag u do \u{…} and \p{…} mean one character; \b and \B are places.
const escapedUnicode =
	/\\(?:u\{[\da-fA-F]+\}|u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|[pP]\{[^}]*\}|[^1-9kc])/uy;
const escaped = /\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|0[0-7]{0,2}|[^1-9kc])/y;

/** Without the flag u, a number that no group has is a character, as is a name where no group has one. */
function refersToGroup(what: string, source: string): boolean {
	const groups = source
		.replaceAll(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]?/g, '')
		.matchAll(/\((?:(?!\?)|\?<(?![=!])([^>(]*)>)/g);
	const names = [...groups].map(([, name = '']) => name);
	const number = Number(what.slice(1));
	return number >= 1 ? number <= names.length : /^\\k</.test(what) && names.some(Boolean);
}

class Parser {
	readonly #source: string;
	#flags: string;
	#at = 0;
	#depth = 0;

	constructor(source: string, flags: string) {
		this.#source = source;
		this.#flags = flags;
	}

	whole(): Tree {
		return this.#choice();
	}

	#choice(): Tree {
		if (++this.#depth > deepest) throw new RefusedPattern('has too many groups inside each other');
		const options = [this.#sequence()];
		while (this.#skip('|')) options.push(this.#sequence());
		this.#depth -= 1;
		return options.length === 1 && options[0] ? options[0] : { kind: 'choice', options };
	}

	#sequence(): Tree {
		const parts: Tree[] = [];
		while (this.#at < this.#source.length && !/[|)]/.test(this.#source.charAt(this.#at))) {
			parts.push(this.#repeated(this.#atom()));
		}
		return { kind: 'sequence', parts };
	}

	#repeated(part: Tree): Tree {
		const [found, sign, least, comma, most] = this.#take(quantifier) ?? [];
		if (found === undefined) return part;
		if (sign === '?') return { kind: 'repeat', part, least: 0, most: 1 };
		if (sign) return { kind: 'repeat', part, least: sign === '+' ? 1 : 0, most: Infinity };
		const from = Number(least);
		return { kind: 'repeat', part, least: from, most: comma ? Number(most || Infinity) : from };
	}

	#atom(): Tree {
		const group = this.#take(groupStart);
		if (group) return this.#group(group);
		const place = this.#take(/[$^]|\\[bB]/y)?.[0];
		if (place) return placeOf(place, this.#only('imu'));
		const flags = this.#only('isu');
		const isUnicode = this.#flags.includes('u');
		const [source] = this.#take(set) ?? this.#take(isUnicode ? escapedUnicode : escaped) ?? [];
		if (source) return characterOf(source, flags);
		if (this.#source.charAt(this.#at) === '\\') {
			const [what = ''] = this.#take(/\\(?:k<[^>]*>|\d+|.?)/sy) ?? [];
			throw new RefusedPattern(
				refersToGroup(what, this.#source)
					? `refers to a group with ${what}: write out what the group holds`
					: `has ${what}, which only old patterns have: write the character that is meant`,
			);
		}
		const [character = ''] = this.#take(isUnicode ? /[\s\S]/uy : /[\s\S]/y) ?? [];
		return characterOf(/[{}\]/]/.test(character) ? `\\${character}` : character, flags);
	}

	#group([, behind, look, on, off]: RegExpExecArray): Tree {
		const outside = this.#flags;
		if (on !== undefined) {
			const kept = [...outside].filter((flag) => !off?.includes(flag));
			this.#flags = [...new Set([...kept, ...on])].join('');
		}
		const part = this.#choice();
		this.#flags = outside;
		this.#skip(')');
		if (!look) return part;
		return { kind: 'look', part, isAhead: !behind, isNegated: look === '!' };
	}

	#only(wanted: string): string {
		return [...this.#flags].filter((flag) => wanted.includes(flag)).join('');
	}

	#skip(text: string): boolean {
		const isNext = this.#source.startsWith(text, this.#at);
		if (isNext) this.#at += text.length;
		return isNext;
	}

	#take(pattern: RegExp): RegExpExecArray | null {
		pattern.lastIndex = this.#at;
		const found = pattern.exec(this.#source);
		if (found) this.#at = pattern.lastIndex;
		return found;
	}
}
