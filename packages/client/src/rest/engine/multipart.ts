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

export const isUpload = (value: unknown): value is Upload =>
	typeof value === 'object' &&
	value !== null &&
	'fileName' in value &&
	'bytes' in value &&
	value.bytes instanceof Uint8Array;

interface Multipart {
	/** The content type with the boundary. */
	readonly contentType: string;
	/** The whole body, so that it can be sent again with a new token. */
	readonly body: Uint8Array;
}

const encoder = new TextEncoder();

/**
 * Encodes a form with a file; values that are not texts are sent as JSON.
 * @see https://www.rfc-editor.org/rfc/rfc7578
 */
export function encodeMultipart(
	fields: Readonly<Record<string, unknown>>,
	name: string,
	{ fileName, contentType, bytes }: Upload,
): Multipart {
	const boundary = `webex-${hex(crypto.getRandomValues(new Uint8Array(24)))}`;
	const texts = Object.entries(fields).map(
		([field, value]) =>
			`--${boundary}\r\ncontent-disposition: form-data; name="${quoted(field)}"\r\n\r\n${
				typeof value === 'string' ? value : JSON.stringify(value)
			}\r\n`,
	);
	const opening = `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"; filename="${quoted(fileName)}"\r\ncontent-type: ${mediaType(contentType)}\r\n\r\n`;
	const head = encoder.encode(texts.join('') + opening);
	const tail = encoder.encode(`\r\n--${boundary}--\r\n`);
	const body = new Uint8Array(head.length + bytes.length + tail.length);
	body.set(head);
	body.set(bytes, head.length);
	body.set(tail, head.length + bytes.length);
	return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}

const hex = (bytes: Uint8Array) =>
	[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Escapes as browsers do. @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data */
const quoted = (text: string) =>
	text.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');

/** Other characters could begin another header. */
const mediaType = (text: string) =>
	/^[\w.+-]+\/[\w.+-]+(; ?[\w.+-]+=("[\w .+-]*"|[\w.+-]+))*$/.test(text)
		? text
		: 'application/octet-stream';
