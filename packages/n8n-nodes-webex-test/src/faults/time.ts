import { setImmediate } from 'node:timers/promises';
import type { Sleep } from '@webex-nodes/http';
import { vi } from 'vitest';

/** Turns of the event loop in which whatever needs no time happens: everything is in this process. */
const turns = 12;

interface Timer {
	readonly at: number;
	readonly ring: () => void;
}

/** Time that passes only when nothing else can happen, for everything that waits or has a limit. */
export interface SimulatedTime {
	readonly sleep: Sleep;
	/** For what the server does: not counted as a wait. */
	readonly serverSleep: (duration: number) => Promise<void>;
	/** Waits that began, in milliseconds. */
	readonly waits: readonly number[];
	/** Waits that have not ended. */
	readonly sleeping: () => number;
	/** Lets time pass until the work is done; before each of its steps the function may do something. */
	readonly until: <Result>(
		work: Promise<Result>,
		onStep?: (step: number) => void,
	) => Promise<Result>;
	readonly end: () => void;
}

/** The clock begins at noon. `Date`, `performance` and `AbortSignal.timeout` follow it until `end`. */
export function simulateTime(start: number): SimulatedTime {
	vi.useFakeTimers({ toFake: ['Date', 'performance'], now: start });
	const timers = new Set<Timer>();
	const waits: number[] = [];
	let sleeping = 0;

	const after = (duration: number, ring: () => void): (() => void) => {
		const timer = { at: performance.now() + duration, ring };
		timers.add(timer);
		return () => timers.delete(timer);
	};
	const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((duration) => {
		const controller = new AbortController();
		after(duration, () => controller.abort(new DOMException('Late', 'TimeoutError')));
		return controller.signal;
	});

	async function settle(isDone: () => boolean): Promise<void> {
		for (let turn = 0; turn < turns && !isDone(); turn += 1) await setImmediate();
	}

	function pass(): void {
		const [first] = [...timers].toSorted((one, other) => one.at - other.at);
		if (!first) throw new Error('The work waits for something that never happens');
		timers.delete(first);
		vi.advanceTimersByTime(Math.max(0, first.at - performance.now()));
		first.ring();
	}

	return {
		waits,
		sleeping: () => sleeping,
		sleep: async (duration, signal) => {
			signal?.throwIfAborted();
			waits.push(duration);
			sleeping += 1;
			try {
				await new Promise<void>((resolve, reject) => {
					const forget = after(duration, resolve);
					signal?.addEventListener('abort', () => {
						forget();
						reject(signal.reason);
					});
				});
			} finally {
				sleeping -= 1;
			}
		},
		serverSleep: async (duration) => await new Promise((resolve) => after(duration, resolve)),
		until: async (work, onStep = () => {}) => {
			let isDone = false;
			const finish = () => {
				isDone = true;
			};
			work.then(finish, finish);
			for (let step = 1; ; step += 1) {
				await settle(() => isDone);
				if (isDone) return await work;
				onStep(step);
				// A function that ended the work has let everything happen that needs no time.
				await settle(() => isDone);
				if (isDone) return await work;
				pass();
			}
		},
		end: () => {
			timeout.mockRestore();
			vi.useRealTimers();
		},
	};
}
