/** Places that are taken in the order in which they were asked for. */
export interface Semaphore {
	/** Resolves with a place, or rejects with the reason of the signal. */
	readonly take: (signal?: AbortSignal) => Promise<void>;
	readonly giveBack: () => void;
	/** Nobody holds a place or waits for one. */
	readonly isIdle: () => boolean;
}

export function semaphore(places: number): Semaphore {
	let taken = 0;
	const waiting = new Set<() => void>();
	return {
		take: async (signal) => {
			signal?.throwIfAborted();
			if (taken < places) {
				taken += 1;
				return;
			}
			await new Promise<void>((resolve, reject) => {
				const begin = () => {
					signal?.removeEventListener('abort', stop);
					resolve();
				};
				const stop = () => {
					waiting.delete(begin);
					reject(signal?.reason);
				};
				waiting.add(begin);
				signal?.addEventListener('abort', stop, { once: true });
			});
		},
		giveBack: () => {
			const [next] = waiting;
			if (!next) {
				taken -= 1;
				return;
			}
			// The place passes to the next one directly, so that nobody overtakes.
			waiting.delete(next);
			next();
		},
		isIdle: () => taken === 0,
	};
}
