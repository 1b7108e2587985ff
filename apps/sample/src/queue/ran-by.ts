import { setTimeout } from 'node:timers/promises';
import { readIfExists } from '../files.ts';

interface Worker {
	readonly name: string;
	readonly logFile: string;
}

/**
 * The names of the workers that started an execution, from their logs: n8n stores them nowhere. None for an execution
 * that was never a job of its own, such as that of a workflow which another workflow calls.
 */
export async function workersOf(
	workers: readonly Worker[],
	executionId: string,
	attempts = 10,
): Promise<readonly string[]> {
	const line = `Worker started execution ${executionId} (job`;
	const found = await Promise.all(
		workers.map(async ({ name, logFile }) =>
			(await readIfExists(logFile))?.includes(line) ? [name] : [],
		),
	);
	const names = found.flat();
	if (names.length > 0 || attempts <= 1) return names;
	// What a worker has written reaches its log a moment later.
	await setTimeout(100);
	return await workersOf(workers, executionId, attempts - 1);
}
