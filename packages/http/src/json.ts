import { maxErrors, WebexApiError, type WebexApiErrorFacts, WebexResponseError } from './errors.ts';
import {
	contentTypeOf,
	describeRequest,
	isJson,
	isWebPage,
	readRetryAfter,
	readText,
	readTrackingId,
} from './read.ts';
import { cleanText } from './text.ts';
import { type HttpRequest, type HttpResponse, isSuccess, isWrite } from './transport.ts';

/** The JSON value of an answer; `undefined` for 204. Throws `WebexResponseError` for anything else. */
export function readJson(request: HttpRequest, response: HttpResponse): unknown {
	if (response.status === 204) return undefined;
	const parsed = parse(response);
	if ('value' in parsed) return parsed.value;
	throw new WebexResponseError(request, response, parsed.problem);
}

type Parsed = { readonly value: unknown } | { readonly problem: WebexResponseError['problem'] };

const parsedOf = Symbol('parsed');

type Body = Uint8Array & { [parsedOf]?: Parsed };

/**
 * Each answer is parsed once, although the middleware that repeats requests looks at it too. It is kept with its body: in
 * a WeakMap, which is old, V8 takes every new value for used, and moves each page twice before it is freed.
 */
function parse(response: HttpResponse): Parsed {
	const body: Body = response.body;
	const parsed = body[parsedOf] ?? parseText(new TextDecoder().decode(body));
	if (!body[parsedOf]) Object.defineProperty(body, parsedOf, { value: parsed });
	return parsed;
}

function parseText(text: string): Parsed {
	try {
		return { value: JSON.parse(text) };
	} catch {
		return { problem: problemOf(text) };
	}
}

function problemOf(text: string): WebexResponseError['problem'] {
	if (isWebPage(text)) return 'web page';
	return /^\s*([[{]|$)/.test(text) ? 'cut off' : 'unexpected';
}

/** `false` for JSON that ends too early. */
export function isCompleteJson(response: HttpResponse): boolean {
	if (response.status === 204) return true;
	const parsed = parse(response);
	return 'value' in parsed || parsed.problem !== 'cut off';
}

/** What a token needs for the request. */
type ScopeFacts = Pick<WebexApiErrorFacts, 'alsoNeeds' | 'scope'>;

/** The JSON value of a successful answer. Throws `WebexApiError` for every status that is not 2xx. */
export function readSuccess(
	request: HttpRequest,
	response: HttpResponse,
	facts: ScopeFacts = {},
): unknown {
	if (isSuccess(response)) return readJson(request, response);
	throw readFailure(request, response, facts);
}

/** The JSON object of a successful answer. Throws `WebexResponseError` for a list, a number, or nothing at all. */
export function readObject(
	request: HttpRequest,
	response: HttpResponse,
	facts: ScopeFacts = {},
): object {
	const value = readSuccess(request, response, facts);
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
	const problem = value === undefined || value === null ? 'empty' : 'unexpected';
	throw new WebexResponseError(request, response, problem, 'an object');
}

/** The text of a successful answer. Throws `WebexResponseError` for JSON and for a web page. */
export function readTextSuccess(
	request: HttpRequest,
	response: HttpResponse,
	facts: ScopeFacts = {},
): string {
	if (!isSuccess(response)) throw readFailure(request, response, facts);
	const text = readText(response);
	const problem = isWebPage(text) ? 'web page' : 'unexpected';
	if (problem === 'unexpected' && !isJson(contentTypeOf(response))) return text;
	throw new WebexResponseError(request, response, problem, 'text');
}

/** The error for an answer that is no success. */
export function readFailure(
	request: HttpRequest,
	response: HttpResponse,
	facts: ScopeFacts = {},
): WebexApiError | WebexResponseError {
	const isRedirect = response.status >= 300 && response.status < 400;
	return isRedirect
		? new WebexResponseError(request, response, 'redirect')
		: readApiError(request, response, facts);
}

/**
 * Failures come as `{ message, errors[{ description }], trackingId }`, in OAuth's form, as HTML, or empty.
 * @see https://developer.webex.com/docs/basics
 */
function readApiError(
	request: HttpRequest,
	response: HttpResponse,
	{ scope, alsoNeeds }: ScopeFacts,
): WebexApiError {
	const parsed = parse(response);
	// The status already says that it failed; a body that is not JSON (429 comes as HTML) adds nothing.
	const body = 'value' in parsed ? recordOf(parsed.value) : {};
	const errors = listOf(body['errors'])
		.slice(0, maxErrors)
		.flatMap((entry) => stringsOf(recordOf(entry)['description']));
	const [reason] = [
		...stringsOf(body['message']),
		...errors,
		...stringsOf(body['error_description']),
		...stringsOf(body['error']),
	];
	const [trackingId = readTrackingId(response)] = [
		...stringsOf(body['trackingId']),
		...stringsOf(body['trackingID']),
	];
	const retryAfter = readRetryAfter(response);
	const { waited, limit, secrets = [] } = response;
	const isUncertain = response.mayHaveHappened || (response.status >= 500 && isWrite(request));
	return new WebexApiError({
		status: response.status,
		method: request.method,
		path: describeRequest(request).path,
		errors: errors.map((text) => cleanText(text, { secrets })),
		...(reason && { reason: cleanText(reason, { secrets }) }),
		...(trackingId && { trackingId: cleanText(trackingId, { secrets }) }),
		...(retryAfter !== undefined && { retryAfter }),
		...(scope && { scope }),
		...(alsoNeeds && { alsoNeeds }),
		...(waited && { waited }),
		...(isUncertain && { mayHaveHappened: true }),
		...(limit && { refusedUntil: new Date(limit.until), wasSent: limit.wasSent }),
	});
}

const recordOf = (value: unknown) =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const stringsOf = (value: unknown) => (typeof value === 'string' && value ? [value] : []);
