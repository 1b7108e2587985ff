import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** What "npm start" runs, as a process. */
export function start(...args: string[]) {
	return startIn(process.env, ...args);
}

export function startIn(env: Readonly<Record<string, string | undefined>>, ...args: string[]) {
	const child = spawn(process.execPath, [program, ...args], {
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => {
			output += chunk;
		});
	}
	return {
		child,
		output: () => output,
		ended: once(child, 'close').then(([code]: (number | null)[]) => code),
		says: async (pattern: RegExp) => {
			while (!pattern.test(output)) {
				if (child.exitCode !== null) throw new Error(output);
				await setTimeout(100);
			}
		},
	};
}

export const newFolder = async (): Promise<string> => await mkdtemp(join(tmpdir(), 'sample-main-'));

interface Holder {
	readonly folder: string;
	readonly port: number;
	readonly pid: number | undefined;
}

export const sentenceInUse = ({ folder, port, pid }: Holder): string =>
	`The data folder ${join(folder, 'simulator')} is in use by another "npm start" at http://127.0.0.1:${port} (process ${pid}). Use that one, stop it first, or start a second one with a folder and ports of its own: npm start -- --data <folder> --port <port> --simulator-port <port>`;
