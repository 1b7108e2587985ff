import { open, readFile } from 'node:fs/promises';
import { replaceFile } from '@webex-nodes/http/files';
import type { Simulator } from '../simulator.ts';

/**
 * Puts the snapshot of a file into the simulator; `false` when there is no such file.
 * @throws Error that names the file, and the field which does not fit.
 */
export async function loadSnapshot(simulator: Simulator, path: string): Promise<boolean> {
	const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return undefined;
		throw error;
	});
	if (text === undefined) return false;
	try {
		simulator.restore(JSON.parse(text));
	} catch (error) {
		throw new Error(`${path}: ${error instanceof Error ? error.message : error}`, { cause: error });
	}
	return true;
}

/** Saves one after the other; a program that ends in the middle leaves the file as it was. */
export function snapshotSaver(simulator: Simulator, path: string): () => Promise<void> {
	let last: Promise<void> = Promise.resolve();
	return () => {
		const saving = last.then(() => write(path, JSON.stringify(simulator.snapshot())));
		// The caller is told of a failure; the next save does not depend on it.
		last = saving.catch(() => undefined);
		return saving;
	};
}

async function write(path: string, text: string): Promise<void> {
	const unfinished = `${path}.new`;
	// It holds secrets.
	const file = await open(unfinished, 'w', 0o600);
	try {
		await file.writeFile(text);
		await file.sync();
	} finally {
		await file.close();
	}
	await replaceFile(unfinished, path);
}
