import {
	type HttpRequest,
	type HttpResponse,
	isSendable,
	type Middleware,
	readSuccess,
	requireProtected,
	WebexApiError,
	WebexInputError,
} from '@webex-nodes/http';
import { WebexAuthorizationError } from './errors.ts';
import type { TokenSource } from './token.ts';

export interface BearerOptions {
	/** Hosts that the token may be sent to besides Webex's own, with their port if it is not the default one. */
	readonly hosts?: readonly string[];
}

const webexHosts = /^(.+\.)?(webexapis\.com|webex\.com)$|^api\.ciscospark\.com$/;

/** Signs requests, and signs once more with a new token after a 401. */
export function bearer(tokens: TokenSource, { hosts = [] }: BearerOptions = {}): Middleware {
	const requireAllowed = (url: string) => {
		const { host } = new URL(url);
		if (!hosts.includes(host) && !webexHosts.test(host)) {
			throw new WebexInputError(
				'url',
				`expected a Webex host; the token is not sent to ${host}. List it in "hosts" if it may go there`,
			);
		}
		requireProtected(url);
	};
	return (next) => async (request) => {
		requireAllowed(request.url);
		const options = request.signal ? { signal: request.signal } : {};
		const accessToken = await tokens.get(options);
		const response = await send(request, accessToken);
		if (response.status !== 401) return response;
		if (!tokens.refuse(accessToken)) return explainRefusal(request, response, tokens.whenRefused);
		// What can be read only once has been read; the next request gets the new token.
		if (!isSendable(request)) return response;
		return await send(request, await tokens.get(options));

		async function send(unsigned: HttpRequest, token: string): Promise<HttpResponse> {
			const answer = await next(sign(unsigned, token));
			// A gateway may repeat the header in its error.
			return { ...answer, secrets: [...(answer.secrets ?? []), token] };
		}
	};
}

function explainRefusal(
	request: HttpRequest,
	response: HttpResponse,
	sentence: string | undefined,
): HttpResponse {
	if (!sentence) return response;
	try {
		readSuccess(request, response);
	} catch (error) {
		if (WebexApiError.is(error)) throw new WebexAuthorizationError(sentence, error);
		throw error;
	}
	return response;
}

function sign(request: HttpRequest, accessToken: string): HttpRequest {
	return { ...request, headers: { ...request.headers, authorization: `Bearer ${accessToken}` } };
}
