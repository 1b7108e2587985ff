import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import type { Simulator } from '@webex-nodes/simulator';
import { vi } from 'vitest';

const resolve = createRequire(import.meta.url);
/** Where n8n-workflow has the function with which nodes wait. */
const ofWorkflow = createRequire(resolve.resolve('n8n-workflow'))('@n8n/utils/sleep') as {
	sleep: (duration: number) => Promise<void>;
};

/** Where the work goes on whose waits take no time. What other tests have left behind in this process waits as before. */
const hurried = new AsyncLocalStorage<object>();

/**
 * Waits of nodes take no time, and a request that hangs reaches its limit as soon as the simulator has it. `waited` counts
 * what would have passed, in milliseconds.
 */
export function hurryNodes(simulator: Simulator) {
	const begin = performance.now();
	vi.useFakeTimers({ toFake: ['performance'] });
	// A fake clock begins at 0, and what nodes have kept of the real one would then be far ahead of it.
	vi.advanceTimersByTime(Math.ceil(begin));
	let waited = 0;
	const pass = (duration: number) => {
		waited += duration;
		vi.advanceTimersByTime(duration);
	};
	const own = {};
	const isOwn = () => hurried.getStore() === own;
	const realSleep = ofWorkflow.sleep;
	const sleep = vi.spyOn(ofWorkflow, 'sleep').mockImplementation(async (duration) => {
		if (!isOwn()) return await realSleep(duration);
		pass(duration);
		await setTimeout(0);
	});
	let hanging = 0;
	const take = simulator.faults.take.bind(simulator.faults);
	const taking = vi.spyOn(simulator.faults, 'take').mockImplementation((request) => {
		const fault = take(request);
		if (fault?.stall) hanging += 1;
		return fault;
	});
	const stop = simulator.observe(({ status }) => {
		if (status === 0 && hanging > 0) hanging -= 1;
	});
	const limits = new Set<{ readonly duration: number; readonly end: () => void }>();
	const realTimeout = AbortSignal.timeout.bind(AbortSignal);
	const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((duration) => {
		if (!isOwn()) return realTimeout(duration);
		const controller = new AbortController();
		const end = () => controller.abort(new DOMException('Late', 'TimeoutError'));
		limits.add({ duration, end });
		return controller.signal;
	});
	let isOver = false;
	/** The shortest limit ends first; those of requests that are over do nothing. */
	const endLimits = async () => {
		while (!isOver) {
			await setTimeout(2);
			if (hanging === 0) continue;
			const [first] = [...limits].toSorted((one, other) => one.duration - other.duration);
			if (!first) continue;
			limits.delete(first);
			pass(first.duration);
			first.end();
		}
	};
	const ending = endLimits();
	return {
		/** Only what begins here is hurried. */
		run: async <Result>(work: () => Promise<Result>): Promise<Result> =>
			await hurried.run(own, work),
		waited: () => waited,
		/** Nothing hangs any more, and refusals for an hour are over. */
		heal: async () => {
			isOver = true;
			await ending;
			simulator.faults.clear();
			vi.advanceTimersByTime(2 * 3600_000);
		},
		end: async () => {
			isOver = true;
			await ending;
			stop();
			taking.mockRestore();
			sleep.mockRestore();
			timeout.mockRestore();
			vi.useRealTimers();
		},
	};
}
