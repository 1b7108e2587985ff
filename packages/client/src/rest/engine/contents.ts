import {
	contentTypeOf,
	downloadDuration,
	type HttpRequest,
	type HttpResponse,
	isSuccess,
	readFailure,
	type Transport,
	WebexInputError,
	WebexResponseError,
} from '@webex-nodes/http';
import {
	type Content,
	type ContentMetadata,
	describeContent,
	type OpenContent,
	openContent,
} from './content.ts';
import { requireWhole } from './download.ts';
import type { CallOptions } from './operation.ts';

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
	const requestFor = (
		method: 'GET' | 'HEAD',
		file: string,
		{ allowUnscannable, signal }: DownloadOptions,
	): HttpRequest => ({
		method,
		// With our own base address: the host in a message may be another one, and would receive the token.
		url: `${baseUrl}/contents/${contentIdOf(file)}${allowUnscannable ? '?allow=unscannable' : ''}`,
		// The length of a packed answer is not that of the file.
		headers: { 'accept-encoding': 'identity' },
		...(method === 'GET' && { maxDuration: downloadDuration }),
		...(signal && { signal }),
	});
	const check = (request: HttpRequest) => (response: HttpResponse) => {
		if (!isSuccess(response)) {
			throw readFailure(request, response, { scope: 'spark:messages_read' });
		}
		const { headers } = response;
		const type = contentTypeOf(response);
		if (headers['content-disposition'] || headers['trackingid'] || !readable.test(type)) return;
		// Webex names each file, and has an ID on each answer: a proxy has answered.
		const problem = type === 'text/html' ? 'web page' : 'unexpected';
		throw new WebexResponseError(request, response, problem, 'the file');
	};
	const ask = async (request: HttpRequest) => {
		const response = await transport(request);
		check(request)(response);
		return response;
	};
	const metadata: Contents['metadata'] = async (file, options = {}) => {
		const { headers } = await ask(requestFor('HEAD', file, options));
		return describeContent(headers);
	};
	/** The file has come: a question that fails, as where a proxy refuses HEAD, must not cost it. */
	const sizeOf = async (file: string, options: DownloadOptions) => {
		try {
			const { headers } = await ask({ ...requestFor('HEAD', file, options), ...askedLater });
			return describeContent(headers).size;
		} catch {
			options.signal?.throwIfAborted();
			return undefined;
		}
	};
	return {
		metadata,
		download: async (file, options = {}) => {
			const { headers, body } = await ask(requestFor('GET', file, options));
			const described = describeContent(headers);
			const { size = await sizeOf(file, options) } = described;
			requireWhole(described, { size, received: body.length });
			return { ...described, size: body.length, bytes: body };
		},
		open: async (file, options = {}) => {
			const request = requestFor('GET', file, options);
			return await openContent(transport, request, {
				check: check(request),
				askSize: async () => await sizeOf(file, options),
			});
		},
	};
}

/** A finished file waits no longer for the question how long it is, in milliseconds. */
const askedLater = { maxDuration: 15_000, maxWaited: 5000 };

/** What a proxy answers with. */
const readable = /^text\/|\b(json|xml)$/;

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
