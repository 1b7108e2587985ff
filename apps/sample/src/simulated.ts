import type { Options } from './options.ts';
import { say } from './report.ts';
import { type Sample, startSample } from './sample.ts';
import { readWorkflows } from './workflows.ts';

/** Starts the sample with its workflows and the options of the command line. */
export async function startSimulated(options: Options, signal: AbortSignal): Promise<Sample> {
	return await startSample({
		...options,
		signal,
		workflows: await readWorkflows(),
		// With the IDs of an earlier run, messages would count as already seen.
		simulator: { tokenLifetime: options.tokenLifetime, randomSeed: Date.now() },
		progress: say,
	});
}
