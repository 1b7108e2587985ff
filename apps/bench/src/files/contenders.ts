// Contenders that move one file. Each one counts its bytes.
import { fileUpload, saveContent } from '@webex-nodes/client/files';
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
	'down, to a file': async (setting) =>
		await connected(setting, async ({ contents }) => ({
			count: await saveContent(await contents.open('file'), `${setting.path}.saved`),
		})),
	'down, whole': async (setting) =>
		await connected(setting, async ({ contents }) => ({
			count: (await contents.download('file')).bytes.length,
		})),
	/** From the disk, as part of a message. */
	up: async (setting) =>
		await connected(setting, async ({ messages }) => {
			const files = [await fileUpload(setting.path)];
			const { text } = await messages.create({ roomId: 'one', files });
			// The form around the file is not counted.
			const received = Number(text);
			return { count: Math.min(received, setting.size) };
		}),
};
