import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileUpload, saveContent } from './files.ts';
import { createRestClient } from './rest/engine/client.ts';

let folder = '';
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'webex-files-'));
});
afterEach(async () => await rm(folder, { recursive: true }));

const bytes = Uint8Array.from({ length: 100_001 }, (_, index) => index % 251);
const facts = { fileName: 'plan.pdf', contentType: 'application/pdf' };

async function* cut(breaksAt = Number.POSITIVE_INFINITY): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += 9000) {
		if (at >= breaksAt) throw new Error('broke off');
		yield bytes.slice(at, at + 9000);
	}
}

test('a file of the machine is read piece by piece, as often as it is opened', async () => {
	const path = join(folder, 'plan.pdf');
	await writeFile(path, bytes);
	const upload = await fileUpload(path, { contentType: 'application/pdf' });
	expect(upload).toMatchObject({ ...facts, size: bytes.length });
	for (let times = 0; times < 2; times += 1) {
		const pieces: Uint8Array[] = [];
		for await (const piece of upload.open()) pieces.push(piece);
		expect(pieces.length).toBeGreaterThan(1);
		expect(Buffer.compare(Buffer.concat(pieces), bytes)).toBe(0);
	}
});

test('a folder is no file', async () => {
	await expect(fileUpload(folder)).rejects.toThrow('expected a file');
});

test('a file of Webex is written, and each piece is given back when it is', async () => {
	const path = join(folder, 'plan.pdf');
	const release = (piece: Uint8Array) => void piece.fill(0);
	const size = await saveContent({ ...facts, stream: cut(), release }, path);
	expect(size).toBe(bytes.length);
	expect(Buffer.compare(await readFile(path), bytes)).toBe(0);
	await saveContent({ ...facts, bytes: bytes.slice(0, 3) }, path);
	expect([...(await readFile(path))]).toEqual([0, 1, 2]);
});

test('a file that breaks off leaves nothing, and an older one stays', async () => {
	const path = join(folder, 'plan.pdf');
	await writeFile(path, 'older');
	await expect(saveContent({ ...facts, stream: cut(50_000) }, path)).rejects.toThrow('broke off');
	expect([await readdir(folder), await readFile(path, 'utf8')]).toEqual([['plan.pdf'], 'older']);
});

test('a piece that cannot be written ends the download, and nothing is left', async () => {
	async function* stream(): AsyncGenerator<Uint8Array> {
		yield bytes;
		yield { length: 5 } as Uint8Array;
		await new Promise((resolve) => setImmediate(resolve));
		yield bytes;
	}
	const saved = saveContent({ ...facts, stream: stream() }, join(folder, 'plan.pdf'));
	await expect(saved).rejects.toMatchObject({ code: 'ERR_INVALID_ARG_TYPE' });
	expect(await readdir(folder)).toEqual([]);
});

test('a path that cannot be written ends the download, which nobody reads', async () => {
	const { response, wasLeft } = unread();
	const webex = createRestClient({ transport: async () => response });
	const content = await webex.contents.open('Y2lzY29zcGFyazovL3VzL0NPTlRFTlQveC8w');
	const saved = saveContent(content, join(folder, 'no such folder', 'plan.pdf'));
	await expect(saved).rejects.toMatchObject({ code: 'ENOENT' });
	expect([wasLeft(), await readdir(folder)]).toEqual([true, []]);
});

test('a web page that comes instead of a file is read no further', async () => {
	const { response, wasLeft } = unread({ 'content-type': 'text/html' });
	const unsigned = async () => response;
	const webex = createRestClient({ transport: unsigned, unsigned });
	const opened = webex.downloads.open('https://nfg1vss.webex.com/nbr/x');
	await expect(opened).rejects.toMatchObject({ name: 'WebexResponseError' });
	expect(wasLeft()).toBe(true);
});

/** An answer that tells whether it was left before its first piece. */
function unread(headers: Record<string, string> = {}) {
	let [isRead, isLeft] = [false, false];
	const stream: AsyncIterableIterator<Uint8Array> = {
		[Symbol.asyncIterator]: () => stream,
		next: async () => {
			isRead = true;
			return { done: true, value: undefined };
		},
		return: async () => {
			isLeft = true;
			return { done: true, value: undefined };
		},
	};
	const response = { status: 200, headers, body: new Uint8Array(), stream };
	return { response, wasLeft: () => isLeft && !isRead };
}
