import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface ProcessOptions {
	/** Arguments of Node, beginning with the file of the program. */
	readonly command: readonly string[];
	readonly cwd: string;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly output: Writable;
}

export interface Process {
	/** Of the process, and of the group that it and its helpers are in. */
	readonly pid: number | undefined;
	/** Resolves to the exit code. */
	readonly ended: Promise<number | null>;
	/** Asks it to end, and kills it when it has not ended after 10 seconds. */
	readonly end: () => Promise<void>;
}

const child = fileURLToPath(new URL('child.ts', import.meta.url));
const patience = 10_000; // ms

/** Starts a program that ends when this process does, however this one ends. */
export function startProcess({ command, cwd, env, output }: ProcessOptions): Process {
	const started = spawn(process.execPath, [child, ...command], {
		cwd,
		env,
		// The fourth is a pipe that closes when this process ends: see child.ts.
		stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
		// In a group of its own: Ctrl-C reaches only this process, which then ends the other one in order.
		detached: true,
	});
	started.stdout?.pipe(output, { end: false });
	started.stderr?.pipe(output, { end: false });
	const ended = new Promise<number | null>((resolve) => started.once('exit', resolve));
	const hasEnded = () => started.exitCode !== null || started.signalCode !== null;
	const end = async () => {
		if (started.pid === undefined || hasEnded()) return;
		sendSignal(started.pid, 'SIGTERM');
		await Promise.race([ended, setTimeout(patience, undefined, { ref: false })]);
		if (!hasEnded()) sendSignal(started.pid, 'SIGKILL');
		await ended;
	};
	return { pid: started.pid, ended, end };
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
	try {
		// Windows has no process groups.
		process.kill(process.platform === 'win32' ? pid : -pid, signal);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
	}
}
