import type { Check } from '../../program.ts';

/** A check by its name: it fails when its work throws. */
export type Checks = Readonly<Record<string, () => Promise<unknown>>>;

/** One after the other: they are on one n8n. */
export async function runChecks(checks: Checks): Promise<Check[]> {
	const done: Check[] = [];
	for (const [name, work] of Object.entries(checks)) {
		const problem = await work().then(
			() => undefined,
			(error: unknown) => (error instanceof Error ? error.message : String(error)),
		);
		done.push({ name, ...(problem !== undefined && { problem }) });
	}
	return done;
}
