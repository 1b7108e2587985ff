import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulatorOptions } from '@webex-nodes/simulator';
import type { WorkflowFile } from '../src/n8n/api.ts';
import { freePort } from '../src/queue/ports.ts';
import { type RunningQueue, startQueueOn } from '../src/queue/queue.ts';
import { type Connected, startWith } from '../src/sample.ts';
import { withoutEditor } from '../test/without-editor.ts';

export type Queue = RunningQueue & Connected;

export interface StartOptions {
	readonly workers?: number;
	readonly webhookProcessors?: number;
	readonly workflows?: readonly WorkflowFile[];
	readonly simulator?: SimulatorOptions;
	/** More environment variables for each process of n8n. */
	readonly environment?: Readonly<Record<string, string>>;
	/** The same for one of them, at each start. */
	readonly environmentOf?: (process: string) => Readonly<Record<string, string>>;
}

/** Starts n8n in queue mode and the simulator, on empty data, and connects them; no workflow is active yet. */
export async function startQueue(options: StartOptions = {}): Promise<Queue> {
	const { workers = 2, webhookProcessors = 1, workflows = [], ...more } = options;
	const dataFolder = await mkdtemp(join(tmpdir(), 'sample-queue-'));
	const queue = await startWith(startQueueOn, {
		...more,
		...{ workers, webhookProcessors, workflows, dataFolder },
		// The task broker of n8n takes the next port.
		port: await freePort(2),
		simulatorPort: 0,
		environment: { ...withoutEditor, ...more.environment },
	});
	const stop = async () => {
		await queue.stop();
		// It is large; the logs stay, for a test that failed.
		await rm(join(dataFolder, 'postgres', 'data'), { recursive: true });
	};
	return { ...queue, stop };
}
