import { WebexApiError, WebexResponseError } from './errors.ts';
import { describeLocation, isWebPage, readRetryAfter, readText, readTrackingId } from './read.ts';
import type { HttpRequest, HttpResponse } from './transport.ts';

/** The JSON value of an answer; `undefined` for 204. Throws `WebexResponseError` for anything else. */
export function readJson(request: HttpRequest, response: HttpResponse): unknown {
	if (response.status === 204) return undefined;
	const text = readText(response);
	try {
		return JSON.parse(text);
	} catch {
		throw new WebexResponseError(request, response, problemOf(text));
	}
}

function problemOf(text: string): WebexResponseError['problem'] {
	if (isWebPage(text)) return 'web page';
	return /^\s*([[{]|$)/.test(text) ? 'cut off' : 'unexpected';
}

/** The JSON value of a successful answer. Throws `WebexApiError` for every status that is not 2xx. */
export function readSuccess(
	request: HttpRequest,
	response: HttpResponse,
	facts: { readonly scope?: string } = {},
): unknown {
	if (response.status >= 200 && response.status < 300) return readJson(request, response);
	throw readFailure(request, response, facts);
}

/**
 * Failures come as `{ message, errors[{ description }], trackingId }`, in OAuth's form, as HTML, or empty.
 * @see https://developer.webex.com/docs/basics
 */
function readFailure(
	request: HttpRequest,
	response: HttpResponse,
	{ scope }: { readonly scope?: string },
): WebexApiError {
	const body = parseLeniently(readText(response));
	const errors = listOf(body['errors']).flatMap((entry) =>
		stringsOf(recordOf(entry)['description']),
	);
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
	const { waited } = response;
	return new WebexApiError({
		status: response.status,
		method: request.method,
		path: describeLocation(request.url).path,
		errors,
		...(reason && { reason }),
		...(trackingId && { trackingId }),
		...(retryAfter !== undefined && { retryAfter }),
		...(scope && { scope }),
		...(waited && { waited }),
	});
}

function parseLeniently(text: string): Record<string, unknown> {
	try {
		return recordOf(JSON.parse(text));
	} catch {
		// The status already says that it failed; a body that is not JSON (429 comes as HTML) adds nothing.
		return {};
	}
}

const recordOf = (value: unknown) =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const stringsOf = (value: unknown) => (typeof value === 'string' && value ? [value] : []);
