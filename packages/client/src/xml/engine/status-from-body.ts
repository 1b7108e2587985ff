import { isTicketRefusal } from '@webex-nodes/auth';
import type { HttpResponse, Middleware } from '@webex-nodes/http';
import { type ReadMessage, readMessage } from './envelope.ts';
import { XmlDocumentError } from './errors.ts';

/** How long the site wants one to wait when it limits the rate, in seconds. */
const rateWait = '60';

/**
 * Gives failures that come with status 200 the status that others have, so that whoever repeats and renews needs to
 * know only these: 401 for a ticket or token that no longer works, 429 for the rate limit, 503 for a service that
 * does not answer.
 */
export const inBandStatus: Middleware = (next) => async (request) => {
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
export function statusOf({ status, body, headers }: HttpResponse): number {
	if (status !== 200) return status;
	const message = failureOf(body, headers['content-type']);
	if (!message) return status;
	if (isTicketRefusal(message)) return 401;
	if (message.exceptionId === '000045') return 429;
	return message.exceptionId === '000035' ? 503 : status;
}

/** Failures are short; a long answer is not read twice. */
const longestFailure = 100_000;

function failureOf(body: Uint8Array, contentType: string | undefined): ReadMessage | undefined {
	if (body.length > longestFailure) return undefined;
	try {
		const message = readMessage(body, { contentType });
		return message.result === 'FAILURE' ? message : undefined;
	} catch (error) {
		// Whoever reads the answer says what is wrong with it.
		if (XmlDocumentError.is(error)) return undefined;
		throw error;
	}
}
