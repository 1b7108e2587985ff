import type { HttpRequest, HttpResponse, Transport } from '@webex-nodes/http';
import { leaveUnread, watchDownload } from './download.ts';
import { safeFileName } from './file-name.ts';

/** The facts of a file that Webex sends without its content. */
export interface ContentMetadata {
	/** Safe to save under, see {@link safeFileName}. */
	readonly fileName: string;
	readonly contentType: string;
	/** In bytes, when Webex sends it. */
	readonly size?: number;
}

export interface Content extends ContentMetadata {
	readonly bytes: Uint8Array;
}

/** A file whose content is read while it arrives. */
export interface OpenContent extends ContentMetadata {
	/** To be read to its end; throws `WebexDownloadError` when the file breaks off. */
	readonly stream: AsyncIterable<Uint8Array>;
	/**
	 * Gives the memory of a piece back at once, which holds the peak low. Only for who neither keeps nor passed on the
	 * piece, as after it was written. Absent where the transport cannot.
	 */
	readonly release?: (piece: Uint8Array) => void;
}

export interface Opening {
	/** Throws for what is no success. */
	readonly check: (response: HttpResponse) => void;
	/** Asks for the size, where the answer does not tell it. */
	readonly askSize?: () => Promise<number | undefined>;
	/** Whether nothing is no file, unless the answer says that it is one. */
	readonly isFilled?: boolean;
}

/** The answer to a request for a file. */
export async function openContent(
	transport: Transport,
	request: HttpRequest,
	{ check, askSize, isFilled = false }: Opening,
): Promise<OpenContent> {
	// The length of a packed answer is not that of the file, and some HTTP clients unpack it without a word.
	const headers = { 'accept-encoding': 'identity', ...request.headers };
	const response = await transport({ ...request, headers, stream: true });
	const { headers: told, body, stream = once(body), release } = response;
	try {
		check(response);
	} catch (error) {
		leaveUnread(stream);
		throw error;
	}
	const metadata = describeContent(told);
	return {
		...metadata,
		stream: watchDownload(stream, {
			...metadata,
			least: isFilled && !told['content-disposition'] ? 1 : 0,
			...(askSize && { askSize }),
			...(request.signal && { signal: request.signal }),
		}),
		...(release && response.stream && { release }),
	};
}

export function describeContent(headers: Readonly<Record<string, string>>): ContentMetadata {
	const size = Number(headers['content-length']);
	// Of what is packed, the length is another one.
	const isTold = headers['content-length'] && !headers['content-encoding'];
	return {
		fileName: fileNameOf(headers['content-disposition'] ?? ''),
		contentType: headers['content-type']?.split(';')[0]?.trim() || 'application/octet-stream',
		...(Number.isInteger(size) && size >= 0 && isTold && { size }),
	};
}

/** @see https://www.rfc-editor.org/rfc/rfc6266 */
function fileNameOf(disposition: string): string {
	const [, encoded] = /filename\*\s*=\s*(?:UTF-8|utf-8)''([^;]+)/.exec(disposition) ?? [];
	const [, quoted, bare] = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))/.exec(disposition) ?? [];
	const name = encoded ? decode(encoded) : (quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '');
	return safeFileName(name);
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** The stream for a transport that has none. */
async function* once(bytes: Uint8Array) {
	yield bytes;
}
