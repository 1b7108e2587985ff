import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { writeWhole } from '../files.ts';
import { startProgram } from '../n8n/program.ts';
import { freePort } from './ports.ts';
import { Service } from './service.ts';

export interface StorageOptions {
	/** For its data. */
	readonly folder: string;
	readonly password: string;
	/** Stops each start. */
	readonly signal?: AbortSignal | undefined;
}

export type Redis = Service & { readonly port: number };

/** A Redis of our own, which is not started yet. */
export async function createRedis(
	program: string,
	{ folder, password, signal }: StorageOptions,
): Promise<Redis> {
	const port = await freePort();
	const logFile = join(folder, 'redis.log');
	const configuration = join(folder, 'redis.conf');
	const launch = async (stopping: AbortSignal) => {
		await mkdir(folder, { recursive: true });
		const lines = [
			'bind 127.0.0.1',
			`port ${port}`,
			`requirepass ${password}`,
			`dir "${folder}"`,
			// What was queued is still there after kill -9.
			'appendonly yes',
			'save ""',
		];
		await writeWhole(configuration, lines.join('\n'));
		return await startProgram({
			name: 'Redis',
			command: [program, configuration],
			isBinary: true,
			cwd: folder,
			env: process.env,
			logFile,
			appendToLog: true,
			isReady: async () => await answers(port, password),
			signal: stopping,
		});
	};
	return Object.assign(new Service({ name: 'redis', logFile, launch, signal }), { port });
}

/** While it reads its data, Redis refuses all commands. */
async function answers(port: number, password: string): Promise<boolean> {
	const socket = connect(port, '127.0.0.1');
	socket.end(`AUTH ${password}\r\nPING\r\nQUIT\r\n`);
	return await text(socket).then(
		(answer) => answer.includes('+PONG'),
		() => false,
	);
}
