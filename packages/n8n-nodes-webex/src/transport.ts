import {
	type HttpResponse,
	type Transport,
	WebexConnectionError,
	WebexError,
} from '@webex-nodes/http';
import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

export type Context = IExecuteFunctions | ILoadOptionsFunctions;

/** n8n could not renew the token: only a person can, by reconnecting the credential. */
export class ReconnectNeeded extends WebexError {
	static override readonly brand = 'ReconnectNeeded';
}

/** Sends through n8n, which signs with the credential, renews its token after a 401, and obeys the instance's proxy. */
export function n8nTransport(context: Context, credentialType: string): Transport {
	return async (request) => {
		const options: IHttpRequestOptions = {
			method: request.method,
			url: request.url,
			headers: { ...request.headers },
			...(request.body !== undefined && {
				body: typeof request.body === 'string' ? request.body : Buffer.from(request.body),
			}),
			returnFullResponse: true,
			encoding: 'arraybuffer',
			disableFollowRedirect: true,
			// n8n renews the token only when a 401 throws.
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
		};
		try {
			const response: IN8nHttpFullResponse =
				await context.helpers.httpRequestWithAuthentication.call(
					context,
					credentialType,
					options,
					// Otherwise a reply without token_type would put the token into the address.
					{ oauth2: { tokenType: 'Bearer' } },
				);
			return {
				status: response.statusCode,
				headers: lowerCase(response.headers),
				body: bytesOf(response.body),
			};
		} catch (error) {
			return await readRefusal(request, error);
		}
	};
}

interface Thrown {
	readonly message?: string;
	readonly code?: unknown;
	readonly body?: unknown;
	readonly cause?: unknown;
	readonly response?: {
		readonly status?: number;
		readonly headers?: object;
		readonly data?: unknown;
		readonly config?: unknown;
	};
}

/** What n8n threw: the answer 401 itself, a grant that is gone, or no answer at all. */
async function readRefusal(
	request: Parameters<Transport>[0],
	thrown: unknown,
): Promise<HttpResponse> {
	for (let error = thrown as Thrown | undefined; error; error = error.cause as Thrown | undefined) {
		const { response, message = '', code } = error;
		if (typeof response?.status === 'number') {
			return {
				status: response.status,
				headers: lowerCase({ ...response.headers } as IDataObject),
				body: bytesOf(response.data),
			};
		}
		if (/needs to be reconnected|not connected/i.test(message) || isTokenRefusal(error)) {
			throw new ReconnectNeeded('The token could not be renewed');
		}
		if (typeof code === 'string' && /^[A-Z_]{4,}$/.test(code) && !(error.cause as Thrown)?.code) {
			throw new WebexConnectionError(request, code);
		}
	}
	throw thrown;
}

/** The token endpoint answered 400 or 401 in a form that n8n does not know as final. */
function isTokenRefusal({ body, code }: Thrown): boolean {
	return typeof body === 'object' && body !== null && !!code;
}

function lowerCase(headers: IDataObject): Record<string, string> {
	const entries = Object.entries(headers).map(([name, value]) => [
		name.toLowerCase(),
		Array.isArray(value) ? value.join(', ') : String(value),
	]);
	return Object.fromEntries(entries) as Record<string, string>;
}

function bytesOf(body: unknown): Uint8Array {
	if (body instanceof Uint8Array) return body;
	if (typeof body === 'string') return Buffer.from(body);
	return Buffer.from(body === undefined || body === null ? '' : JSON.stringify(body));
}
