import { setImmediate } from 'node:timers/promises';
import type { Sleep } from './transport.ts';

export interface VirtualTime {
	/** In milliseconds. */
	readonly now: () => number;
	readonly sleep: Sleep;
	/** Sleeps that have begun, in milliseconds. */
	readonly waits: readonly number[];
	/** Lets time pass, from one sleep that ends to the next, until the work is done. */
	readonly until: <Result>(work: Promise<Result>) => Promise<Result>;
	/** Everything that needs no time happens. */
	readonly settle: () => Promise<void>;
}

/** Time for tests: it passes only while somebody sleeps. */
export function virtualTime(): VirtualTime {
	let now = 0;
	const waits: number[] = [];
	const sleeping = new Set<{ readonly end: number; readonly wake: () => void }>();

	async function until<Result>(work: Promise<Result>): Promise<Result> {
		let isDone = false;
		const finish = () => {
			isDone = true;
		};
		work.then(finish, finish);
		for (await setImmediate(); !isDone; await setImmediate()) {
			const [first] = [...sleeping].toSorted((one, other) => one.end - other.end);
			if (!first) throw new Error('The work waits for something that never happens');
			now = Math.max(now, first.end);
			sleeping.delete(first);
			first.wake();
		}
		return await work;
	}

	return {
		now: () => now,
		waits,
		sleep: async (duration, signal) => {
			signal?.throwIfAborted();
			waits.push(duration);
			await new Promise<void>((resolve, reject) => {
				const sleeper = { end: now + duration, wake: resolve };
				sleeping.add(sleeper);
				const stop = () => {
					sleeping.delete(sleeper);
					reject(signal?.reason);
				};
				signal?.addEventListener('abort', stop, { once: true });
			});
		},
		until,
		settle: async () => await setImmediate(),
	};
}
