import { type Middleware, raceWith, type Sleep, type Wait } from '@webex-nodes/http';
import { sleep } from 'n8n-workflow';
import type { Context } from './transport.ts';

/** Aborts when the execution is cancelled. Triggers, polls and lists of the editor have none. */
const cancelSignalOf = (context: Context): AbortSignal | undefined =>
	'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;

/** Adds a signal to each request that aborts when the execution is cancelled. */
export const untilCancelled =
	(context: Context): Middleware =>
	(next) =>
	async (request) => {
		const signal = anyOf(cancelSignalOf(context), request.signal);
		signal?.throwIfAborted();
		return await next({ ...request, ...(signal && { signal }) });
	};

/** n8n offers no timers to nodes that can be stopped, so it sleeps in short pieces; its end is immediate. */
export function sleepUntilCancelled(context: Context): Sleep {
	return async (duration, given) => {
		const signal = anyOf(cancelSignalOf(context), given);
		if (!signal) return await sleep(duration);
		signal.throwIfAborted();
		return await raceWith(signal, sleepInPieces(duration, signal));
	};
}

const piece = 500; // ms

async function sleepInPieces(duration: number, signal: AbortSignal): Promise<void> {
	for (let left = duration; left > 0 && !signal.aborted; left -= piece) {
		await sleep(Math.min(left, piece));
	}
}

function anyOf(...signals: readonly (AbortSignal | undefined)[]): AbortSignal | undefined {
	const given = signals.filter((signal) => signal !== undefined);
	return given.length > 1 ? AbortSignal.any(given) : given[0];
}

/** What a node has waited for. */
interface Waits {
	/** In milliseconds; waits at the same time count once. */
	duration: number;
	/** When the last of them ends, on the clock of `performance`. */
	until: number;
	readonly reasons: Set<string>;
}

const waits = new WeakMap<Context, Waits>();

/** Shorter waits are not worth a sentence. */
const worthTelling = 5_000; // ms

/** Notes a wait that begins now. In a run by hand it appears in the console of the browser at once. */
export function noteWait(context: Context, { duration, reason }: Wait): void {
	const known = waits.get(context) ?? { duration: 0, until: 0, reasons: new Set() };
	waits.set(context, known);
	const now = performance.now();
	known.duration += Math.max(0, now + duration - Math.max(now, known.until));
	known.until = Math.max(known.until, now + duration);
	known.reasons.add(reason);
	if (duration < worthTelling) return;
	const sentence = `Waits ${secondsOf(duration)}: ${reason}.`;
	context.logger.info(sentence);
	if ('sendMessageToUI' in context) context.sendMessageToUI(sentence);
}

/** How long a node waited and why, or nothing when that is not worth a sentence. */
export function describeWaits(context: Context): string | undefined {
	const known = waits.get(context);
	if (!known || known.duration < worthTelling) return undefined;
	return `The node waited ${secondsOf(known.duration)}: ${[...known.reasons].join('; ')}.`;
}

const secondsOf = (duration: number) => `${Math.round(duration / 1000)} seconds`;
