import type { HttpResponse, Middleware } from '@webex-nodes/http';
import { XmlDocumentError } from './errors.ts';
import { statusOfFailure } from './exceptions.ts';
import { readAnswer, saysSuccess } from './read-answer.ts';

/** How long to wait when the site limits the rate, in seconds: its limit counts the calls of a minute. */
const rateWait = '60';

/**
 * Failures come with the HTTP status 200. This middleware sets the status that the same failures have elsewhere, so that
 * middlewares which repeat requests or renew secrets need to know only these: 401 for a ticket or token that no longer
 * works, 429 for the rate limit, 503 for a service that does not answer.
 */
export const statusFromBody: Middleware = (next) => async (request) => {
	const response = await next(request);
	const status = statusOf(response);
	if (status === response.status) return response;
	const headers = {
		...response.headers,
		...(status === 429 && { 'retry-after': response.headers['retry-after'] ?? rateWait }),
	};
	return { ...response, status, headers };
};

/** The HTTP status that an answer means. */
export function statusOf(response: HttpResponse): number {
	if (response.status !== 200 || saysSuccess(response)) return response.status;
	try {
		const message = readAnswer(response);
		const isFailure = message.result === 'FAILURE';
		return (isFailure ? statusOfFailure(message) : undefined) ?? response.status;
	} catch (error) {
		// The client, which reads the same answer next, throws the error that says what is wrong with it.
		if (XmlDocumentError.is(error)) return response.status;
		throw error;
	}
}
