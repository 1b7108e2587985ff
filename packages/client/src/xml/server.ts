/** For a server of the XML API: documents, and the codecs of the contract. */
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
export { ianaOf, zoneOfIana, zones } from './engine/zones.ts';
export { xml } from './index.ts';
