import {
	cleanText,
	describeLocation,
	type HttpRequest,
	type HttpResponse,
	isWebPage,
	isWrite,
	readRetryAfter,
	readTrackingId,
	type Waited,
	WebexError,
} from '@webex-nodes/http';
import { adviceFor } from './exceptions.ts';

/** A text is not the complete XML document that was expected. */
export class XmlDocumentError extends WebexError {
	static override readonly brand = 'XmlDocumentError';

	readonly problem: 'cut off' | 'malformed' | 'refused' | 'unexpected';

	constructor(problem: XmlDocumentError['problem'], detail: string) {
		const found = {
			'cut off': 'ends too early',
			malformed: 'is not well-formed',
			refused: 'cannot be accepted',
			unexpected: 'is not the one expected',
		}[problem];
		super(`The XML document ${found}: ${detail}`);
		this.problem = problem;
	}
}

export interface XmlSubError {
	/** May contain letters: `AS0001`. */
	readonly exceptionId: string;
	readonly reason: string;
	readonly value?: string;
}

export interface XmlFailure {
	/** A sentence for people; Cisco changes its words. */
	readonly reason: string;
	/** Six digits as a text, with leading zeros; empty when the server sent none. */
	readonly exceptionId: string;
	readonly subErrors: readonly XmlSubError[];
	/** `BACKUP` while the backup cluster answers. */
	readonly gsbStatus?: string;
	/** The number of the case at the server, for Cisco's support. */
	readonly caseId?: string;
}

/**
 * Webex answered FAILURE, which comes with the HTTP status 200.
 * @see https://developer.cisco.com/docs/webex-xml-api-reference-guide/ (Response Error Handling)
 */
export class WebexXmlError extends WebexError {
	static override readonly brand = 'WebexXmlError';

	/** Such as `meeting.CreateMeeting`. */
	readonly operation: string;
	readonly reason: string;
	readonly exceptionId: string;
	readonly subErrors: readonly XmlSubError[];
	readonly gsbStatus: string | undefined;
	readonly caseId: string | undefined;
	readonly trackingId: string | undefined;
	readonly waited: Waited | undefined;
	/** What a person can do, for the exceptions that are known. */
	readonly advice: string | undefined;

	constructor(
		operation: string,
		failure: XmlFailure,
		facts: { readonly trackingId?: string; readonly waited?: Waited } = {},
	) {
		const { exceptionId } = failure;
		const reason = cleanText(failure.reason);
		const subErrors = failure.subErrors.map(cleanSubError);
		const details = subErrors.map((sub) =>
			[sub.exceptionId, sub.reason, sub.value].filter(Boolean).join(' '),
		);
		const marks = [exceptionId && `exception ${exceptionId}`, operation, ...details];
		const tracking = facts.trackingId && `tracking ID ${facts.trackingId}`;
		super(`${reason} (${[...marks, tracking].filter(Boolean).join(', ')})`);
		this.operation = operation;
		this.reason = reason;
		this.exceptionId = exceptionId;
		this.subErrors = subErrors;
		this.gsbStatus = failure.gsbStatus;
		this.caseId = failure.caseId;
		this.trackingId = facts.trackingId;
		this.waited = facts.waited;
		this.advice = adviceFor(exceptionId);
	}
}

const cleanSubError = ({ exceptionId, reason, value }: XmlSubError): XmlSubError => ({
	exceptionId,
	reason: cleanText(reason),
	...(value !== undefined && { value: cleanText(value) }),
});

/** The answer is not one of the XML API: a web page, or a document that is cut off or not well-formed. */
export class WebexXmlResponseError extends WebexError {
	static override readonly brand = 'WebexXmlResponseError';

	readonly operation: string;
	readonly status: number;
	readonly host: string;
	/** What happened, as a sentence without its full stop. */
	readonly reason: string;
	/** The beginning of the answer, with secrets masked. */
	readonly excerpt: string;
	readonly trackingId: string | undefined;
	/** A write that may have been processed: look before it is sent again. */
	readonly mayHaveHappened: boolean;
	readonly waited: Waited | undefined;
	/** What the server asked to wait, in seconds. */
	readonly retryAfter: number | undefined;

	constructor(
		operation: string,
		request: Pick<HttpRequest, 'method' | 'repeatable' | 'url'>,
		response: HttpResponse,
		detail: string,
	) {
		const { host } = describeLocation(request.url);
		const { status } = response;
		const text = new TextDecoder().decode(response.body.subarray(0, 4000));
		// The beginning of a document of the XML API says nothing.
		const excerpt = /^\s*<\?xml\b[^>]*>\s*<serv:message/.test(text)
			? ''
			: excerptOf(text, response.secrets);
		const found = isWebPage(text) ? 'it is a web page' : detail;
		const isFailure = status >= 400;
		const reason = isFailure
			? `${host} answered ${status} instead of the result of ${operation}`
			: `${host} answered ${status} with something else than the result of ${operation}: ${found}`;
		const isAnswered = status === 200 && !isWebPage(text);
		const mayHaveHappened = isWrite(request) && (isAnswered || status >= 500);
		const trackingId = readTrackingId(response);
		const retryAfter = isFailure ? readRetryAfter(response) : undefined;
		const marks = [excerpt, trackingId && `tracking ID ${trackingId}`].filter(Boolean).join(', ');
		const remarks = [
			marks ? `${reason} (${marks})` : reason,
			mayHaveHappened && 'it may have been done all the same',
			retryAfter !== undefined && `Webex asks to wait ${retryAfter} s`,
		];
		super(remarks.filter(Boolean).join('; '));
		this.mayHaveHappened = mayHaveHappened;
		this.waited = response.waited;
		this.retryAfter = retryAfter;
		this.operation = operation;
		this.status = response.status;
		this.host = host;
		this.reason = reason;
		this.excerpt = excerpt;
		this.trackingId = trackingId;
	}
}

/** Elements whose text is a secret, also as gateways write them into a web page or into JSON. */
const secretElements =
	/((?:<|&lt;|\\u003c)[^<>\s/&\\]*(?:password|ticket|token|hostKey|meetingPW|URL|AccessCode)(?:\s(?:[^<>&\\]|\\")*)?(?:>|&gt;|\\u003e))(?:(?!<|&lt;|\\u003c)[\s\S])+/gi;

/**
 * The beginning of an answer as one line of plain text.
 * @param secrets values that are removed wherever they stand.
 */
export function excerptOf(answer: string, secrets: readonly string[] = []): string {
	const masked = answer.replaceAll(secretElements, '$1…');
	const page = isWebPage(masked)
		? masked
				.replaceAll(/<script[\s\S]*?(?:<\/script>|$)|<style[\s\S]*?(?:<\/style>|$)/gi, ' ')
				.replaceAll(/<[^<>]*>/g, ' ')
		: masked;
	return cleanText(page, { maxLength: 200, secrets });
}
