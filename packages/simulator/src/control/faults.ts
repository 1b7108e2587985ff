import { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Random } from '../world/random.ts';

/** A failure on purpose. */
export interface Fault {
	/** Only requests whose path and query contain this, or each of these; every request when left out. */
	readonly at?: string | readonly string[];
	readonly method?: string;
	/** The number of matching requests that fail, `Infinity` for all of them; one when left out. */
	readonly times?: number;
	/** The probability that a matching request fails, 0 to 1; for ever, unless `times` is given. */
	readonly chance?: number;
	readonly status?: number;
	/** Milliseconds before the request is processed; with nothing else, it succeeds then. */
	readonly delay?: number;
	/** The request is processed, and its answer is then replaced by the failure. */
	readonly isProcessed?: boolean;
	/** In seconds; no `Retry-After` when left out. */
	readonly retryAfter?: number;
	/** Sent as it is, with `contentType`. */
	readonly body?: string;
	readonly contentType?: string;
	/**
	 * The answer ends in the middle, in a proper way (`body`) or because the connection breaks (`connection`); or the
	 * connection breaks before any answer (`everything`), then the request is processed only with `isProcessed`. An answer
	 * without a body, such as a 204, has no middle: it arrives whole.
	 */
	readonly cut?: 'body' | 'connection' | 'everything';
	/**
	 * The answer does not end: none comes, although the connection stays (`everything`; then the request is processed only
	 * with `isProcessed`), nothing comes after half of it (`body`), or after that a space each second, for ever (`drops`).
	 * An answer without a body arrives whole.
	 */
	readonly stall?: 'body' | 'drops' | 'everything';
	/** The number of matching requests that pass before. */
	readonly skip?: number;
	/** Milliseconds after it was set, from which and until which requests match. */
	readonly from?: number;
	readonly until?: number;
	readonly headers?: Readonly<Record<string, string>>;
}

/** Failures are scripted: each applies to the next request that matches, unless it comes by chance. */
export class Faults {
	#pending: { fault: Fault; left: number; toPass: number; set: number }[] = [];
	readonly #random: Random;
	readonly #now: () => number;

	constructor(random: Random, now: () => number = Date.now) {
		this.#random = random;
		this.#now = now;
	}

	/** Returns how to withdraw it. */
	next(fault: Fault): () => void {
		const times = fault.chance === undefined ? 1 : Number.POSITIVE_INFINITY;
		const entry = {
			fault,
			left: fault.times ?? times,
			toPass: fault.skip ?? 0,
			set: this.#now(),
		};
		this.#pending.push(entry);
		return () => {
			this.#pending = this.#pending.filter((other) => other !== entry);
		};
	}

	/** How many still wait for a request, each counted once. */
	get pending(): number {
		return this.#pending.length;
	}

	clear(): void {
		this.#pending = [];
	}

	take(request: Request): Fault | undefined {
		const { pathname, search } = new URL(request.url);
		const found = this.#pending.find(
			(entry) =>
				isWithin(entry.fault, this.#now() - entry.set) &&
				[entry.fault.at ?? []].flat().every((part) => `${pathname}${search}`.includes(part)) &&
				(!entry.fault.method || entry.fault.method === request.method) &&
				!isPassed(entry) &&
				(entry.fault.chance === undefined || this.#random.next() < entry.fault.chance),
		);
		if (!found) return undefined;
		found.left -= 1;
		if (found.left === 0) this.#pending = this.#pending.filter((entry) => entry !== found);
		return found.fault;
	}
}

const isWithin = ({ from = 0, until = Number.POSITIVE_INFINITY }: Fault, age: number) =>
	age >= from && age < until;

/** Counts the requests that pass before the first one fails. */
function isPassed(entry: { toPass: number }): boolean {
	if (entry.toPass === 0) return false;
	entry.toPass -= 1;
	return true;
}

/** Answers whose connection has to break. */
const broken = new WeakSet<Response>();
/** Answers that nobody gets. */
const lost = new WeakSet<Response>();
/** Answers that do not end. */
const stalled = new WeakSet<Response>();

export const isLost = (response: Response): boolean => lost.has(response);
/** Its body cannot be read to the end. */
export const isBroken = (response: Response): boolean => broken.has(response);
/** Its body has no end. */
export const isStalled = (response: Response): boolean => stalled.has(response);

/** Ends the connection in the middle of the answer, or before it. `false` for other answers. */
export async function breakConnection(response: Response, outgoing: unknown): Promise<boolean> {
	const isCut = broken.has(response) && response.body;
	if (!isCut && !lost.has(response)) return false;
	if (!(outgoing instanceof ServerResponse)) throw new Error('Expected a response of HTTP/1.1');
	if (!isCut) {
		outgoing.destroy();
		return true;
	}
	outgoing.writeHead(response.status, Object.fromEntries(response.headers));
	const reader = isCut.getReader();
	const { value } = await reader.read();
	outgoing.write(value, () => outgoing.destroy());
	return true;
}

/** What is done to a request, and with which means. */
export interface FaultCall {
	readonly answer: () => Promise<Response>;
	readonly trackingId: string;
	/** Aborts when the client has left. */
	readonly signal: AbortSignal;
	/** In milliseconds. */
	readonly sleep?: (duration: number) => Promise<unknown>;
}

export async function applyFault(
	fault: Fault,
	{ answer, trackingId, signal, sleep = passing }: FaultCall,
): Promise<Response> {
	if (fault.delay !== undefined) {
		await sleep(fault.delay);
		const isOnlyLate = fault.status === undefined && fault.body === undefined;
		if (isOnlyLate && !fault.cut && !fault.stall) return await answer();
	}
	if (fault.cut === 'everything' || fault.stall === 'everything') {
		if (fault.isProcessed) await answer();
		if (fault.stall) await left(signal);
		const nothing = new Response(null, { headers: { trackingid: trackingId } });
		lost.add(nothing);
		return nothing;
	}
	if (fault.stall) {
		const whole = await answer();
		if (!whole.body) return whole;
		const { head, half } = await halfOf(whole);
		const drop = fault.stall === 'drops' ? async () => await sleep(dropEvery) : undefined;
		const response = new Response(endless(half, drop), head);
		stalled.add(response);
		return response;
	}
	if (fault.cut) {
		const whole = await answer();
		if (!whole.body) return whole;
		const { head, half } = await halfOf(whole);
		const cut = new Response(fault.cut === 'body' ? half : breakingStream(half), head);
		if (fault.cut === 'connection') broken.add(cut);
		return cut;
	}
	if (fault.isProcessed) await answer();
	const status = fault.status ?? 500;
	return new Response(
		fault.body ?? JSON.stringify({ message: `Simulated ${status}.`, errors: [], trackingId }),
		{
			status,
			headers: {
				'content-type': fault.contentType ?? 'application/json',
				trackingid: trackingId,
				...(fault.retryAfter !== undefined && { 'retry-after': String(fault.retryAfter) }),
				...fault.headers,
			},
		},
	);
}

const passing = async (duration: number) => await setTimeout(duration, undefined, { ref: false });

/** Between two spaces of an answer that comes drop by drop, in milliseconds. */
const dropEvery = 1000;

const left = async (signal: AbortSignal) =>
	await new Promise<void>((resolve) => {
		if (signal.aborted) resolve();
		signal.addEventListener('abort', () => resolve(), { once: true });
	});

async function halfOf(whole: Response) {
	const bytes = new Uint8Array(await whole.arrayBuffer());
	const headers = new Headers(whole.headers);
	headers.delete('content-length');
	const half = bytes.slice(0, Math.floor(bytes.length / 2));
	return { half, head: { status: whole.status, headers } };
}

/** The bytes, and then nothing, or a space after each `wait`, until the client leaves. */
function endless(bytes: Uint8Array, wait?: () => Promise<unknown>): ReadableStream<Uint8Array> {
	let sent = false;
	let isLeft = false;
	return new ReadableStream({
		async pull(controller) {
			if (sent) await (wait?.() ?? new Promise(() => {}));
			if (!isLeft) controller.enqueue(sent ? new Uint8Array([0x20]) : bytes);
			sent = true;
		},
		cancel() {
			isLeft = true;
		},
	});
}

function breakingStream(bytes: Uint8Array): ReadableStream<Uint8Array> {
	let sent = false;
	return new ReadableStream({
		pull(controller) {
			if (sent) return controller.error(new Error('Connection cut on purpose'));
			sent = true;
			controller.enqueue(bytes);
		},
	});
}
