import type { IExecuteFunctions, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { bytesOf } from './transport.ts';

/**
 * A context in which an answer that reports an expired token counts as a 401, also when its status is 200: n8n then
 * renews the token under its own lock and sends the request again.
 */
export function withInBandExpiry<Context extends IExecuteFunctions>(
	context: Context,
	isExpired: (body: string) => boolean,
): Context {
	const httpRequest = async (options: IHttpRequestOptions): Promise<unknown> => {
		const response = (await context.helpers.httpRequest(options)) as IN8nHttpFullResponse;
		const { body, headers } = response;
		if (!isExpired(new TextDecoder().decode(bytesOf(body)))) return response;
		throw Object.assign(new Error('The token has expired'), {
			response: { status: 401, headers, data: body },
		});
	};
	const helpers = Object.create(context.helpers, { httpRequest: { value: httpRequest } }) as object;
	return Object.create(context, { helpers: { value: helpers } }) as Context;
}
