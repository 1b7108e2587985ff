/** What a server of the XML API needs: documents, and the contract's codecs. */
export type {
	Codec,
	Fields,
	Input,
	List,
	Output,
	ReadContext,
	WriteContext,
} from './engine/codec.ts';
export { branch, escapeXml, leaf, parseXml, writeXml, type XmlNode } from './engine/document.ts';
export type { Element } from './engine/element.ts';
export { XmlDocumentError } from './engine/errors.ts';
export type { Listing, Window, XmlOperation } from './engine/operation.ts';
export { nodesOf, type Plain, type PlainInput, plainOf } from './engine/plain.ts';
export { readTime, writeTime } from './engine/time.ts';
export { xml } from './index.ts';
