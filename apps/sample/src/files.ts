import { readFile } from 'node:fs/promises';

/** `undefined` when there is no such file. */
export async function readIfExists(file: string): Promise<string | undefined> {
	return await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return undefined;
		throw error;
	});
}

/** `undefined` when the text is not JSON, which no schema accepts. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
