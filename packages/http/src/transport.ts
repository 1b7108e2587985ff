import type { BodyInParts } from './body.ts';

export type HttpMethod = 'DELETE' | 'GET' | 'HEAD' | 'PATCH' | 'POST' | 'PUT';

export interface HttpRequest {
	readonly method: HttpMethod;
	/** Absolute. */
	readonly url: string;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	/**
	 * Can be read anew for each attempt, with the exception that {@link BodyInParts} has. A transport asks `isInParts`, and
	 * sends `piecesOf` it.
	 */
	readonly body?: string | Uint8Array | BodyInParts;
	/** Whether it may be processed twice; by its method when left out. */
	readonly repeatable?: boolean;
	/** Whether the body of a success is wanted as it comes, for what is too large to be held. */
	readonly stream?: boolean;
	/** Whether a success arrived complete. One that did not is requested again, where that is safe. Not for streams. */
	readonly isComplete?: (response: HttpResponse) => boolean;
	/** Whether the address itself lets somebody in: no error shows it, and no token goes there. */
	readonly isTicketed?: boolean;
	/** The longest time from sending to the last byte, in milliseconds. By the size of the body when left out. */
	readonly maxDuration?: number;
	/** The longest sum of waits between its attempts, in milliseconds; by the middlewares when left out. */
	readonly maxWaited?: number;
	/** Is told how long a middleware held it back because others were refused, in milliseconds. */
	readonly onHeld?: (duration: number) => void;
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
	/**
	 * Gives the memory of a piece of the stream back at once, without waiting for the garbage collector. Only for who
	 * neither keeps nor passed on the piece. Absent where pieces may belong to somebody else.
	 */
	readonly release?: (piece: Uint8Array) => void;
	/** How often and how long a middleware waited before this answer came. */
	readonly waited?: Waited;
	/** An earlier attempt may have been processed, although its answer never came. */
	readonly mayHaveHappened?: boolean;
	/** Set when Webex limits the rate for longer than a request waits. */
	readonly limit?: RateLimit;
	/** Values that no error may contain, such as the token that signed the request. */
	readonly secrets?: readonly string[];
}

export interface RateLimit {
	/** Milliseconds since the epoch. */
	readonly until: number;
	/** `false`: Webex was not asked, because it refused an earlier request to the same endpoint. */
	readonly wasSent: boolean;
}

export interface Waited {
	/** Requests that were sent in all. */
	readonly attempts: number;
	/** Time spent waiting between them, in milliseconds. */
	readonly duration: number;
}

/** A wait that begins now. */
export interface Wait {
	/** In milliseconds. */
	readonly duration: number;
	/** As part of a sentence: "waits 5 seconds, because …". */
	readonly reason: string;
}

/** Moves bytes. Any status is an answer: it rejects only when there is no response. */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;

export type Middleware = (next: Transport) => Transport;

/** Resolves after `duration` milliseconds, or rejects with the signal's reason. */
export type Sleep = (duration: number, signal?: AbortSignal) => Promise<unknown>;

/** Whether it may change something at Webex. A POST that may be processed twice is a read of the XML API. */
export const isWrite = ({
	method,
	repeatable = false,
}: Pick<HttpRequest, 'method' | 'repeatable'>): boolean =>
	method !== 'GET' && method !== 'HEAD' && !(method === 'POST' && repeatable);

export const isSuccess = ({ status }: Pick<HttpResponse, 'status'>): boolean =>
	status >= 200 && status < 300;
