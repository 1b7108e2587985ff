import { contentTypeOf, describeRequest, isJson, readText, readTrackingId } from './read.ts';
import { cleanText, maxTrackingId } from './text.ts';
import { type HttpRequest, type HttpResponse, isWrite, type Waited } from './transport.ts';

/** Two bundles may hold two copies of a class, so errors are recognised by this mark and not by `instanceof`. */
const brand: unique symbol = Symbol.for('@webex-nodes/error');

export abstract class WebexError extends Error {
	static readonly brand: string = 'WebexError';

	constructor(message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = this[brand][0] ?? 'WebexError';
	}

	get [brand](): readonly string[] {
		return brandsOf(this.constructor);
	}

	static is<Class extends abstract new (...values: never[]) => WebexError>(
		this: Class & { brand: string },
		value: unknown,
	): value is InstanceType<Class> {
		return (
			typeof value === 'object' &&
			value !== null &&
			((value as { [brand]?: readonly string[] })[brand]?.includes(this.brand) ?? false)
		);
	}
}

function brandsOf(type: object): string[] {
	const own = Object.hasOwn(type, 'brand') ? [(type as { brand: string }).brand] : [];
	const parent = Object.getPrototypeOf(type) as object | null;
	return parent && 'brand' in parent ? [...own, ...brandsOf(parent)] : own;
}

export interface WebexApiErrorFacts {
	readonly status: number;
	readonly method: string;
	/** Path without the query. */
	readonly path: string;
	/** The server's own sentence. */
	readonly reason?: string;
	/** Every `errors[].description` of the answer. */
	readonly errors?: readonly string[];
	/** The server's tracking ID: Cisco's support asks for it. */
	readonly trackingId?: string;
	/** What the server asked to wait, in seconds. */
	readonly retryAfter?: number;
	/** The scope that the operation needs. */
	readonly scope?: string;
	/** Scopes that it needs besides. */
	readonly alsoNeeds?: readonly string[];
	readonly waited?: Waited;
	/** The request may have been processed although it failed: look before it is sent again. */
	readonly mayHaveHappened?: boolean;
	/** Until when Webex refuses requests to this endpoint, where that is longer than a request waits. */
	readonly refusedUntil?: Date;
	/** `false`: Webex was not asked, because it refused an earlier request to the same endpoint. */
	readonly wasSent?: boolean;
}

/**
 * Webex answered with a failure.
 * @see https://developer.webex.com/docs/basics
 */
export class WebexApiError extends WebexError {
	static override readonly brand = 'WebexApiError';

	readonly status: number;
	readonly method: string;
	readonly path: string;
	readonly reason: string;
	readonly errors: readonly string[];
	readonly trackingId: string | undefined;
	readonly retryAfter: number | undefined;
	readonly scope: string | undefined;
	/** Scopes that the operation needs besides; Webex does not tell which one is missing. */
	readonly alsoNeeds: readonly string[];
	readonly waited: Waited | undefined;
	/** The request may have been processed although it failed: look before it is sent again. */
	readonly mayHaveHappened: boolean;
	readonly refusedUntil: Date | undefined;
	readonly wasSent: boolean;

	constructor(facts: WebexApiErrorFacts) {
		const reason = cleanText(facts.reason ?? '') || `Webex answered ${facts.status}`;
		const trackingId =
			facts.trackingId && cleanText(facts.trackingId, { maxLength: maxTrackingId });
		const { mayHaveHappened = false, refusedUntil, wasSent = true } = facts;
		const marks = [
			`${facts.status} ${facts.method} ${facts.path}`,
			trackingId && `tracking ID ${trackingId}`,
		];
		const remarks = [
			mayHaveHappened && mayHaveBeenDone,
			!wasSent && 'Webex was not asked this time',
			refusedUntil
				? `Webex refuses until ${refusedUntil.toISOString()}`
				: facts.retryAfter !== undefined && `Webex asks to wait ${facts.retryAfter} s`,
		];
		super(
			[`${reason} (${marks.filter(Boolean).join(', ')})`, ...remarks].filter(Boolean).join('; '),
		);
		this.status = facts.status;
		this.method = facts.method;
		this.path = facts.path;
		this.reason = reason;
		this.errors = (facts.errors ?? []).slice(0, maxErrors).map((text) => cleanText(text));
		this.trackingId = trackingId || undefined;
		this.retryAfter = facts.retryAfter;
		this.scope = facts.scope;
		this.alsoNeeds = facts.alsoNeeds ?? [];
		this.waited = facts.waited;
		this.mayHaveHappened = mayHaveHappened;
		this.refusedUntil = refusedUntil;
		this.wasSent = wasSent;
	}
}

const mayHaveBeenDone = 'it may have been done all the same';

/** Webex names one for each wrong field; more come from something else. */
export const maxErrors = 20;

export interface ConnectionFacts {
	/** What happened, as a sentence without its full stop; by the code when left out. */
	readonly reason?: string;
	/** By the request and the code when left out. */
	readonly mayHaveHappened?: boolean;
	readonly waited?: Waited;
	/** The access token was being renewed: the request itself was not processed. */
	readonly isRenewal?: boolean;
	/** What the system or the HTTP client threw. */
	readonly cause?: unknown;
}

type Sent = Pick<HttpRequest, 'isTicketed' | 'method' | 'repeatable' | 'url'>;

/** No answer came: the host is unknown, refused, too slow, or the connection broke. */
export class WebexConnectionError extends WebexError {
	static override readonly brand = 'WebexConnectionError';

	readonly method: string;
	readonly path: string;
	readonly host: string;
	/** What happened, as a sentence without its full stop. */
	readonly reason: string;
	/** The system's or the HTTP client's code, such as `ENOTFOUND`, or one of `timeoutCodes`. */
	readonly code: string | undefined;
	/** A write that was sent, but whose answer never came: look before it is sent again. */
	readonly mayHaveHappened: boolean;
	readonly waited: Waited | undefined;
	/** The access token was being renewed: the request itself was not processed. */
	readonly isRenewal: boolean;

	constructor(request: Sent, code?: string, facts: ConnectionFacts = {}) {
		const { host, path } = describeRequest(request);
		const { isRenewal = false, reason = explain(code, host) } = facts;
		const mayHaveHappened =
			facts.mayHaveHappened ?? (isWrite(request) && !isRenewal && !isBeforeSending(code));
		const marks = [`${request.method} ${path}`, code].filter(Boolean).join(', ');
		const remark = mayHaveHappened ? `; ${mayHaveBeenDone}` : '';
		super(`${reason} (${marks})${remark}`, 'cause' in facts ? { cause: facts.cause } : {});
		this.reason = reason;
		this.method = request.method;
		this.path = path;
		this.host = host;
		this.code = code;
		this.mayHaveHappened = mayHaveHappened;
		this.waited = facts.waited;
		this.isRenewal = isRenewal;
	}
}

/** When a limit of this package ended the request. */
export const timeoutCodes = {
	/** No byte came for too long. */
	silence: 'TIMEOUT_SILENCE',
	/** The answer was not complete in time. */
	duration: 'TIMEOUT_DURATION',
} as const;

/** No connection could be made at this address. */
const unreachable = /^(EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;
/** What does not change within seconds: a wrong name, a wrong protocol, or a bad certificate. */
const lasting =
	/^(ENOTFOUND|EPROTO|RENEWAL_REFUSED|HPE_|CERT_|DEPTH_ZERO|HOSTNAME_MISMATCH|SELF_SIGNED|UNABLE_TO_|ERR_(INVALID|SSL|TLS))/;

export const isUnreachable = (code = ''): boolean => unreachable.test(code);
export const isLasting = (code = ''): boolean => lasting.test(code);

/** No byte of the request has left, so that nothing can have happened. */
const isBeforeSending = (code: string | undefined) => isUnreachable(code) || isLasting(code);

const certificate = (host: string, problem: string) => `The TLS certificate of ${host} ${problem}`;
const unknownAuthority = (host: string) =>
	certificate(host, 'is signed by an unknown authority: a proxy may be in between');
const closed = (host: string) => `${host} closed the connection before its answer was complete`;
const late = (host: string) => `${host} did not answer in time`;
const noTls = (host: string) => `${host} does not speak TLS: its address may begin with http://`;
const noRoute = (host: string) => `${host} cannot be reached from this network`;

const explanations: Readonly<Record<string, (host: string) => string>> = {
	ENOTFOUND: (host) => `The host ${host} is not known: check its spelling and the network's DNS`,
	EAI_AGAIN: (host) => `The name of ${host} could not be looked up: check the network's DNS`,
	ECONNREFUSED: (host) => `${host} refused the connection: nothing answers there`,
	EHOSTUNREACH: noRoute,
	ENETUNREACH: noRoute,
	ECONNRESET: closed,
	EPIPE: closed,
	UND_ERR_SOCKET: closed,
	ERR_BAD_RESPONSE: closed,
	ERR_STREAM_PREMATURE_CLOSE: closed,
	ETIMEDOUT: late,
	ECONNABORTED: late,
	UND_ERR_CONNECT_TIMEOUT: late,
	UND_ERR_HEADERS_TIMEOUT: late,
	UND_ERR_BODY_TIMEOUT: (host) => `${host} stopped in the middle of its answer`,
	EPROTO: noTls,
	ERR_SSL_WRONG_VERSION_NUMBER: noTls,
	CERT_HAS_EXPIRED: (host) => certificate(host, 'has expired'),
	ERR_TLS_CERT_ALTNAME_INVALID: (host) => certificate(host, 'belongs to another host'),
	DEPTH_ZERO_SELF_SIGNED_CERT: (host) => certificate(host, 'is self-signed'),
	SELF_SIGNED_CERT_IN_CHAIN: unknownAuthority,
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownAuthority,
};

function explain(code: string | undefined, host: string): string {
	return (code && explanations[code]?.(host)) ?? `${host} could not be reached`;
}

/** The code of an error or of its cause: a connection that failed on several addresses holds the real ones inside. */
export function codeOf(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	const { code, errors, cause } = error as { code?: unknown; errors?: unknown[]; cause?: unknown };
	if (typeof code === 'string') return code;
	return codeOf(errors?.[0]) ?? codeOf(cause);
}

/** An answer came, but it is not what Webex sends: a web page, a redirect, or a document that is cut off. */
export class WebexResponseError extends WebexError {
	static override readonly brand = 'WebexResponseError';

	readonly status: number;
	readonly method: string;
	readonly path: string;
	readonly host: string;
	/** What happened, as a sentence without its full stop. */
	readonly reason: string;
	readonly problem: 'cut off' | 'empty' | 'redirect' | 'unexpected' | 'web page';
	readonly trackingId: string | undefined;
	/** How an answer of an unexpected form begins. */
	readonly excerpt: string | undefined;
	/** Where a redirect wanted to go, without its path: it is never followed, and the token does not go there. */
	readonly redirectedTo: string | undefined;
	/** A write that Webex probably processed: look before it is sent again. */
	readonly mayHaveHappened: boolean;
	readonly waited: Waited | undefined;

	constructor(
		request: Sent,
		response: HttpResponse,
		problem: WebexResponseError['problem'],
		expected = 'JSON',
	) {
		const { host, path } = describeRequest(request);
		const redirectedTo = problem === 'redirect' ? originOf(request, response) : undefined;
		const reason = redirectedTo
			? `${host} redirects to ${redirectedTo}, which is not followed: the token was not sent there`
			: `${host} sent ${describeFound(problem, response)} instead of ${expected}`;
		const mayHaveHappened = isWrite(request) && (problem === 'cut off' || problem === 'unexpected');
		const trackingId = readTrackingId(response);
		const marks = [
			`${response.status} ${request.method} ${path}`,
			trackingId && `tracking ID ${trackingId}`,
		];
		super(
			`${reason} (${marks.filter(Boolean).join(', ')})${mayHaveHappened ? `; ${mayHaveBeenDone}` : ''}`,
		);
		this.reason = reason;
		this.status = response.status;
		this.method = request.method;
		this.path = path;
		this.host = host;
		this.problem = problem;
		this.trackingId = trackingId;
		this.excerpt = problem === 'unexpected' ? excerptOf(response) : undefined;
		this.redirectedTo = redirectedTo;
		this.mayHaveHappened = mayHaveHappened;
		this.waited = response.waited;
	}
}

const found: Readonly<Record<WebexResponseError['problem'], string>> = {
	'cut off': 'an answer that ends too early',
	empty: 'an empty answer',
	redirect: 'a redirect that names no address',
	unexpected: 'an answer of an unexpected form',
	'web page': 'a web page',
};

/** By its content type where that says more. */
function describeFound(problem: WebexResponseError['problem'], response: HttpResponse): string {
	const type = contentTypeOf(response);
	return problem === 'unexpected' && type && !isJson(type) ? type : found[problem];
}

/** Enough to recognise what it is, in characters. */
const maxExcerpt = 200;

function excerptOf(response: HttpResponse): string | undefined {
	const { secrets = [] } = response;
	// A file that is no text says nothing to a person.
	const text = readText(response).slice(0, 3 * maxExcerpt);
	const isReadable = !text.includes('\0') && !text.includes('\uFFFD');
	return (isReadable && cleanText(text, { maxLength: maxExcerpt, secrets })) || undefined;
}

function originOf({ url }: Sent, { headers }: HttpResponse): string | undefined {
	const { location = '' } = headers;
	if (!location || !URL.canParse(location, url)) return undefined;
	const { origin, protocol } = new URL(location, url);
	return origin === 'null' ? protocol : origin;
}

/** A next link cannot be followed: it names another host, or one that was visited before. */
export class WebexPageError extends WebexError {
	static override readonly brand = 'WebexPageError';
}

/** The caller's own input cannot be sent. */
export class WebexInputError extends WebexError {
	static override readonly brand = 'WebexInputError';

	/** The name of the field. */
	readonly field: string;

	constructor(field: string, expected: string) {
		super(`${field}: ${expected}`);
		this.field = field;
	}
}
