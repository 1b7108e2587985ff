/** When refusals closed an endpoint, and who waits for it to open. All times are in milliseconds. */
export interface Closed {
	/** Notes a refusal. Those that do not wait for its end leave. */
	readonly close: (now: number, until: number) => void;
	/** How long it was closed in all, until now. */
	readonly upTo: (now: number) => number;
	/** The same, until it opens. */
	readonly inAll: () => number;
	/** Whether it is open now. */
	readonly isOpen: (now: number) => boolean;
	/**
	 * Waits for something in a queue, which an abort of the signal leaves. `false` once `isOverdue` is true, which is asked
	 * at each refusal; rejects with the reason of the caller's own signal.
	 */
	readonly wait: (
		take: (signal: AbortSignal) => Promise<void>,
		isOverdue: () => boolean,
		signal: AbortSignal | undefined,
	) => Promise<boolean>;
}

const overdue = new Error('overdue');

export function closedTimes(): Closed {
	let earlier = 0;
	let from = 0;
	let until = 0;
	const waiting = new Set<() => void>();
	return {
		close: (now, end) => {
			if (now >= until) {
				earlier += until - from;
				from = now;
			}
			until = Math.max(until, end);
			for (const look of [...waiting]) look();
		},
		upTo: (now) => earlier + Math.min(now, until) - from,
		inAll: () => earlier + until - from,
		isOpen: (now) => now >= until,
		wait: async (take, isOverdue, signal) => {
			const leave = new AbortController();
			const look = () => isOverdue() && leave.abort(overdue);
			const stop = () => leave.abort(signal?.reason);
			signal?.throwIfAborted();
			signal?.addEventListener('abort', stop, { once: true });
			waiting.add(look);
			try {
				look();
				await take(leave.signal);
				return true;
			} catch (error) {
				if (error === overdue) return false;
				throw error;
			} finally {
				waiting.delete(look);
				signal?.removeEventListener('abort', stop);
			}
		},
	};
}
