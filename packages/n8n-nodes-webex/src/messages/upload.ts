import type { CreateMessage } from '@webex-nodes/client';
import type { IncomingFile } from '../engine/item.ts';

/** Files from this size on are sent one after the other. */
const large = 8 * 1024 * 1024; // bytes

let turn: Promise<unknown> = Promise.resolve();

/**
 * Reads a file while it is sent, or holds it only as long where n8n keeps it in memory. Nodes send to several rooms at the
 * same time, so of large files only one is held.
 */
export async function withFile<Result>(
	file: IncomingFile | string | undefined,
	send: (files: Pick<CreateMessage, 'files'>) => Promise<Result>,
): Promise<Result> {
	if (file === undefined) return await send({});
	if (typeof file === 'string') return await send({ files: [file] });
	const sending = async () => await send({ files: [await file.read()] });
	if (file.isStreamed || file.size < large) return await sending();
	const mine = turn.then(sending);
	turn = mine.catch(() => undefined);
	return await mine;
}
