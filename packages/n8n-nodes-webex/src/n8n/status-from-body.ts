import type { HttpResponse } from '@webex-nodes/http';
import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { bytesOf, type Context, lowerCase } from './transport.ts';

export interface ExpiryFromBody {
	/** Moves the token, with which n8n has signed the request, to where the API requires it. */
	readonly sign?: (options: IHttpRequestOptions) => IHttpRequestOptions;
	/** Whether an answer means 401, although its status may be 200. */
	readonly isExpired: (response: HttpResponse) => boolean;
}

/**
 * A context in which an answer that reports an expired token counts as a 401, also when its status is 200: n8n then
 * renews the token under its own lock and sends the request again.
 */
export function withExpiryFromBody<Given extends Context>(
	context: Given,
	{ sign = (options) => options, isExpired }: ExpiryFromBody,
): Given {
	const httpRequest = async (options: IHttpRequestOptions): Promise<unknown> => {
		const response = (await context.helpers.httpRequest(sign(options))) as IN8nHttpFullResponse;
		const { statusCode: status, headers } = response;
		const body = bytesOf(response.body);
		if (!isExpired({ status, headers: lowerCase(headers), body })) return response;
		throw Object.assign(new Error('The token has expired'), {
			response: { status: 401, headers, data: body },
		});
	};
	const helpers = Object.create(context.helpers, { httpRequest: { value: httpRequest } }) as object;
	return Object.create(context, { helpers: { value: helpers } }) as Given;
}
