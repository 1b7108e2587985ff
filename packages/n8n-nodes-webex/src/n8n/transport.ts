import {
	durationOf,
	type HttpRequest,
	type HttpResponse,
	isInParts,
	isSuccess,
	type TimeLimits,
	type Transport,
	timeLimits,
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
import { isStream, learnStreams, type NodeStream, openBody } from './streams.ts';
import { untilCancelled } from './waiting.ts';

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

/**
 * Sends through n8n, which signs with the credential, renews its token after a 401, and obeys the instance's proxy. Ends
 * when the execution is cancelled, and within the limits of time.
 */
export function n8nTransport(
	context: Context,
	credentialType: string,
	limits: TimeLimits = {},
): Transport {
	return sendThrough(context, limits, async (options, phase) => {
		const watched = watchRenewal(context, options, phase);
		const send = async (given: IHttpRequestOptions): Promise<IN8nHttpFullResponse> =>
			await watched.helpers.httpRequestWithAuthentication.call(
				watched,
				credentialType,
				given,
				// Otherwise a reply without token_type would put the token into the address.
				{ oauth2: { tokenType: 'Bearer' } },
			);
		if (!phase.parts) return await send(options);
		// What is renewed by OAuth2 is sent by `watched`, where each request gets the parts.
		if (credentialType.endsWith('OAuth2Api')) return await send(options);
		// n8n renews the token of other credentials too, but sends no stream again.
		return await send(phase.withBody(options)).catch(async (error: unknown) => {
			if (chainOf(error).some(({ response }) => response?.status === 401)) {
				return await send(phase.withBody(options));
			}
			throw error;
		});
	});
}

/** Sends through n8n what needs no credential any more. */
export function plainTransport(context: Context, limits: TimeLimits = {}): Transport {
	return sendThrough(
		context,
		limits,
		async (options, phase) => await context.helpers.httpRequest(phase.withBody(options)),
	);
}

/** What n8n is doing for a request. */
interface Phase {
	/** The token is being renewed: the request itself was not processed. */
	isRenewing: boolean;
	/** Whether its body comes in parts, which are not in the options: n8n would not send a stream again. */
	readonly parts: boolean;
	/** With the parts of the body from their beginning. */
	readonly withBody: (options: IHttpRequestOptions) => IHttpRequestOptions;
	/** Closes what was opened: a request that failed leaves its body as it is. */
	readonly end: () => void;
}

function phaseOf({ body }: HttpRequest): Phase {
	const opened: NodeStream[] = [];
	return {
		isRenewing: false,
		parts: isInParts(body),
		withBody: (options) => {
			if (!isInParts(body)) return options;
			const stream = openBody(body);
			opened.push(stream);
			return { ...options, body: stream as unknown as IDataObject };
		},
		end: () => {
			for (const stream of opened) stream.destroy();
		},
	};
}

/**
 * A context for one request, in which n8n is seen renewing the token: it does so after a 401, or sends a request of its
 * own to the token endpoint. It also uses the signal of this request, where n8n puts the one of the execution.
 */
function watchRenewal(
	context: Context,
	{ url, abortSignal }: IHttpRequestOptions,
	phase: Phase,
): Context {
	const httpRequest = async (options: IHttpRequestOptions): Promise<unknown> => {
		phase.isRenewing = options.url !== url;
		const sent = phase.isRenewing ? options : phase.withBody(options);
		const response: unknown = await context.helpers.httpRequest(sent).catch((error: unknown) => {
			phase.isRenewing ||= chainOf(error).some(({ response }) => response?.status === 401);
			throw error;
		});
		phase.isRenewing = false;
		return response;
	};
	const helpers = Object.create(context.helpers, { httpRequest: { value: httpRequest } }) as object;
	return Object.create(context, {
		helpers: { value: helpers },
		getExecutionCancelSignal: { value: () => abortSignal },
	}) as Context;
}

function sendThrough(
	context: Context,
	limits: TimeLimits,
	send: (options: IHttpRequestOptions, phase: Phase) => Promise<IN8nHttpFullResponse>,
): Transport {
	return untilCancelled(context)(async (request) => {
		const phase = phaseOf(request);
		const transport = timeLimits(limits)(async ({ signal }) => {
			try {
				return await readAnswer(await send(optionsFor(request, limits, signal), phase));
			} catch (error) {
				return await readRefusal(request, error, phase);
			}
		});
		try {
			return await transport(request);
		} catch (error) {
			throw phase.isRenewing && WebexConnectionError.is(error) && !error.isRenewal
				? renewalFailed(request, error.code, error.reason)
				: error;
		} finally {
			phase.end();
		}
	});
}

const renewalFailed = (request: HttpRequest, code: string | undefined, reason: string) =>
	new WebexConnectionError(request, code, {
		reason: `The access token could not be renewed: ${reason}`,
		isRenewal: true,
	});

function optionsFor(
	request: HttpRequest,
	limits: TimeLimits,
	signal: AbortSignal | undefined,
): IHttpRequestOptions {
	const { method, url, headers, body } = request;
	return {
		method,
		url,
		headers: { ...headers, ...(isInParts(body) && { 'content-length': String(body.length) }) },
		...(body !== undefined &&
			!isInParts(body) && { body: typeof body === 'string' ? body : bufferOf(body) }),
		returnFullResponse: true,
		// Read here, where a silence can be noticed.
		encoding: 'stream',
		disableFollowRedirect: true,
		// n8n renews the token only when a 401 throws.
		ignoreHttpStatusErrors: { ignore: true, except: [401] },
		...(signal && { abortSignal: signal }),
		// Its default would end a long upload.
		timeout: durationOf(request, limits),
	};
}

async function readAnswer({
	statusCode: status,
	headers,
	body,
}: IN8nHttpFullResponse): Promise<HttpResponse> {
	const answer = { status, headers: lowerCase(headers) };
	if (isStream(body) && isSuccess(answer)) {
		learnStreams(body);
		return { ...answer, body: new Uint8Array(), stream: body };
	}
	return { ...answer, body: await readBytes(body) };
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
async function readRefusal(
	request: HttpRequest,
	thrown: unknown,
	{ isRenewing }: Phase,
): Promise<HttpResponse> {
	const errors = chainOf(thrown);
	const known = errors.find((error) => WebexError.is(error));
	if (known) throw known;
	if (errors.some(isUnconnected)) throw new ConnectionNeeded(false);
	if (errors.some(isLostGrant)) throw new ConnectionNeeded(true);
	const refusal = isRenewing && errors.map(statusOf).find((status) => status && status !== 429);
	if (refusal) {
		const code = refusal >= 500 || refusal === 408 ? 'RENEWAL_FAILED' : 'RENEWAL_REFUSED';
		throw renewalFailed(request, code, `the token endpoint answered ${refusal}`);
	}
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

/** Of an answer that n8n threw; 401 is the one that the renewal began with. */
function statusOf({ response, status }: Thrown): number | undefined {
	const found = response?.status ?? status;
	return typeof found === 'number' && found >= 400 && found !== 401 ? found : undefined;
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
export async function readBytes(body: unknown): Promise<Uint8Array> {
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

/** Over the same bytes: files are large. */
const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
	Buffer.from(buffer, byteOffset, byteLength);
