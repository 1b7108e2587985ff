import {
	downloadDuration,
	type HttpRequest,
	isSuccess,
	readSuccess,
	type Transport,
	WebexInputError,
} from '@webex-nodes/http';
import { watchDownload } from './download.ts';
import { safeFileName } from './file-name.ts';
import type { CallOptions } from './operation.ts';

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
	readonly stream: AsyncIterable<Uint8Array>;
}

export interface DownloadOptions extends CallOptions {
	/** Also downloads a file that Webex cannot scan for malware, such as an encrypted one. */
	readonly allowUnscannable?: boolean;
}

/**
 * Files of messages. While one is being scanned Webex answers 423, which the retry middleware waits for; 410 means
 * that malware was found, 428 that it cannot be scanned.
 * @see https://developer.webex.com/docs/basics (message attachments)
 */
export interface Contents {
	/** `file` is an address from `files` of a message, or the ID at its end. */
	readonly metadata: (file: string, options?: DownloadOptions) => Promise<ContentMetadata>;
	readonly download: (file: string, options?: DownloadOptions) => Promise<Content>;
	/**
	 * For files that are too large for the memory. The stream must be read to its end; it throws `WebexDownloadError` when
	 * the file breaks off.
	 */
	readonly open: (file: string, options?: DownloadOptions) => Promise<OpenContent>;
}

export function contentsClient({
	transport,
	baseUrl,
}: {
	readonly transport: Transport;
	readonly baseUrl: string;
}): Contents {
	const ask = async (
		method: 'GET' | 'HEAD',
		file: string,
		options: DownloadOptions,
		stream = false,
	) => {
		const { allowUnscannable, signal } = options;
		const request: HttpRequest = {
			method,
			// With our own base address: the host in a message may be another one, and would receive the token.
			url: `${baseUrl}/contents/${contentIdOf(file)}${allowUnscannable ? '?allow=unscannable' : ''}`,
			headers: {},
			stream,
			...(method === 'GET' && { maxDuration: downloadDuration }),
			...(signal && { signal }),
		};
		const response = await transport(request);
		if (!isSuccess(response)) {
			readSuccess(request, response, { scope: 'spark:messages_read' });
		}
		return response;
	};
	return {
		metadata: async (file, options = {}) => describe((await ask('HEAD', file, options)).headers),
		download: async (file, options = {}) => {
			const { headers, body } = await ask('GET', file, options);
			return { ...describe(headers), size: body.length, bytes: body };
		},
		open: async (file, options = {}) => {
			const { headers, body, stream = once(body) } = await ask('GET', file, options, true);
			const metadata = describe(headers);
			return { ...metadata, stream: watchDownload(stream, metadata) };
		},
	};
}

/** Nothing else may be percent-encoded: an encoded dot or slash would name something else. */
const contentAddress = /^(?:https?:\/\/[^/]+\/v1\/contents\/)?((?:[\w=-]|%3D)+)\/?(?:\?.*)?$/i;

function contentIdOf(file: string): string {
	const [, id] = contentAddress.exec(file.trim()) ?? [];
	if (id) return id;
	throw new WebexInputError(
		'file',
		'expected an address from "files" of a message, such as https://webexapis.com/v1/contents/…',
	);
}

function describe(headers: Readonly<Record<string, string>>): ContentMetadata {
	const size = Number(headers['content-length']);
	return {
		fileName: fileNameOf(headers['content-disposition'] ?? ''),
		contentType: headers['content-type']?.split(';')[0]?.trim() || 'application/octet-stream',
		...(Number.isInteger(size) && size >= 0 && headers['content-length'] && { size }),
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
