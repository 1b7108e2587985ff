import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Check } from './program.ts';
import { ownTrackingId } from './reached.ts';

export const programsFolder = fileURLToPath(new URL('../programs/', import.meta.url));

const Message = z.object({ name: z.string(), problem: z.string().optional() });

export interface ChildOptions {
	/** A script in the folder of the programs; it sends each check as a message, and ends by itself. */
	readonly script: string;
	/** Where it runs: a folder in that of the programs. */
	readonly folder?: string;
	readonly args?: readonly string[];
	readonly env: Readonly<Record<string, string>>;
	/** In milliseconds; a program that takes longer is ended, and that is one more failure. */
	readonly limit: number;
}

/** Runs a program in a process of its own, because some of them change global state or never stop by themselves. */
export async function runChild(options: ChildOptions): Promise<Check[]> {
	const { script, folder = '', args = [], env, limit } = options;
	const child = fork(`${programsFolder}${script}`, args, {
		cwd: `${programsFolder}${folder}`,
		env: { ...process.env, OWN_TRACKING_ID: ownTrackingId, ...env },
		execArgv: [],
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream?.on('data', (chunk: Buffer) => {
			output = (output + chunk).slice(-2000);
		});
	}
	const checks: Check[] = [];
	child.on('message', (message) => {
		const { name, problem } = Message.parse(message);
		checks.push({ name, ...(problem !== undefined && { problem }) });
	});
	let isTooLong = false;
	const timer = setTimeout(() => {
		isTooLong = true;
		child.kill('SIGKILL');
	}, limit);
	const [code] = (await once(child, 'close')) as [number | null];
	clearTimeout(timer);
	if (isTooLong) checks.push({ name: ending, problem: `Not finished after ${limit / 1000} s` });
	else if (code !== 0) checks.push({ name: ending, problem: `Exit code ${code}: ${output}` });
	return checks;
}

const ending = 'runs to its end';
