import { readFile, rename, writeFile } from 'node:fs/promises';

/** `undefined` when there is no such file. */
export async function readIfExists(file: string): Promise<string | undefined> {
	return await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return undefined;
		throw error;
	});
}

/** Writes a file whole or not at all, for its owner only: another process may read it, and the disk may be full. */
export async function writeWhole(file: string, text: string): Promise<void> {
	await writeFile(`${file}.new`, text, { mode: 0o600 });
	await rename(`${file}.new`, file);
}

/** `undefined` when the text is not JSON, which no schema accepts. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
