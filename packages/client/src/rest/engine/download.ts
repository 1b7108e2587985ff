import { codeOf, leavable, WebexConnectionError, WebexError } from '@webex-nodes/http';

interface DownloadFacts {
	readonly fileName: string;
	/** In bytes, when Webex said it. */
	readonly size?: number;
	readonly received: number;
}

/** A file broke off while it was read. What came of it is not the file, and must not be kept. */
export class WebexDownloadError extends WebexError {
	static override readonly brand = 'WebexDownloadError';

	readonly fileName: string;
	/** In bytes, when Webex said it. */
	readonly size: number | undefined;
	/** Bytes that came. */
	readonly received: number;
	/** What happened, as a sentence without its full stop. */
	readonly reason: string;
	readonly code: string | undefined;

	constructor({ fileName, size, received }: DownloadFacts, cause: unknown) {
		const reason =
			WebexConnectionError.is(cause) || cause instanceof EndedEarly
				? cause.reason
				: 'the connection broke';
		const bytes = size === undefined ? `${received} bytes` : `${received} of ${size} bytes`;
		super(`The download of ${fileName} stopped after ${bytes}: ${reason}`, { cause });
		this.fileName = fileName;
		this.size = size;
		this.received = received;
		this.reason = reason;
		this.code = codeOf(cause);
	}
}

/** The answer ended in a proper way, and is not the whole file. */
class EndedEarly extends Error {
	readonly reason = 'the answer ended too early';
}

/** @throws WebexDownloadError for fewer bytes than there are. */
export function requireWhole(
	{ fileName }: { readonly fileName: string },
	{ size, received }: { readonly size: number | undefined; readonly received: number },
): void {
	if (size === undefined || received >= size) return;
	throw new WebexDownloadError({ fileName, size, received }, new EndedEarly());
}

interface Watched extends Omit<DownloadFacts, 'received'> {
	/** Without a size, fewer bytes are no file. */
	readonly least: number;
	/** Of the request: who cancels gets the own reason. */
	readonly signal?: AbortSignal;
	/** Asks for the size, where the answer does not tell it. */
	readonly askSize?: () => Promise<number | undefined>;
}

/** The same bytes; a stream that breaks off ends with an error that names the file. */
export function watchDownload(
	stream: AsyncIterable<Uint8Array>,
	facts: Watched,
): AsyncIterableIterator<Uint8Array> {
	return leavable(watch(stream, facts), () => leaveUnread(stream));
}

/** Ends a download before its first piece. */
export function leaveUnread(stream: AsyncIterable<Uint8Array>): void {
	// Not awaited: who leaves has nothing to learn from it.
	void stream[Symbol.asyncIterator]()
		.return?.()
		.catch(() => undefined);
}

async function* watch(
	stream: AsyncIterable<Uint8Array>,
	{ fileName, size: told, least, askSize, signal }: Watched,
): AsyncGenerator<Uint8Array> {
	let received = 0;
	let size = told;
	try {
		for await (const piece of stream) {
			received += piece.length;
			yield piece;
		}
		size ??= await askSize?.();
		if (received < (size ?? least)) throw new EndedEarly();
	} catch (error) {
		signal?.throwIfAborted();
		throw new WebexDownloadError(
			{ fileName, received, ...(size !== undefined && { size }) },
			error,
		);
	}
}
