import { XmlDocument, XmlElement, XmlParseError } from 'libxml2-wasm';
import type { XmlNode } from '../../src/xml/engine/document.ts';

/** Each element with its own characters, in the order of the document. */
export type Content = readonly string[];

/**
 * The content as libxml2 reads it; `undefined` when it finds the document not well-formed. Broken namespaces are
 * tolerated, and an unknown encoding too, because the document was decoded before.
 */
export function libxmlOracle(document: string): Content | 'tolerated' | undefined {
	let parsed: XmlDocument | undefined;
	try {
		parsed = XmlDocument.fromString(document);
		return contentOfElement(parsed.root, '');
	} catch (error) {
		if (!(error instanceof XmlParseError)) throw error;
		const isTolerable = error.details.every(({ message }) =>
			/namespace|xmlns|encoding|QName|NCName/i.test(message),
		);
		return isTolerable ? 'tolerated' : undefined;
	} finally {
		parsed?.dispose();
	}
}

function contentOfElement(element: XmlElement, path: string): string[] {
	const here = `${path}/${element.name}`;
	// Going from one node to the next would end at a processing instruction.
	const text = element.find('text()').map(({ content }) => content);
	const inside = element
		.find('*')
		.flatMap((child) => (child instanceof XmlElement ? contentOfElement(child, here) : []));
	return [`${here}=${text.join('')}`, ...inside];
}

export function contentOf(node: XmlNode, path = ''): string[] {
	const here = `${path}/${node.name}`;
	return [`${here}=${node.text}`, ...node.children.flatMap((child) => contentOf(child, here))];
}
