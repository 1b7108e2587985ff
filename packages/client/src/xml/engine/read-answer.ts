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

/** `false` for a document that ends too early, and for no document at all. */
export function isCompleteAnswer(response: HttpResponse): boolean {
	try {
		readAnswer(response);
		return true;
	} catch (error) {
		if (!XmlDocumentError.is(error)) throw error;
		return error.problem !== 'cut off';
	}
}
