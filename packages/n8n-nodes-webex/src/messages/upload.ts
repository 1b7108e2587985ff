import type { CreateMessage } from '@webex-nodes/client';
import type { IncomingFile } from '../engine/item.ts';

/** From here on, files wait for one another. */
const large = 8 * 1024 * 1024; // bytes

let turn: Promise<unknown> = Promise.resolve();

/** A file is in memory only while it is sent, and a large one alone: nodes send to several rooms at a time. */
export async function withFile<Result>(
	file: IncomingFile | string | undefined,
	send: (files: Pick<CreateMessage, 'files'>) => Promise<Result>,
): Promise<Result> {
	if (file === undefined) return await send({});
	if (typeof file === 'string') return await send({ files: [file] });
	const sending = async () => await send({ files: [await file.read()] });
	if (file.size < large) return await sending();
	const mine = turn.then(sending);
	turn = mine.catch(() => undefined);
	return await mine;
}
