/** Places that are taken in the order in which they were asked for. */
export interface Semaphore {
	/**
	 * Resolves with a place, or rejects with the reason of the signal. Who has waited before goes in front of those who
	 * have not.
	 */
	readonly take: (signal?: AbortSignal, hasWaited?: boolean) => Promise<void>;
	readonly giveBack: () => void;
	/** Nobody holds a place or waits for one. */
	readonly isIdle: () => boolean;
}

export function semaphore(places: number): Semaphore {
	let taken = 0;
	const waiting = new Set<() => void>();
	const again = new Set<() => void>();
	return {
		take: async (signal, hasWaited = false) => {
			signal?.throwIfAborted();
			if (taken < places) {
				taken += 1;
				return;
			}
			const line = hasWaited ? again : waiting;
			await new Promise<void>((resolve, reject) => {
				const begin = () => {
					signal?.removeEventListener('abort', stop);
					resolve();
				};
				const stop = () => {
					line.delete(begin);
					reject(signal?.reason);
				};
				line.add(begin);
				signal?.addEventListener('abort', stop, { once: true });
			});
		},
		giveBack: () => {
			const line = again.size > 0 ? again : waiting;
			const [next] = line;
			if (!next) {
				taken -= 1;
				return;
			}
			// The place passes to the next one directly, so that nobody overtakes.
			line.delete(next);
			next();
		},
		isIdle: () => taken === 0,
	};
}
