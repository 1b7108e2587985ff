/** One element, without the prefix of its name: no parent has two children with the same local name in different namespaces. */
export interface XmlNode {
	readonly name: string;
	/** `xsi:type` and others, by local name. */
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly XmlNode[];
	/** The characters of the element, without those of its children. */
	readonly text: string;
}

/** Characters that XML 1.0 does not allow: most control characters, lone surrogates, U+FFFE and U+FFFF. */
export const forbidden: RegExp =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to find
	/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Surrogate}]/gu;

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
