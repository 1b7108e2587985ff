import type { Options } from './options.ts';
import { say } from './report.ts';
import { type Sample, startSample } from './sample.ts';
import { readWorkflows } from './workflows.ts';

/** The sample with its own workflows, as the person at the terminal asked for it. */
export async function startSimulated(options: Options, signal: AbortSignal): Promise<Sample> {
	return await startSample({
		...options,
		signal,
		workflows: await readWorkflows(),
		// IDs of an earlier run would count as messages that were seen.
		simulator: { tokenLifetime: options.tokenLifetime, randomSeed: Date.now() },
		progress: say,
	});
}
