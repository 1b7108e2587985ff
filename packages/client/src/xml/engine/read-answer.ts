import type { HttpResponse } from '@webex-nodes/http';
import { type ReadMessage, readMessage } from './envelope.ts';
import { XmlDocumentError } from './errors.ts';

type Outcome = { readonly message: ReadMessage } | { readonly error: XmlDocumentError };

/**
 * What was read, by the bytes that it was read from. The status of an answer, its content and whether a token has expired
 * are all in one document, and are needed in different places. An entry lives only as long as the bytes are used.
 */
const outcomes = new WeakMap<Uint8Array, Outcome>();

/**
 * Reads the document of an answer: the first time it is called for this body; later calls return the same result.
 * @throws {@link XmlDocumentError} for what is not a whole answer.
 */
export function readAnswer({ body, headers }: Pick<HttpResponse, 'body' | 'headers'>): ReadMessage {
	const outcome = outcomes.get(body) ?? read(body, headers['content-type']);
	outcomes.set(body, outcome);
	if ('error' in outcome) throw outcome.error;
	return outcome.message;
}

function read(body: Uint8Array, contentType: string | undefined): Outcome {
	try {
		return { message: readMessage(body, { contentType }) };
	} catch (error) {
		if (!XmlDocumentError.is(error)) throw error;
		return { error };
	}
}

const asciiOf = (bytes: Uint8Array) => new TextDecoder('iso-8859-1').decode(bytes);

/**
 * Whether the header says so, without reading the document: so that others can be sent while a long one is read. `false`
 * also for what only a reader can tell, such as UTF-16.
 */
export function saysSuccess({ body }: Pick<HttpResponse, 'body'>): boolean {
	const [, result] = /<(?:[\w-]+:)?result>([^<]*)</.exec(asciiOf(body.subarray(0, 1000))) ?? [];
	return result === 'SUCCESS';
}

/** A document that ends as a message does was not cut off. */
const endsAsMessage = ({ body }: Pick<HttpResponse, 'body'>): boolean =>
	/<\/(?:[\w-]+:)?message>\s*$/.test(asciiOf(body.subarray(-100)));

/** `false` for a document that ends too early, and for no document at all. */
export function isCompleteAnswer(response: HttpResponse): boolean {
	if (endsAsMessage(response)) return true;
	try {
		readAnswer(response);
		return true;
	} catch (error) {
		if (!XmlDocumentError.is(error)) throw error;
		return error.problem !== 'cut off';
	}
}
