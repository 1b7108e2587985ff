// How long a package takes to load, in milliseconds: each time in a process of its own, so that nothing is loaded before.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { median } from '../median.ts';

const run = promisify(execFile);

export interface Loading {
	/** The statements that load it, of an ES module. */
	readonly code: string;
	/** Where its imports begin. */
	readonly folder: string;
	readonly runs: number;
}

/** The median of the runs, in milliseconds. */
export async function measureLoading({ code, folder, runs }: Loading): Promise<number> {
	const script = `const started = performance.now(); ${code}; process.stdout.write(String(performance.now() - started));`;
	const found: number[] = [];
	for (let at = 0; at < runs; at++) {
		const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
			cwd: folder,
		});
		found.push(Number(stdout));
	}
	return median(found);
}
