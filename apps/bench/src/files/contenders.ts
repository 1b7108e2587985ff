// Contenders that move one file. Each one counts its bytes.
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'undici';
import { connected } from '../messages/connected.ts';
import type { Contenders } from '../run/contender.ts';

export interface FileSetting {
	/** Of the server, without a path. */
	readonly url: string;
	readonly token: string;
	/** A file on this machine. */
	readonly path: string;
	/** In bytes. */
	readonly size: number;
}

export const contenders: Contenders<FileSetting> = {
	/** Only counts the bytes as they come. */
	'limit, down': async ({ url }) => {
		const dispatcher = new Agent();
		const { body } = await request(`${url}/v1/contents/file`, { dispatcher });
		let count = 0;
		for await (const { length } of body) count += length;
		await dispatcher.close();
		return { count };
	},
	'down, as it comes': async (setting) =>
		await connected(setting, async ({ contents }) => {
			const { stream } = await contents.open('file');
			let count = 0;
			for await (const { length } of stream) count += length;
			return { count };
		}),
	'down, whole': async (setting) =>
		await connected(setting, async ({ contents }) => ({
			count: (await contents.download('file')).bytes.length,
		})),
	/** From the disk, as part of a message. */
	up: async (setting) =>
		await connected(setting, async ({ messages }) => {
			const bytes = await readFile(setting.path);
			const file = { fileName: 'file.bin', contentType: 'application/octet-stream', bytes };
			const { text } = await messages.create({ roomId: 'one', files: [file] });
			// The form around the file is not counted.
			const received = Number(text);
			return { count: Math.min(received, setting.size) };
		}),
};
