import { explain } from 'n8n-nodes-webex/src/n8n/failures.ts';

/** What somebody reads when an operation failed. */
export interface Sentence {
	/** In n8n: what happened, and how to go on. */
	readonly message?: string;
	readonly description?: string;
	/** Of the library. */
	readonly library: string;
	/** Its class. */
	readonly kind: string;
	readonly trackingId?: string;
	readonly mayHaveHappened: boolean;
}

export function sentenceOf(error: unknown, isLibraryOnly = false): Sentence {
	if (!(error instanceof Error)) throw new Error('An operation threw something that is no error');
	const { message, description } = (!isLibraryOnly && explain(error)) || {};
	const trackingId: unknown = Reflect.get(error, 'trackingId');
	return {
		...(message !== undefined && { message }),
		...(description !== undefined && { description }),
		library: error.message,
		kind: error.name,
		...(typeof trackingId === 'string' && { trackingId }),
		mayHaveHappened: /may have been done/.test(`${error.message} ${message} ${description}`),
	};
}

/** Words that say nothing to a person who does not know the program. */
const internal =
	/undefined|\bnull\b|\bNaN\b|\[object|^Error:|fetch failed|socket hang up|\n|\bat .*:\d+:\d+|<[a-z!/][^>]*>|%7B|TypeError|AbortError/i;
/** A code alone explains nothing. */
const codeOnly = /^(E[A-Z]+|UND_ERR_\w+|TIMEOUT_\w+)$/;
/** What a person can do. */
const advice =
	/\b(run|look|check|wait|connect|open|choose|copy|enter|get|ask|tell|switch|share|add|use|again|later)\b/i;

/** What is wrong with a sentence, for a person who reads it. */
export function problemsOf(sentence: Sentence, secrets: readonly string[]): readonly string[] {
	const { message, description, library, trackingId } = sentence;
	const shown = [message, description, library].filter((text) => text !== undefined);
	return [
		...shown.filter((text) => internal.test(text)).map((text) => `internal word: ${text}`),
		...shown.filter((text) => codeOnly.test(text)).map((text) => `a code alone: ${text}`),
		...shown.filter((text) => text.trim().length < 10).map((text) => `says nothing: "${text}"`),
		...(secrets.some((secret) => secret && shown.some((text) => text.includes(secret)))
			? ['a secret is shown']
			: []),
		...(description !== undefined && !advice.test(description)
			? [`no way to go on: ${description}`]
			: []),
		...(trackingId && !library.includes(trackingId) ? ['the library hides the tracking ID'] : []),
		...(trackingId && description !== undefined && !description.includes(trackingId)
			? ['n8n hides the tracking ID']
			: []),
	];
}
