import type { HttpResponse } from '@webex-nodes/http';
import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { isStream } from './streams.ts';
import { type Context, lowerCase, readBytes } from './transport.ts';

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
		const { body, rest } = await readBeginning(response.body);
		if (rest) return { ...response, body: rest };
		if (!isExpired({ status, headers: lowerCase(headers), body })) return { ...response, body };
		throw Object.assign(new Error('The token has expired'), {
			response: { status: 401, headers, data: body },
		});
	};
	const helpers = Object.create(context.helpers, { httpRequest: { value: httpRequest } }) as object;
	return Object.create(context, { helpers: { value: helpers } }) as Given;
}

/** A report of an expired token is shorter, in bytes. */
const maxReport = 100_000;

/** The whole of a short answer, or a long one as it comes. */
async function readBeginning(
	given: unknown,
): Promise<{ readonly body: Uint8Array; readonly rest?: AsyncIterable<Uint8Array> }> {
	if (!isStream(given) || given instanceof Uint8Array) return { body: await readBytes(given) };
	const pieces = given[Symbol.asyncIterator]();
	const read: Uint8Array[] = [];
	for (let length = 0; length <= maxReport; length += read.at(-1)?.length ?? 0) {
		const { done, value } = await pieces.next();
		if (done) return { body: Buffer.concat(read) };
		read.push(value);
	}
	return { body: new Uint8Array(), rest: joined(read, pieces) };
}

async function* joined(
	beginning: readonly Uint8Array[],
	rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
	yield* beginning;
	yield* { [Symbol.asyncIterator]: () => rest };
}
