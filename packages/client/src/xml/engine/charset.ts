import { XmlDocumentError } from './errors.ts';

const inHeader = /charset\s*=\s*"?([\w.:-]+)/i;
const inProlog = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/;

/**
 * The text of a document: by the charset of the HTTP header, of its prolog, or UTF-8, whichever first fits the bytes.
 * Some answers of Webex are ISO-8859-1.
 */
export function decodeXml(bytes: Uint8Array, contentType = ''): string {
	const prolog = new TextDecoder('iso-8859-1').decode(bytes.subarray(0, 200));
	const charsets = [inHeader.exec(contentType)?.[1], inProlog.exec(prolog)?.[1], 'utf-8'];
	for (const charset of charsets) {
		const text = charset && decode(bytes, charset);
		if (text !== undefined && charset) return text as string;
	}
	throw new XmlDocumentError('malformed', 'its bytes fit none of the charsets it declares');
}

function decode(bytes: Uint8Array, charset: string): string | undefined {
	try {
		return new TextDecoder(charset, { fatal: true }).decode(bytes);
	} catch {
		// An unknown charset, or bytes that it does not have: the next one is tried.
		return undefined;
	}
}
