import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import type { Simulator } from '@webex-nodes/simulator';
import { vi } from 'vitest';

const resolve = createRequire(import.meta.url);
/** Where n8n-workflow has the function with which nodes wait. */
const ofWorkflow = createRequire(resolve.resolve('n8n-workflow'))('@n8n/utils/sleep') as {
	sleep: (duration: number) => Promise<void>;
};

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
	const sleep = vi.spyOn(ofWorkflow, 'sleep').mockImplementation(async (duration) => {
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
	const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((duration) => {
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
