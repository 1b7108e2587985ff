// Moves one file in a process of its own, and tells the peak of its memory over idle, in MiB and in sizes of the file.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRestClient } from '@webex-nodes/client';
import { fileUpload, saveContent } from '@webex-nodes/client/files';
import { undiciTransport } from '@webex-nodes/http/undici';

const MiB = 1024 ** 2;
const [, , way = 'open', size = '500'] = process.argv;
const bytes = Number(size) * MiB;

const server = fork(fileURLToPath(new URL('server.ts', import.meta.url)), [String(bytes)]);
const [port] = await once(server, 'message');
const client = createRestClient({
	transport: undiciTransport(),
	baseUrl: `http://127.0.0.1:${port}/v1`,
});
const folder = await mkdtemp(join(tmpdir(), 'webex-files-'));
const path = join(folder, 'file');

const ways: Readonly<Record<string, () => Promise<number>>> = {
	download: async () => (await client.contents.download('file')).bytes.length,
	open: async () => {
		let received = 0;
		for await (const { length } of (await client.contents.open('file')).stream) received += length;
		return received;
	},
	save: async () => await saveContent(await client.contents.open('file'), path),
	upload: async () => {
		const { size: length } = await stat(path);
		const files = [await fileUpload(path)];
		const { length: received = 0 } = await client.messages.create({ roomId: 'r', files });
		// The form around the file is some hundred bytes long.
		return Math.abs(Number(received) - length) < 1000 ? length : Number(received);
	},
};

const file = await open(path, 'w');
await file.truncate(way === 'upload' ? bytes : 0);
await file.close();
const idle = process.memoryUsage().rss;
const moved = await ways[way]?.();
if (moved !== bytes) throw new Error(`${moved} of ${bytes} bytes came`);
const over = process.resourceUsage().maxRSS / 1024 - idle / MiB;
process.stdout.write(
	`${way} of ${size} MiB: ${over.toFixed(0)} MiB over idle, ${(over / Number(size)).toFixed(2)} × the file\n`,
);
server.disconnect();
await rm(folder, { recursive: true });
