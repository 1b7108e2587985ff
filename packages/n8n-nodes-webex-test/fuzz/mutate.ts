import { mutateJson } from './mutate-json.ts';

/** Numbers that look like chance, and are the same each time: from 0 to below a limit. */
export function numbersFrom(seed: number): (limit: number) => number {
	let state = seed >>> 0;
	return (limit) => {
		// Mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
	};
}

/** What readers trip over. */
const pieces = [
	...[
		'__proto__',
		'constructor',
		'toString',
		'\0',
		'\r\n',
		'\uFEFF',
		'\ud800',
		'\u202E',
		'😀',
		'é',
		'\u0301',
		'%00',
		'%2e%2e',
	],
	...[
		'<',
		'>',
		'</',
		'/>',
		'<!--',
		'-->',
		'<![CDATA[',
		']]>',
		'<?',
		'?>',
		'<!DOCTYPE',
		'&',
		'&#',
		'&#x',
		';',
		'&amp;',
		'&constructor;',
	],
	...[
		'"',
		"'",
		'`',
		'\\',
		'/',
		'..',
		'{',
		'}',
		'[',
		']',
		'(',
		')',
		':',
		',',
		'=',
		'*',
		'_',
		'~',
		'|',
		'#',
		'?',
		'+',
		'.',
		'-',
		'@',
		'<@',
		'<@all>',
	],
	...[
		'null',
		'true',
		'-1',
		'0',
		'1e309',
		'9007199254740993',
		'javascript:',
		'http://',
		'https://a.b',
		'rel="next"',
		'$\u007bx}',
		'{{x}}',
	],
	...['SHA-256=', '\t', ' ', '\n', '\u2028', 'type', 'id', 'data', 'Action.Submit', 'Input.Text'],
];

/** A text with changes; where it holds JSON, half of them keep it whole. */
export function change(text: string, other: string, below: (limit: number) => number): string {
	const isWhole = below(2) === 0;
	const changed = isWhole ? mutateJson(mutateJson(text, below), below) : text;
	return changed === text ? mutate(text, other, below) : changed.slice(0, longest);
}

/** Of an input, in characters. */
const longest = 2000;

/** A text with one to four changes, of pieces that hurt, of others, and of itself. */
function mutate(text: string, other: string, below: (limit: number) => number): string {
	let changed = text;
	for (let changes = 1 + below(4); changes > 0; changes -= 1) {
		const at = below(changed.length + 1);
		const end = at + below(Math.min(20, changed.length - at + 1));
		const piece = pieces[below(pieces.length)] ?? '';
		const [before, inside, after] = [
			changed.slice(0, at),
			changed.slice(at, end),
			changed.slice(end),
		];
		const from = below(other.length + 1);
		changed =
			[
				before + piece + inside + after,
				before + piece + after,
				before + after,
				before + inside.repeat(2 + below(8)) + after,
				before + other.slice(from, from + below(30)) + inside + after,
				before + String.fromCharCode(below(below(4) === 0 ? 65_536 : 128)) + after,
			][below(6)] ?? '';
	}
	return changed.slice(0, longest);
}
