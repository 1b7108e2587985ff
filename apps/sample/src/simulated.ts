import type { Options } from './options.ts';
import { startQueueOn } from './queue/queue.ts';
import { say } from './report.ts';
import { type Connected, type RunningN8n, startSample, startWith } from './sample.ts';
import { readWorkflows } from './workflows.ts';

/** Sooner than in the real Webex, where it takes minutes and hours; in milliseconds. */
const delays = { recordingDelay: 5000, transcriptDelay: 8000, summaryDelay: 12_000 };

/** Starts the sample with its workflows and the options of the command line. */
export async function startSimulated(
	options: Options,
	signal: AbortSignal,
): Promise<RunningN8n & Connected> {
	const sample = {
		...options,
		signal,
		workflows: await readWorkflows(),
		// With the IDs of an earlier run, messages would count as already seen.
		simulator: {
			tokenLifetime: options.tokenLifetime,
			randomSeed: Date.now(),
			switches: delays,
		},
		progress: say,
	};
	const { queue } = options;
	if (!queue) return await startSample(sample);
	return await startWith(startQueueOn, { ...sample, ...queue, webhookProcessors: 1 });
}
