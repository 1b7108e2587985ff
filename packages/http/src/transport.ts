export type HttpMethod = 'DELETE' | 'GET' | 'HEAD' | 'PATCH' | 'POST' | 'PUT';

export interface HttpRequest {
	readonly method: HttpMethod;
	/** Absolute. */
	readonly url: string;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	/** A value, never a stream, so that the request can be sent again. */
	readonly body?: string | Uint8Array;
	/** Whether it may be processed twice; by its method when left out. */
	readonly repeatable?: boolean;
	/** Whether the body of a success is wanted as it comes, for what is too large to be held. */
	readonly stream?: boolean;
	readonly signal?: AbortSignal;
}

export interface HttpResponse {
	readonly status: number;
	/** Names in lower case; repeated headers joined with a comma. */
	readonly headers: Readonly<Record<string, string>>;
	/** Empty beside a stream. */
	readonly body: Uint8Array;
	/** Only when it was asked for, and for a success. */
	readonly stream?: AsyncIterable<Uint8Array>;
	/** How often and how long a middleware waited before this answer came. */
	readonly waited?: Waited;
}

export interface Waited {
	/** Requests that were sent in all. */
	readonly attempts: number;
	/** Time spent waiting between them, in milliseconds. */
	readonly duration: number;
}

/** Moves bytes. Any status is an answer: it rejects only when there is no response. */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;

export type Middleware = (next: Transport) => Transport;

/** Resolves after `duration` milliseconds, or rejects with the signal's reason. */
export type Sleep = (duration: number, signal?: AbortSignal) => Promise<unknown>;

export const isSuccess = ({ status }: Pick<HttpResponse, 'status'>): boolean =>
	status >= 200 && status < 300;
