import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { WebexInputError } from '@webex-nodes/http';
import { replaceFile } from '@webex-nodes/http/files';
import type { Content, OpenContent } from './rest/engine/content.ts';
import { leaveUnread } from './rest/engine/download.ts';
import type { UploadInParts } from './rest/engine/upload.ts';

/**
 * In bytes. Small pieces are collected soon after they were sent, while those of Node's own streams pile up to some 70 MB
 * before the garbage collector looks at them.
 */
const pieceSize = 16 * 1024;

export interface FileUploadOptions {
	/** The name that people see; that of the file when left out. */
	readonly fileName?: string;
	/** Media type, such as `text/csv`. */
	readonly contentType?: string;
}

/**
 * A file of this machine to send with a message, read piece by piece while it is sent, and again where the request has to
 * be sent again.
 * @throws WebexInputError for a folder, and Node's own error when there is nothing at this path.
 */
export async function fileUpload(
	path: string,
	{ fileName = basename(path), contentType = 'application/octet-stream' }: FileUploadOptions = {},
): Promise<UploadInParts> {
	const facts = await stat(path);
	if (!facts.isFile()) throw new WebexInputError('path', `expected a file: ${path} is none`);
	return { fileName, contentType, size: facts.size, open: () => read(path) };
}

async function* read(path: string): AsyncGenerator<Uint8Array> {
	const file = await open(path);
	try {
		for (;;) {
			// A new one each time: the one before may still be on its way.
			const { bytesRead, buffer } = await file.read(new Uint8Array(pieceSize));
			if (bytesRead === 0) return;
			yield buffer.subarray(0, bytesRead);
		}
	} finally {
		await file.close();
	}
}

/**
 * Writes a file of Webex to this machine, piece by piece. It gets its name when it is whole: what breaks off leaves
 * nothing behind, and an older file of this name stays.
 * @returns its size in bytes.
 */
export async function saveContent(content: Content | OpenContent, path: string): Promise<number> {
	const unfinished = `${path}.${crypto.randomUUID()}.part`;
	try {
		const size = await write(content, unfinished);
		await replaceFile(unfinished, path);
		return size;
	} catch (error) {
		await rm(unfinished, { force: true });
		throw error;
	}
}

async function write(content: Content | OpenContent, path: string): Promise<number> {
	const file = await open(path, 'wx').catch((error: unknown) => {
		// The download is under way.
		if ('stream' in content) leaveUnread(content.stream);
		throw error;
	});
	try {
		if (!('bytes' in content)) return await writeParts(file, content);
		await file.writeFile(content.bytes);
		return content.bytes.length;
	} finally {
		await file.close();
	}
}

/** Pieces that are written at the same time. When the reader waits for each, Node joins those that come meanwhile. */
const atOnce = 32;

async function writeParts(file: FileHandle, { stream, release }: OpenContent): Promise<number> {
	const writing = new Set<Promise<void>>();
	let size = 0;
	try {
		for await (const piece of stream) {
			const written = writeAt(file, piece, size).then(() => {
				writing.delete(written);
				release?.(piece);
			});
			// It is thrown below, where all of them are waited for.
			written.catch(() => undefined);
			writing.add(written);
			size += piece.length;
			if (writing.size >= atOnce) await Promise.race(writing);
		}
		await Promise.all(writing);
		return size;
	} finally {
		// The file is closed next.
		await Promise.allSettled(writing);
	}
}

async function writeAt(file: FileHandle, piece: Uint8Array, position: number): Promise<void> {
	for (let done = 0; done < piece.length; ) {
		const left = piece.length - done;
		done += (await file.write(piece, done, left, position + done)).bytesWritten;
	}
}
