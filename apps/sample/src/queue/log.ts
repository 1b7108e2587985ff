import { readIfExists } from '../files.ts';

/** The IDs of the executions that a worker started, in its log: n8n stores them nowhere else. */
export async function executionsOf(logFile: string): Promise<ReadonlySet<string>> {
	const log = (await readIfExists(logFile)) ?? '';
	const started = log.matchAll(/Worker started execution (\d+) \(job/g);
	return new Set(Array.from(started, ([, id = '']) => id));
}
