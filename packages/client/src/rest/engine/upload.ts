/** A file to send with a message. */
export interface Upload {
	/** The name that people see. */
	readonly fileName: string;
	/** Media type, such as `text/csv`. */
	readonly contentType: string;
	readonly bytes: Uint8Array;
}

/**
 * The most that Webex takes as a file, in bytes.
 * @see https://developer.webex.com/docs/basics (message attachments)
 */
export const maxFileBytes = 100 * 1024 * 1024;

/** A file that is sent piece by piece, for what is too large to be held. */
export interface UploadInParts extends Omit<Upload, 'bytes'> {
	/** In bytes. It must be right: Webex gets it before the file. */
	readonly size: number;
	/** The file from its beginning. Called again when the request has to be sent again. */
	readonly open: () => AsyncIterable<Uint8Array>;
}

/**
 * A file from a stream, such as what `contents.open` gives. A stream can be read only once, so the request is not sent
 * again: not after a new token either, which the next request gets.
 */
export interface UploadOnce extends Omit<Upload, 'bytes'> {
	/** In bytes. It must be right: Webex gets it before the file. */
	readonly size?: number;
	readonly stream: AsyncIterable<Uint8Array>;
}

/** A file to send, in any form. */
export type AnyUpload = Upload | UploadInParts | UploadOnce;

export const isUpload = (value: unknown): value is AnyUpload =>
	typeof value === 'object' &&
	value !== null &&
	'fileName' in value &&
	(('bytes' in value && value.bytes instanceof Uint8Array) ||
		('open' in value && typeof value.open === 'function') ||
		('stream' in value && isIterable(value.stream)));

const isIterable = (value: unknown): boolean =>
	typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
