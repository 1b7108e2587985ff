import { SaxesParser } from 'saxes';
import { XmlDocumentError } from './errors.ts';

/** One element, without the prefix of its name: no parent has two children with the same local name in different namespaces. */
export interface XmlNode {
	readonly name: string;
	/** `xsi:type` and others, by local name. */
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly XmlNode[];
	/** The characters of the element, without those of its children. */
	readonly text: string;
}

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

/**
 * Reads a document strictly: whole, well-formed, without a document type and so without entities of its own.
 * @throws {@link XmlDocumentError} for anything else.
 */
export function parseXml(document: string, limits: Partial<XmlLimits> = {}): XmlNode {
	const { length, depth, elements, attributes, attributeLength } = { ...defaultLimits, ...limits };
	const refuse = (what: string): never => {
		throw new XmlDocumentError('refused', what);
	};
	if (document.length > length) refuse(`it has more than ${length} characters`);

	interface Open {
		readonly name: string;
		readonly attributes: Record<string, string>;
		readonly children: Open[];
		text: string;
	}
	const open: Open[] = [];
	let root: Open | undefined;
	let count = 0;

	const parser = new SaxesParser({ position: true });
	parser.on('error', ({ message }) => {
		// Both the unclosed root and a document that ends inside a tag are an answer that was cut off.
		const isCut = /unclosed tag|unexpected end|must contain a root/i.test(message);
		throw new XmlDocumentError(isCut ? 'cut off' : 'malformed', message);
	});
	// The parser accepts more than the specification allows.
	parser.on('processinginstruction', ({ target, body }) => {
		if (!/^[A-Za-z_][\w.-]*$/.test(target) || body.startsWith('?')) {
			throw new XmlDocumentError('malformed', 'a processing instruction is not one');
		}
	});
	parser.on('doctype', () => refuse('it declares a document type'));
	parser.on('opentag', ({ name, attributes: given }) => {
		count += 1;
		if (count > elements) refuse(`it has more than ${elements} elements`);
		if (open.length >= depth) refuse(`its elements are nested more than ${depth} deep`);
		const names = Object.keys(given);
		if (names.length > attributes) refuse(`an element has more than ${attributes} attributes`);
		const own: Record<string, string> = {};
		for (const attribute of names) {
			const value = String(given[attribute]);
			if (value.length > attributeLength) {
				refuse(`an attribute has more than ${attributeLength} characters`);
			}
			if (!isDeclaration(attribute)) own[localName(attribute)] = value;
		}
		const node: Open = { name: localName(name), attributes: own, children: [], text: '' };
		open.at(-1)?.children.push(node);
		open.push(node);
		root ??= node;
	});
	const characters = (value: string) => {
		const node = open.at(-1);
		if (node) node.text += value;
	};
	parser.on('text', characters);
	parser.on('cdata', characters);
	parser.on('closetag', () => {
		open.pop();
	});
	parser.write(document).close();
	if (!root) throw new XmlDocumentError('cut off', 'it has no element');
	return root;

	function localName(name: string): string {
		const local = name.slice(name.indexOf(':') + 1);
		// The names become keys of objects, and this one would change the prototype.
		if (local === '__proto__') refuse('an element or attribute is named __proto__');
		return local;
	}
}

const isDeclaration = (attribute: string) =>
	attribute === 'xmlns' || attribute.startsWith('xmlns:');

/** Characters that XML 1.0 does not allow: most control characters, lone surrogates, U+FFFE and U+FFFF. */
const forbidden =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to drop
	/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Webex keeps a line break only when it is sent as a character reference. */
const references: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	'\n': '&#10;',
	'\r': '&#13;',
	'\t': '&#9;',
};

/** A text for an element or an attribute; characters that XML does not allow are removed. */
export function escapeXml(text: string): string {
	return text
		.replaceAll(forbidden, '')
		.replaceAll(/[&<>"\n\r\t]/g, (character) => references[character] ?? character);
}

/** Writes an element and its content, without spaces between the elements. */
export function writeXml({ name, attributes, children, text }: XmlNode): string {
	const given = Object.entries(attributes)
		.map(([attribute, value]) => ` ${attribute}="${escapeXml(value)}"`)
		.join('');
	const content = escapeXml(text) + children.map(writeXml).join('');
	return content ? `<${name}${given}>${content}</${name}>` : `<${name}${given}/>`;
}

export const leaf = (name: string, text: string): XmlNode => ({
	name,
	attributes: {},
	children: [],
	text,
});

export const branch = (name: string, children: readonly XmlNode[]): XmlNode => ({
	name,
	attributes: {},
	children,
	text: '',
});
