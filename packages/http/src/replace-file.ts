import { rename } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** What Windows answers while another program, such as one that looks for viruses, has a file open for a moment. */
const inUse = new Set(['EACCES', 'EBUSY', 'EPERM']);

const pauses = [10, 20, 40, 80, 160, 320, 640]; // ms

/** Its parts are parameters, because Windows cannot be had in each test. */
export interface ReplaceFileOptions {
	readonly platform?: string;
	readonly move?: (from: string, to: string) => Promise<void>;
	readonly sleep?: (milliseconds: number) => Promise<unknown>;
}

/**
 * Gives a file the name of another one, which it replaces at once: whoever reads sees the old or the new one. On Windows
 * it waits up to 1.3 seconds while another program has one of them open.
 * @throws the error of the system, with its `code`.
 */
export async function replaceFile(
	from: string,
	to: string,
	{ platform = process.platform, move = rename, sleep = setTimeout }: ReplaceFileOptions = {},
): Promise<void> {
	for (const pause of platform === 'win32' ? pauses : []) {
		try {
			return await move(from, to);
		} catch (error) {
			const code = error instanceof Error && 'code' in error ? String(error.code) : '';
			if (!inUse.has(code)) throw error;
		}
		await sleep(pause);
	}
	await move(from, to);
}
