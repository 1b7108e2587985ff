/** What a regular expression consists of. What groups keep and which of several matches is taken does not matter here. */
export type Tree =
	| { readonly kind: 'character'; readonly isOne: (character: string) => boolean }
	| { readonly kind: 'place'; readonly holds: (text: string, offset: number) => boolean }
	| { readonly kind: 'sequence'; readonly parts: readonly Tree[] }
	| { readonly kind: 'choice'; readonly options: readonly Tree[] }
	| {
			readonly kind: 'repeat';
			readonly part: Tree;
			readonly least: number;
			/** `Infinity` for no end. */
			readonly most: number;
	  }
	| {
			readonly kind: 'look';
			readonly part: Tree;
			readonly isAhead: boolean;
			readonly isNegated: boolean;
	  };

/** What one character is compared with, such as `a`, `[^\s]` or `\u{1F600}`; JavaScript itself compares, so that it knows all of Unicode. */
export function characterOf(source: string, flags: string): Tree {
	const pattern = new RegExp(`^(?:${source})$`, flags);
	const known = new Map<string, boolean>();
	return {
		kind: 'character',
		isOne: (character) => {
			const before = known.get(character);
			if (before !== undefined) return before;
			const is = pattern.test(character);
			known.set(character, is);
			return is;
		},
	};
}

/** `^`, `$`, `\b` or `\B`. */
export function placeOf(source: string, flags: string): Tree {
	const pattern = new RegExp(source, `${flags}y`);
	return {
		kind: 'place',
		holds: (text, offset) => {
			pattern.lastIndex = offset;
			return pattern.test(text);
		},
	};
}
