import { codeOf, timeoutCodes, WebexConnectionError, WebexError } from './errors.ts';
import { leavable } from './leavable.ts';
import { describeLocation } from './read.ts';
import type { HttpRequest, HttpResponse, Middleware } from './transport.ts';

export interface TimeLimits {
	/** The longest time without a byte, in milliseconds. */
	readonly silence?: number;
	/** The longest time from sending to the last byte, in milliseconds; a request may set its own. */
	readonly duration?: number;
}

const defaultDuration = 300_000; // ms

/** The slowest upload that is waited for, in bytes per millisecond: some 32 kB a second. */
const slowestUpload = 32;

/** For a file that is read: its size is not known beforehand. In milliseconds. */
export const downloadDuration = 3_600_000;

/**
 * Ends a request that stays without a byte, or whose answer is not complete in time, with a `WebexConnectionError`; and
 * at once when its signal says so, whatever the transport inside does. What is sent adds to both limits by its size.
 */
export function timeLimits({ silence = 60_000, duration = 300_000 }: TimeLimits = {}): Middleware {
	return (next) => async (request) => {
		const watch = watchOver(request, {
			silence,
			first: silence + uploadTime(request),
			duration: durationOf(request, { duration }),
		});
		try {
			const response = await watch.race(next({ ...request, stream: true, signal: watch.signal }));
			return await deliver(request, response, watch);
		} catch (error) {
			watch.end();
			// A transport may put the reason into an error of its own.
			watch.signal.throwIfAborted();
			throw error;
		}
	};
}

const uploadTime = ({ body }: HttpRequest): number => (body?.length ?? 0) / slowestUpload;

/** The longest time that a request may take, in milliseconds. */
export const durationOf = (
	request: HttpRequest,
	{ duration = defaultDuration }: TimeLimits = {},
): number => Math.ceil((request.maxDuration ?? duration) + uploadTime(request));

async function deliver(
	request: HttpRequest,
	{ stream, ...answer }: HttpResponse,
	watch: Watch,
): Promise<HttpResponse> {
	if (!stream) {
		watch.end();
		return answer;
	}
	if (!request.stream) {
		return {
			...withoutRelease(answer),
			body: await readWhole({ ...answer, stream }, request, watch),
		};
	}
	// The server has answered. Until somebody reads, only the whole duration is watched.
	watch.rest();
	const watched = watchStream(stream, request, watch);
	return { ...answer, stream: leavable(watched, () => leaveUnread(stream, watch)) };
}

function leaveUnread(stream: AsyncIterable<Uint8Array>, watch: Watch): void {
	watch.leave();
	void stream[Symbol.asyncIterator]()
		.return?.()
		.catch(() => undefined);
}

const withoutRelease = ({ release: _, ...answer }: HttpResponse): HttpResponse => answer;

interface Limits {
	readonly silence: number;
	/** Until the first byte. */
	readonly first: number;
	readonly duration: number;
}

interface Watch {
	/** Aborts with the caller's signal and with each limit. */
	readonly signal: AbortSignal;
	/** From now on the server is expected to send. */
	readonly listen: () => void;
	/** The time that the reader takes is not the server's. */
	readonly rest: () => void;
	/** Rejects when the signal aborts, also when the work goes on. */
	readonly race: <Result>(work: Promise<Result>) => Promise<Result>;
	/** Forgets the timers. */
	readonly end: () => void;
	/** Nobody wants the answer any more: the transport ends it by the signal. */
	readonly leave: () => void;
}

function watchOver(request: HttpRequest, { silence, first, duration }: Limits): Watch {
	const { signal: given, method, url, repeatable = false } = request;
	given?.throwIfAborted();
	const { host } = describeLocation(url);
	const controller = new AbortController();
	const whole = AbortSignal.timeout(Math.ceil(duration));
	let quiet = AbortSignal.timeout(Math.ceil(first));
	let since = performance.now();
	let allowed = first;
	let isListening = true;
	let hasAnswered = false;

	const end = () => {
		given?.removeEventListener('abort', onAbort);
		whole.removeEventListener('abort', onWhole);
		quiet.removeEventListener('abort', onQuiet);
	};
	/** Also ends the timers: when nobody reads, nobody else does. */
	const stop = (reason: unknown) => {
		end();
		controller.abort(reason);
	};
	const fail = (code: string, reason: string) =>
		stop(new WebexConnectionError({ method, url, repeatable }, code, { reason }));
	const onAbort = () => stop(given?.reason);
	const onWhole = () =>
		fail(
			timeoutCodes.duration,
			`${host} did not complete its answer within ${secondsOf(duration)}`,
		);
	const onQuiet = () => {
		const left = isListening ? allowed - (performance.now() - since) : allowed;
		if (left < 1) {
			fail(
				timeoutCodes.silence,
				hasAnswered
					? `${host} sent nothing for ${secondsOf(allowed)}`
					: `${host} did not answer within ${secondsOf(allowed)}`,
			);
			return;
		}
		quiet = AbortSignal.timeout(Math.ceil(left));
		quiet.addEventListener('abort', onQuiet);
	};
	given?.addEventListener('abort', onAbort);
	whole.addEventListener('abort', onWhole);
	quiet.addEventListener('abort', onQuiet);

	return {
		signal: controller.signal,
		listen: () => {
			since = performance.now();
			allowed = silence;
			isListening = true;
			hasAnswered = true;
		},
		rest: () => {
			isListening = false;
		},
		race: async (work) => await raceWith(controller.signal, work),
		end,
		leave: () => stop(undefined),
	};
}

function secondsOf(duration: number): string {
	const count = Math.max(1, Math.round(duration / 1000));
	return count === 1 ? '1 second' : `${count} seconds`;
}

/** Rejects with the reason of the signal as soon as it aborts, also when the work goes on. */
export async function raceWith<Result>(
	signal: AbortSignal,
	work: Promise<Result>,
): Promise<Result> {
	return await new Promise<Result>((resolve, reject) => {
		const stop = () => reject(signal.reason);
		if (signal.aborted) stop();
		signal.addEventListener('abort', stop);
		const forget = () => signal.removeEventListener('abort', stop);
		work.then(resolve, reject).finally(forget);
	});
}

async function* watchStream(
	stream: AsyncIterable<Uint8Array>,
	request: HttpRequest,
	watch: Watch,
): AsyncGenerator<Uint8Array> {
	const pieces = stream[Symbol.asyncIterator]();
	let isComplete = false;
	try {
		for (;;) {
			watch.listen();
			const { done, value } = await watch.race(pieces.next());
			if (done) break;
			watch.rest();
			yield value;
		}
		isComplete = true;
	} catch (error) {
		throw lost(error, request, watch);
	} finally {
		watch.end();
		// Not awaited: it would wait for a piece that never comes. The transport ends it by the signal.
		if (!isComplete) void pieces.return?.().catch(() => undefined);
	}
}

/** As `watchStream`, but with one race for all pieces: an answer of a large list has thousands of them. */
async function readWhole(
	{
		stream,
		headers,
		release,
	}: Pick<HttpResponse, 'headers' | 'release'> & { readonly stream: AsyncIterable<Uint8Array> },
	request: HttpRequest,
	watch: Watch,
): Promise<Uint8Array> {
	const pieces = stream[Symbol.asyncIterator]();
	let isComplete = false;
	try {
		const body = await watch.race(collect(pieces, watch.listen, reservedFor(headers), release));
		isComplete = true;
		return body;
	} catch (error) {
		throw lost(error, request, watch);
	} finally {
		watch.end();
		// Not awaited: it would wait for a piece that never comes. The transport ends it by the signal.
		if (!isComplete) void pieces.return?.().catch(() => undefined);
	}
}

/** The reason for which an answer broke off. */
function lost(error: unknown, request: HttpRequest, { signal }: Watch): unknown {
	if (signal.aborted) return signal.reason;
	return WebexError.is(error)
		? error
		: new WebexConnectionError(request, codeOf(error) ?? 'ECONNRESET');
}

/** From which size on a body is noticed twice in the memory, and up to which there is one place for it. In bytes. */
const large = { from: 1024 ** 2, to: 1024 ** 3 };

/** A longer one gets its place in steps, as it comes. In bytes. */
const believed = 256 * 1024 ** 2;
const firstStep = 64 * 1024 ** 2;

const placeFor = (needed: number, place: number, reserved: number): number =>
	reserved <= believed ? reserved : Math.min(reserved, Math.max(needed, firstStep, 4 * place));

function reservedFor(headers: HttpResponse['headers']): number {
	const length = Number(headers['content-length']);
	return length >= large.from && length <= large.to ? length : 0;
}

/**
 * A large body is put into its place as it arrives: pieces that are put together at the end need twice the memory. It may
 * be longer than `reserved`, which is its length before it was unpacked, or shorter, as the answer to HEAD. The place is
 * taken with the first piece, and grows: a server may announce a length and send little. Without a place, as above 1 GiB,
 * the pieces are put together at the end.
 */
async function collect(
	stream: AsyncIterator<Uint8Array>,
	onPiece: () => void,
	reserved: number,
	release: HttpResponse['release'],
): Promise<Uint8Array> {
	let whole = new Uint8Array();
	const further: Uint8Array[] = [];
	let filled = 0;
	for (;;) {
		onPiece();
		const { done, value } = await stream.next();
		if (done) break;
		if (value.length === 0) continue;
		if (further.length === 0 && filled + value.length <= reserved) {
			const needed = filled + value.length;
			if (needed > whole.length) whole = grown(whole, placeFor(needed, whole.length, reserved));
			whole.set(value, filled);
			filled += value.length;
			release?.(value);
		} else further.push(value);
	}
	if (further.length === 0 && filled === whole.length) return whole;
	const [only] = further;
	return only && filled === 0 && further.length === 1
		? only
		: joined([whole.subarray(0, filled), ...further]);
}

/** The same bytes in a larger place, whose rest is no memory yet. From Node 22 on, the old one is given back at once. */
function grown(place: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
	const larger = new Uint8Array(length);
	larger.set(place);
	const old: ArrayBuffer & { transfer?: (length: number) => unknown } = place.buffer;
	old.transfer?.(0);
	return larger;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
	const body = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
	let offset = 0;
	for (const piece of pieces) {
		body.set(piece, offset);
		offset += piece.length;
	}
	return body;
}
