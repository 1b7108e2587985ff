/** What a server of the XML API needs: documents, and the contract's codecs. */
export type {
	Codec,
	Element,
	Fields,
	Input,
	List,
	Output,
	ReadContext,
	WriteContext,
} from './codec.ts';
export { branch, escapeXml, leaf, parseXml, writeXml, type XmlNode } from './document.ts';
export { XmlDocumentError } from './errors.ts';
export { xml } from './index.ts';
export type { Listing, Window, XmlOperation } from './operation.ts';
export { nodesOf, type Plain, type PlainInput, plainOf } from './plain.ts';
export { readTime, writeTime } from './time.ts';
