import { Scanner } from '../scanner.ts';
import { decodeCharacters } from './html-characters.ts';

export interface HtmlHandler {
	readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
	readonly close: (name: string) => void;
	readonly text: (text: string) => void;
}

const setOf = (names: string) => new Set(names.split(' '));

const empty = setOf(
	'area base basefont br col command embed frame hr img input link meta param source track wbr',
);
/** Elements whose content is text, whatever it looks like; in two of them references are replaced. */
const plain = setOf('iframe noembed noframes script style textarea title xmp');
const withReferences = setOf('textarea title');

/** Which open elements end where others begin. */
const ends: ReadonlyMap<string, ReadonlySet<string>> = new Map(
	[
		['a', 'a'],
		['li', 'li'],
		['tr', 'tr th td'],
		['th', 'th'],
		['td', 'thead th td'],
		['tbody tfoot', 'thead tbody'],
		['dd dt', 'dd dt'],
		['body', 'head link script'],
		['h1 h2 h3 h4 h5 h6', 'h1 h2 h3 h4 h5 h6 p'],
		[
			'p address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul',
			'p',
		],
	].flatMap(([beginning = '', ended = '']) =>
		beginning.split(' ').map((name) => [name, setOf(ended)] as const),
	),
);

const comment = /<!--(?:-?>|[\s\S]*?(?:--!?>|$))/y;
/** Declarations, instructions and wrong end tags: nobody sees them. */
const hidden = /<(?:[!?]|\/(?=[^a-z]))[^>]*>?/iy;
const endTag = /<\/[a-z][^>]*>?/iy;
const startOfTag = /<[a-z][^\s/>]*/iy;
const betweenAttributes = /[\s/]+/y;
const attributeName = /[^\s/>][^\s/>=]*/y;
const blanks = /\s+/y;
const bareValue = /[^\s>]*/y;

/** Browsers have a limit of some hundreds too; deeper tags are left out, their text stays. */
const maxDepth = 200;

/** Reads HTML as browsers do: nothing is an error, and ends of elements may be missing. */
export function parseHtml(html: string, handler: HtmlHandler): void {
	const scanner = new Scanner(html);
	const stack: string[] = [];

	while (!scanner.isAtEnd) {
		const text = scanner.before('<');
		if (text !== '') handler.text(decodeCharacters(text, 'text'));
		if (scanner.take(comment)) continue;
		const tag = scanner.take(endTag);
		if (tag) {
			if (tag.endsWith('>')) end(tag.toLowerCase().replace(/^<\/([^\s/>]+)[\s\S]*/, '$1'));
			continue;
		}
		if (scanner.take(hidden)) continue;
		const name = scanner.take(startOfTag).slice(1).toLowerCase();
		if (name) begin(name);
		else if (scanner.skip('<')) handler.text('<');
	}
	while (stack.length > 0) pop();

	function begin(name: string): void {
		const attributes = readAttributes(scanner);
		if (!attributes) return;
		while (ends.get(name)?.has(stack.at(-1) ?? '')) pop();
		if (stack.length >= maxDepth && !plain.has(name)) return;
		stack.push(name);
		handler.open(name, attributes);
		if (empty.has(name)) pop();
		else if (plain.has(name)) readPlain(name);
	}

	function readPlain(name: string): void {
		const content = scanner.take(new RegExp(`[\\s\\S]*?(?=</${name}[\\s/>]|$)`, 'iy'));
		if (content === '') return;
		handler.text(withReferences.has(name) ? decodeCharacters(content, 'text') : content);
	}

	function end(name: string): void {
		const at = stack.lastIndexOf(name);
		if (at !== -1) while (stack.length > at) pop();
		// Browsers take these two for whole elements.
		else if (name === 'br' || name === 'p') {
			handler.open(name, {});
			handler.close(name);
		}
	}

	function pop(): void {
		handler.close(stack.pop() ?? '');
	}
}

/** The attributes of a tag, up to its end; `undefined` when the text ends before. */
function readAttributes(scanner: Scanner): Record<string, string> | undefined {
	const attributes: Record<string, string> = {};
	while (!scanner.isAtEnd) {
		scanner.take(betweenAttributes);
		if (scanner.skip('>')) return attributes;
		const name = scanner.take(attributeName).toLowerCase();
		scanner.take(blanks);
		const value = scanner.skip('=') ? readValue(scanner) : '';
		if (name !== '__proto__' && !Object.hasOwn(attributes, name)) {
			attributes[name] = decodeCharacters(value, 'attribute');
		}
	}
	return undefined;
}

function readValue(scanner: Scanner): string {
	scanner.take(blanks);
	const quote = scanner.next;
	if (quote !== '"' && quote !== "'") return scanner.take(bareValue);
	scanner.skip(quote);
	const value = scanner.before(quote);
	scanner.skip(quote);
	return value;
}
