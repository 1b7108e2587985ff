import {
	type HttpRequest,
	type HttpResponse,
	isSuccess,
	type Transport,
	WebexConnectionError,
	WebexError,
} from '@webex-nodes/http';
import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IPollFunctions,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

/** What a trigger runs in. */
export type TriggerContext =
	| IHookFunctions
	| IPollFunctions
	| ITriggerFunctions
	| IWebhookFunctions;

export type Context = IExecuteFunctions | ILoadOptionsFunctions | TriggerContext;

/** n8n has no token, or could not renew it: only a person can, by connecting the credential. */
export class ConnectionNeeded extends WebexError {
	static override readonly brand = 'ConnectionNeeded';

	readonly wasConnected: boolean;

	constructor(wasConnected: boolean) {
		super('The credential has no token that works');
		this.wasConnected = wasConnected;
	}
}

/** Sends through n8n, which signs with the credential, renews its token after a 401, and obeys the instance's proxy. */
export function n8nTransport(context: Context, credentialType: string): Transport {
	return sendThrough(
		async (options) =>
			await context.helpers.httpRequestWithAuthentication.call(
				context,
				credentialType,
				options,
				// Otherwise a reply without token_type would put the token into the address.
				{ oauth2: { tokenType: 'Bearer' } },
			),
	);
}

/** Sends through n8n what needs no credential any more. */
export function plainTransport(context: Context): Transport {
	return sendThrough(async (options) => await context.helpers.httpRequest(options));
}

function sendThrough(
	send: (options: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>,
): Transport {
	return async (request) => {
		const options: IHttpRequestOptions = {
			method: request.method,
			url: request.url,
			headers: { ...request.headers },
			...(request.body !== undefined && {
				body: typeof request.body === 'string' ? request.body : bufferOf(request.body),
			}),
			returnFullResponse: true,
			encoding: request.stream ? 'stream' : 'arraybuffer',
			disableFollowRedirect: true,
			// n8n renews the token only when a 401 throws.
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
		};
		try {
			const response = await send(options);
			const answer = { status: response.statusCode, headers: lowerCase(response.headers) };
			if (isStream(response.body) && isSuccess(answer)) {
				return { ...answer, body: new Uint8Array(), stream: response.body };
			}
			return { ...answer, body: await readBytes(response.body) };
		} catch (error) {
			return await readRefusal(request, error);
		}
	};
}

interface Thrown {
	readonly message?: string;
	/** `EAUTH` and `ESTATUS` come from n8n's OAuth2 client, others from the system. */
	readonly code?: unknown;
	readonly status?: unknown;
	readonly body?: unknown;
	readonly cause?: unknown;
	readonly response?: {
		readonly status?: number;
		readonly headers?: object;
		readonly data?: unknown;
	};
}

/** What n8n threw: the answer 401 itself, a grant that is gone, or no answer at all. */
async function readRefusal(request: HttpRequest, thrown: unknown): Promise<HttpResponse> {
	const errors = chainOf(thrown);
	const known = errors.find((error) => WebexError.is(error));
	if (known) throw known;
	if (errors.some(isUnconnected)) throw new ConnectionNeeded(false);
	if (errors.some(isLostGrant)) throw new ConnectionNeeded(true);
	for (const { response, code, status, body } of errors) {
		// With a status below 400 it is an answer that broke off.
		if (typeof response?.status === 'number' && response.status >= 400) {
			return {
				status: response.status,
				headers: lowerCase({ ...response.headers } as IDataObject),
				body: await readBytes(response.data),
			};
		}
		// The token endpoint refused for now: the request itself was not processed either.
		if (code === 'ESTATUS' && typeof status === 'number') {
			return { status, headers: {}, body: await readBytes(body) };
		}
		if (typeof code === 'string') throw new WebexConnectionError(request, code);
	}
	throw thrown;
}

/** The error and its causes, innermost first. */
function chainOf(thrown: unknown): Thrown[] {
	if (typeof thrown !== 'object' || thrown === null) return [];
	return [...chainOf((thrown as Thrown).cause), thrown];
}

/** n8n marks neither of these two in another way than by its sentence. */
const isUnconnected = ({ message = '' }: Thrown) =>
	/OAuth credentials not connected/i.test(message);

/** Also the refusals of a refresh that n8n does not know as final. */
function isLostGrant({ message = '', code, status }: Thrown): boolean {
	return (
		/needs to be reconnected/i.test(message) ||
		code === 'EAUTH' ||
		(code === 'ESTATUS' && (status === 400 || status === 401))
	);
}

export function lowerCase(headers: IDataObject): Record<string, string> {
	const entries = Object.entries(headers).map(([name, value]) => [
		name.toLowerCase(),
		Array.isArray(value) ? value.join(', ') : String(value),
	]);
	return Object.fromEntries(entries) as Record<string, string>;
}

/** Of a failure too, when a stream was asked for. */
async function readBytes(body: unknown): Promise<Uint8Array> {
	if (body instanceof Uint8Array || !isStream(body)) return bytesOf(body);
	const pieces: Uint8Array[] = [];
	for await (const piece of body) pieces.push(piece);
	return Buffer.concat(pieces);
}

export function bytesOf(body: unknown): Uint8Array {
	if (body instanceof Uint8Array) return body;
	if (typeof body === 'string') return Buffer.from(body);
	return Buffer.from(body === undefined || body === null ? '' : JSON.stringify(body));
}

const isStream = (body: unknown): body is AsyncIterable<Uint8Array> =>
	typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

/** Over the same bytes: files are large. */
const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
	Buffer.from(buffer, byteOffset, byteLength);
