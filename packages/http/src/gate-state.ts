import { type Closed, closedTimes } from './closed.ts';
import { learnPace, type Pace } from './pace.ts';
import { type Semaphore, semaphore } from './semaphore.ts';
import type { HttpRequest, HttpResponse } from './transport.ts';

/** What all callers of one account share. */
export interface GateState {
	/** For requests under way at the same time. */
	readonly places: Semaphore;
	/** By endpoint: a limit of the rate belongs to one of them. */
	readonly endpoints: Map<string, Endpoint>;
	readonly random: () => number;
}

export interface Endpoint {
	/** One place: the first of those who wait for this endpoint. The others wait behind it, and hold nothing. */
	readonly front: Semaphore;
	readonly pace: Pace;
	readonly closed: Closed;
	/** The one that lasts longest. */
	refusal: Refusal;
}

interface Refusal {
	readonly response: HttpResponse;
	/** On the clock of the gate, in milliseconds. */
	readonly until: number;
}

const none: Refusal = {
	response: { status: 429, headers: {}, body: new Uint8Array() },
	until: 0,
};

/** @param random From 0 to 1; spreads processes that were refused together. */
export const gateState = (concurrency: number, random: () => number = Math.random): GateState => ({
	places: semaphore(concurrency),
	endpoints: new Map(),
	random,
});

/** Nobody is under way or waits. */
export const isIdle = ({ places, endpoints }: GateState): boolean =>
	places.isIdle() && [...endpoints.values()].every(({ front }) => front.isIdle());

/** An account uses some dozens of them; more come from addresses that a person makes up. */
const maxEndpoints = 64;

/** What is known of an endpoint. The one that was used least recently is forgotten when there are too many. */
export function endpointOf({ endpoints, random }: GateState, request: HttpRequest): Endpoint {
	const name = nameOf(request);
	const endpoint = endpoints.get(name) ?? {
		front: semaphore(1),
		pace: learnPace(random),
		closed: closedTimes(),
		refusal: none,
	};
	endpoints.delete(name);
	endpoints.set(name, endpoint);
	for (const [other, { front }] of endpoints) {
		if (endpoints.size <= maxEndpoints) break;
		if (other !== name && front.isIdle()) endpoints.delete(other);
	}
	return endpoint;
}

/** Such as `https://webexapis.com/v1/people`: Webex limits each kind of object by itself. */
function nameOf({ url }: HttpRequest): string {
	if (!URL.canParse(url)) return url;
	const { origin, pathname } = new URL(url);
	return origin + pathname.split('/').slice(0, 3).join('/');
}
