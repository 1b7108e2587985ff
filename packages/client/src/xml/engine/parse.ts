import { forbidden, type XmlNode } from './document.ts';
import { XmlDocumentError } from './errors.ts';
import { XmlScanner } from './scanner.ts';

export interface XmlLimits {
	/** The most characters of a document. */
	readonly length: number;
	/** The most levels of elements inside elements. */
	readonly depth: number;
	/** The most elements of a document. */
	readonly elements: number;
	/** The most attributes of one element. */
	readonly attributes: number;
	/** The most characters of one attribute. */
	readonly attributeLength: number;
}

/** A page of 500 items with telephony has a few MB and about 50,000 elements. */
const defaultLimits: XmlLimits = {
	length: 64 * 1024 * 1024,
	depth: 50,
	elements: 1_000_000,
	attributes: 50,
	attributeLength: 10_000,
};

const name =
	/[:A-Z_a-z\xC0-\xD6\xD8-\xF6\xF8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}][-.\d:A-Z_a-z\xB7\xC0-\xD6\xD8-\xF6\xF8-\u037D\u037F-\u1FFF\u200C-\u200D\u203F\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}]*/uy;
const blanks = /[ \t\n]+/y;
const declaration =
	/<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(["'])1\.\d+\1(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(["'])[A-Za-z][\w.-]*\2)?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(["'])(?:yes|no)\3)?[ \t\n]*\?>/y;
const instruction = /^(?!xml(?:[ \t\n]|$))[A-Z_a-z][\w.-]*(?:[ \t\n]|$)/i;

interface Open extends XmlNode {
	readonly children: Open[];
	text: string;
}

/** A name with its prefix, without it, and as start and end tag. */
interface Tag {
	readonly tag: string;
	readonly name: string;
	readonly start: string;
	readonly end: string;
	/** The one that was opened after it the last time: the items of a list have the same elements in the same order. */
	next?: Tag;
}

/**
 * Reads a document strictly: whole, well-formed, without a document type and so without entities of its own.
 * @throws {@link XmlDocumentError} for anything else.
 * @see https://www.w3.org/TR/xml/
 */
export function parseXml(document: string, limits: Partial<XmlLimits> = {}): XmlNode {
	const most = { ...defaultLimits, ...limits };
	if (document.length > most.length) refuse(`it has more than ${most.length} characters`);
	const marked = document.startsWith('\uFEFF') ? document.slice(1) : document;
	const source = marked.includes('\r') ? marked.replaceAll(/\r\n?/g, '\n') : marked;
	const root = readRoot(new XmlScanner(source), most);
	if (source.search(forbidden) !== -1) {
		throw new XmlDocumentError('malformed', 'it has a character that XML does not allow');
	}
	return root;
}

function readRoot(scanner: XmlScanner, limits: XmlLimits): XmlNode {
	const open: Open[] = [];
	const tags: Tag[] = [];
	const known = new Map<string, Tag>();
	let root: Open | undefined;
	let latest: Tag | undefined;
	let count = 0;

	scanner.take(declaration);
	while (!scanner.isAtEnd) {
		const text = scanner.before('<');
		if (scanner.isAtEnd && tags.length > 0) break;
		if (text !== '') addText(text);
		if (!scanner.isAtEnd) readTag();
	}
	if (!root) throw new XmlDocumentError('cut off', 'it has no element');
	if (tags.length > 0) throw new XmlDocumentError('cut off', `${tags.at(-1)?.tag} is not closed`);
	return root;

	/** The most frequent come first. */
	function readTag(): void {
		const end = tags.at(-1)?.end;
		if (end && scanner.skip(end)) {
			close();
			return;
		}
		const likely = latest?.next;
		if (likely && scanner.skip(likely.start)) {
			start(likely, noAttributes, false);
			return;
		}
		scanner.skip('<');
		const tag = scanner.take(name);
		if (tag) readStart(tagOf(tag));
		else if (scanner.skip('/')) closeSpaced();
		else if (scanner.skip('!--')) skipComment(scanner);
		else if (scanner.skip('?')) skipInstruction(scanner);
		else if (scanner.skip('![CDATA[')) append(scanner.through(']]>'));
		else if (scanner.skip('!DOCTYPE')) refuse('it declares a document type');
		else scanner.expected('a name');
	}

	function addText(text: string): void {
		if (tags.length === 0 && !/[^ \t\n]/.test(text)) return;
		append(/[&\]]/.test(text) ? readText(text, scanner) : text);
	}

	function append(text: string): void {
		const element = open.at(-1) ?? scanner.malformed('unexpected text outside of the elements');
		element.text += text;
	}

	function readStart(tag: Tag): void {
		const attributes = readAttributes(scanner, limits);
		const isEmpty = scanner.skip('/');
		if (!scanner.skip('>')) scanner.expected('>');
		start(tag, attributes, isEmpty);
	}

	function start(tag: Tag, attributes: XmlNode['attributes'], isEmpty: boolean): void {
		count += 1;
		if (count > limits.elements) refuse(`it has more than ${limits.elements} elements`);
		if (open.length >= limits.depth) {
			refuse(`its elements are nested more than ${limits.depth} deep`);
		}
		const node: Open = { name: tag.name, attributes, children: [], text: '' };
		const parent = open.at(-1);
		if (parent) parent.children.push(node);
		else if (root) scanner.malformed('unexpected second root');
		else root = node;
		if (latest) latest.next = tag;
		latest = tag;
		if (isEmpty) return;
		open.push(node);
		tags.push(tag);
	}

	function close(): void {
		open.pop();
		tags.pop();
	}

	/** An end tag with spaces behind its name, or a wrong one. */
	function closeSpaced(): void {
		const tag = scanner.take(name);
		scanner.take(blanks);
		if (!scanner.skip('>')) scanner.expected('>');
		if (tags.at(-1)?.tag !== tag) scanner.malformed(`unexpected </${tag}>`);
		close();
	}

	/** The same object for the same name: most names are in a document often. */
	function tagOf(tag: string): Tag {
		const before = known.get(tag);
		if (before) return before;
		const added = { tag, name: localName(tag), start: `<${tag}>`, end: `</${tag}>` };
		known.set(tag, added);
		return added;
	}
}

const noAttributes: XmlNode['attributes'] = Object.freeze({});

function readAttributes(scanner: XmlScanner, limits: XmlLimits): XmlNode['attributes'] {
	if (scanner.next === '>') return noAttributes;
	const given = new Map<string, string>();
	for (;;) {
		const gap = scanner.take(blanks);
		if (scanner.next === '>' || scanner.next === '/') break;
		if (gap === '') scanner.expected('a space');
		const attribute = scanner.take(name) || scanner.expected('a name');
		if (given.has(attribute)) scanner.malformed(`unexpected second ${attribute}`);
		given.set(attribute, readValue(scanner));
	}
	if (given.size > limits.attributes) {
		refuse(`an element has more than ${limits.attributes} attributes`);
	}
	const own: Record<string, string> = {};
	for (const [attribute, value] of given) {
		if (value.length > limits.attributeLength) {
			refuse(`an attribute has more than ${limits.attributeLength} characters`);
		}
		if (!/^xmlns(:|$)/.test(attribute)) own[localName(attribute)] = value;
	}
	return own;
}

function readValue(scanner: XmlScanner): string {
	scanner.take(blanks);
	if (!scanner.skip('=')) scanner.expected('=');
	scanner.take(blanks);
	const quote = scanner.next;
	if (quote !== '"' && quote !== "'") scanner.expected('a quotation mark');
	scanner.skip(quote);
	const value = scanner.through(quote);
	if (value.includes('<')) scanner.malformed('unexpected < in an attribute');
	return decode(value.replaceAll(/[\t\n]/g, ' '), scanner);
}

function skipComment(scanner: XmlScanner): void {
	const comment = scanner.through('-->');
	if (comment.includes('--') || comment.endsWith('-')) {
		scanner.malformed('unexpected -- in a comment');
	}
}

function skipInstruction(scanner: XmlScanner): void {
	if (!instruction.test(scanner.through('?>'))) {
		scanner.malformed('unexpected processing instruction');
	}
}

function localName(tag: string): string {
	// One prefix at most: https://www.w3.org/TR/xml-names/#ns-qualnames
	const local = tag.slice(tag.lastIndexOf(':') + 1);
	if (local === '') refuse(`the name ${tag} ends with its prefix`);
	// The names become keys of objects, and this one would change the prototype.
	if (local === '__proto__') refuse('an element or attribute is named __proto__');
	return local;
}

const entities: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
};

function readText(text: string, scanner: XmlScanner): string {
	if (text.includes(']]>')) scanner.malformed('unexpected ]]>');
	return decode(text, scanner);
}

function decode(text: string, scanner: XmlScanner): string {
	return text.replaceAll(
		/&(?:#(\d+)|#x([\dA-Fa-f]+)|(amp|lt|gt|quot|apos));|&/g,
		(_, decimal?: string, hex?: string, entity = '') =>
			entities[entity] ??
			characterOf(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)) ??
			scanner.malformed('unexpected & that begins no reference'),
	);
}

function characterOf(code: number): string | undefined {
	const character = code <= 0x10_ffff ? String.fromCodePoint(code) : '';
	return character !== '' && character.search(forbidden) === -1 ? character : undefined;
}

function refuse(what: string): never {
	throw new XmlDocumentError('refused', what);
}
