import { XmlDocumentError } from './errors.ts';

const inHeader = /charset\s*=\s*"?([\w.:-]+)/i;
const inProlog = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/;

/**
 * Decodes a document with the first charset that fits its bytes: that of the HTTP header, that of the prolog, UTF-8.
 * Some answers of Webex are ISO-8859-1.
 */
export function decodeXml(bytes: Uint8Array, contentType = ''): string {
	const prolog = new TextDecoder('iso-8859-1').decode(bytes.subarray(0, 200));
	const charsets = [inHeader.exec(contentType)?.[1], inProlog.exec(prolog)?.[1], 'utf-8'];
	for (const charset of charsets) {
		const text = charset === undefined ? undefined : decode(bytes, charset);
		if (text !== undefined) return text;
	}
	throw new XmlDocumentError('malformed', 'its bytes fit none of the charsets it declares');
}

function decode(bytes: Uint8Array, charset: string): string | undefined {
	try {
		return new TextDecoder(charset, { fatal: true }).decode(bytes);
	} catch {
		// The charset is unknown, or the bytes are not valid in it: the next one is tried.
		return undefined;
	}
}
