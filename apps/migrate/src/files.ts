import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, open, rm, stat } from 'node:fs/promises';
import { replaceFile } from '@webex-nodes/http/files';

/** Puts a copy beside a file, and returns its name; a copy of before stays. */
export async function keepOriginal(file: string): Promise<string> {
	for (let number = 0; ; number += 1) {
		const copy = `${file}.bak${number === 0 ? '' : number}`;
		const isMade = await copyFile(file, copy, constants.COPYFILE_EXCL).then(() => true, ifExists);
		if (isMade) return copy;
	}
}

/** Writes a file that does not exist yet, and returns its name. */
export async function writeNew(file: string, text: string): Promise<string> {
	for (let number = 0; ; number += 1) {
		const name = number === 0 ? file : file.replace(/(\.json)?$/, `.${number}$1`);
		const handle = await open(name, 'wx', 0o600).catch(ifExists);
		if (!handle) continue;
		try {
			await handle.writeFile(text);
			await handle.sync();
		} finally {
			await handle.close();
		}
		return name;
	}
}

function ifExists(error: NodeJS.ErrnoException): false {
	if (error.code === 'EEXIST') return false;
	throw error;
}

/** Replaces a file at once: whoever reads it, also after an interruption, sees the old or the new one. */
export async function replace(file: string, text: string): Promise<void> {
	const { mode } = await stat(file);
	const draft = `${file}.${randomUUID()}.tmp`;
	try {
		const handle = await open(draft, 'wx', mode);
		try {
			await handle.writeFile(text);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await replaceFile(draft, file);
	} finally {
		await rm(draft, { force: true });
	}
}
