import { type BodyInParts, piecesOf, WebexInputError } from '@webex-nodes/http';
import type { AnyUpload, UploadInParts, UploadOnce } from './upload.ts';

interface Multipart {
	/** The content type with the boundary. */
	readonly contentType: string;
	/** The whole body, or its parts where the file comes in parts. */
	readonly body: BodyInParts | Uint8Array;
}

const encoder = new TextEncoder();

/**
 * Encodes a form with a file; values that are not texts are sent as JSON.
 * @see https://www.rfc-editor.org/rfc/rfc7578
 */
export function encodeMultipart(
	fields: Readonly<Record<string, unknown>>,
	name: string,
	upload: AnyUpload,
): Multipart {
	const { fileName, contentType } = upload;
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
	return {
		contentType: `multipart/form-data; boundary=${boundary}`,
		body: 'bytes' in upload ? joined([head, upload.bytes, tail]) : inParts(head, upload, tail),
	};
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
	const body = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let offset = 0;
	for (const part of parts) {
		body.set(part, offset);
		offset += part.length;
	}
	return body;
}

function inParts(
	head: Uint8Array,
	upload: UploadInParts | UploadOnce,
	tail: Uint8Array,
): BodyInParts {
	const { fileName: name, size } = upload;
	if (size === undefined || !Number.isSafeInteger(size) || size < 0) {
		throw new WebexInputError('size', `expected the size of ${name} in bytes`);
	}
	let wasRead = false;
	const once = (stream: AsyncIterable<Uint8Array>) => () => {
		wasRead = true;
		return stream;
	};
	const file: BodyInParts = {
		length: size,
		name,
		...('open' in upload
			? { open: upload.open }
			: { open: once(upload.stream), isUsedUp: () => wasRead }),
	};
	return {
		...file,
		length: head.length + size + tail.length,
		open: async function* () {
			yield head;
			// Checked by itself: an error then tells the size of the file, and not that of the form.
			yield* piecesOf(file);
			yield tail;
		},
	};
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
