import type { OpenContent } from '@webex-nodes/client';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { RunTooLarge, type Share } from '../n8n/bound.ts';
import { toNodeStream } from '../n8n/streams.ts';

type Source = Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];

/** Smaller files are stored without a look at where n8n keeps them. In bytes. */
const small = 1024 * 1024;

/** n8n may be set to keep files in memory, as base64. */
const inMemory = (bytes: number) => (bytes * 4) / 3;

/** Moves a file into n8n's storage, piece by piece. Where that is the memory, it counts like items. */
export async function storeFile(
	context: IExecuteFunctions,
	{ stream, size, fileName, contentType }: OpenContent,
	share: Share,
): Promise<IBinaryData> {
	const isLarge = (size ?? Number.POSITIVE_INFINITY) > small;
	const isBounded = isLarge && (await keepsFilesInMemory(context));
	if (isBounded && inMemory(size ?? 0) > share.left()) {
		// Ends the download, which nobody is going to read.
		void stream[Symbol.asyncIterator]().return?.();
		throw new RunTooLarge(share.count());
	}
	const pieces = isBounded ? bounded(stream, share) : stream;
	const source = toNodeStream(pieces) as Source;
	const stored = await context.helpers.prepareBinaryData(source, fileName, contentType);
	share.keep([stored]);
	return stored;
}

/** Only what n8n returns for a file says where it is. */
async function keepsFilesInMemory({ helpers }: IExecuteFunctions): Promise<boolean> {
	const { id } = await helpers.prepareBinaryData(Buffer.alloc(0), 'empty', 'text/plain');
	return id === undefined;
}

/** Webex does not always say how large a file is. */
async function* bounded(
	stream: OpenContent['stream'],
	share: Share,
): AsyncGenerator<Uint8Array, void, undefined> {
	let bytes = 0;
	for await (const piece of stream) {
		bytes += piece.length;
		if (inMemory(bytes) > share.left()) throw new RunTooLarge(share.count());
		yield piece;
	}
}
