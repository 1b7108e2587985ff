import { describeLocation, readTrackingId } from './read.ts';
import type { HttpRequest, HttpResponse, Waited } from './transport.ts';

/** Two bundles may hold two copies of a class, so errors are known by this mark and not by `instanceof`. */
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
	readonly waited?: Waited;
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
	readonly waited: Waited | undefined;

	constructor(facts: WebexApiErrorFacts) {
		const reason = facts.reason ?? `Webex answered ${facts.status}`;
		const tracking = facts.trackingId ? `, tracking ID ${facts.trackingId}` : '';
		super(`${reason} (${facts.status} ${facts.method} ${facts.path}${tracking})`);
		this.status = facts.status;
		this.method = facts.method;
		this.path = facts.path;
		this.reason = reason;
		this.errors = facts.errors ?? [];
		this.trackingId = facts.trackingId;
		this.retryAfter = facts.retryAfter;
		this.scope = facts.scope;
		this.waited = facts.waited;
	}
}

/** No answer came: the host is unknown, refused, too slow, or the connection broke. */
export class WebexConnectionError extends WebexError {
	static override readonly brand = 'WebexConnectionError';

	readonly method: string;
	readonly path: string;
	readonly host: string;
	/** What happened, as a sentence without its full stop. */
	readonly reason: string;
	/** The system's or the HTTP client's code, such as `ENOTFOUND`. */
	readonly code: string | undefined;

	constructor(request: Pick<HttpRequest, 'method' | 'url'>, code?: string) {
		const { host, path } = describeLocation(request.url);
		const reason = explain(code, host);
		super(`${reason} (${request.method} ${path}${code ? `, ${code}` : ''})`);
		this.reason = reason;
		this.method = request.method;
		this.path = path;
		this.host = host;
		this.code = code;
	}
}

const explanations: Readonly<Record<string, (host: string) => string>> = {
	ENOTFOUND: (host) => `The host ${host} is not known: check its spelling and the network's DNS`,
	EAI_AGAIN: (host) => `The name of ${host} could not be looked up: check the network's DNS`,
	ECONNREFUSED: (host) => `${host} refused the connection: nothing answers there`,
	ECONNRESET: (host) => `${host} closed the connection before its answer was complete`,
	UND_ERR_SOCKET: (host) => `${host} closed the connection before its answer was complete`,
	ERR_BAD_RESPONSE: (host) => `${host} closed the connection before its answer was complete`,
	ETIMEDOUT: (host) => `${host} did not answer in time`,
	ECONNABORTED: (host) => `${host} did not answer in time`,
	UND_ERR_CONNECT_TIMEOUT: (host) => `${host} did not answer in time`,
	UND_ERR_HEADERS_TIMEOUT: (host) => `${host} did not answer in time`,
	UND_ERR_BODY_TIMEOUT: (host) => `${host} stopped in the middle of its answer`,
	CERT_HAS_EXPIRED: (host) => `The TLS certificate of ${host} has expired`,
	DEPTH_ZERO_SELF_SIGNED_CERT: (host) => `The TLS certificate of ${host} is self-signed`,
	SELF_SIGNED_CERT_IN_CHAIN: (host) =>
		`The TLS certificate of ${host} is signed by an unknown authority: a proxy may be in between`,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: (host) =>
		`The TLS certificate of ${host} is signed by an unknown authority: a proxy may be in between`,
};

function explain(code: string | undefined, host: string): string {
	return (code && explanations[code]?.(host)) ?? `${host} could not be reached`;
}

/** An answer came, but it is not what Webex sends: a web page, or a document that is cut off. */
export class WebexResponseError extends WebexError {
	static override readonly brand = 'WebexResponseError';

	readonly status: number;
	readonly method: string;
	readonly path: string;
	readonly host: string;
	/** What happened, as a sentence without its full stop. */
	readonly reason: string;
	readonly problem: 'cut off' | 'unexpected' | 'web page';
	readonly trackingId: string | undefined;

	constructor(
		request: Pick<HttpRequest, 'method' | 'url'>,
		response: HttpResponse,
		problem: WebexResponseError['problem'],
		expected = 'JSON',
	) {
		const { host, path } = describeLocation(request.url);
		const found = {
			'cut off': 'an answer that ends too early',
			unexpected: 'an answer of an unexpected form',
			'web page': 'a web page',
		}[problem];
		const reason = `${host} sent ${found} instead of ${expected}`;
		super(`${reason} (${response.status} ${request.method} ${path})`);
		this.reason = reason;
		this.status = response.status;
		this.method = request.method;
		this.path = path;
		this.host = host;
		this.problem = problem;
		this.trackingId = readTrackingId(response);
	}
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
