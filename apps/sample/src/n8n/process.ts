import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface ProcessOptions {
	/** The file of the program, and its arguments. */
	readonly command: readonly string[];
	/** Whether it is not written for Node. */
	readonly isBinary?: boolean;
	readonly cwd: string;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly output: Writable;
	/** Asks the program to end. */
	readonly endSignal?: NodeJS.Signals;
}

export interface Process {
	/** Of the process, and of the group that it and its helpers are in. */
	readonly pid: number | undefined;
	/** Resolves to the exit code. */
	readonly ended: Promise<number | null>;
	/** Asks it to end, and kills it when it has not ended after 10 seconds. */
	readonly end: () => Promise<void>;
	/** Ends it and its helpers at once, as kill -9 does. */
	readonly kill: () => Promise<void>;
}

const child = fileURLToPath(new URL('child.ts', import.meta.url));
const binaryChild = fileURLToPath(new URL('binary-child.ts', import.meta.url));
const patience = 10_000; // ms

/** Starts a program that ends when this process does, however this one ends. */
export function startProcess(options: ProcessOptions): Process {
	const { command, isBinary = false, cwd, env, output, endSignal = 'SIGTERM' } = options;
	const started = spawn(process.execPath, [isBinary ? binaryChild : child, ...command], {
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
	const send = (signal: NodeJS.Signals) => {
		if (started.pid !== undefined && !hasEnded()) sendSignal(started.pid, signal);
	};
	const kill = async () => {
		if (started.pid === undefined) return;
		// The pipe: binary-child.ts kills the program, and waits until it has ended.
		if (isBinary) started.stdio[3]?.destroy();
		else send('SIGKILL');
		await ended;
	};
	const end = async () => {
		if (started.pid === undefined) return;
		send(endSignal);
		await Promise.race([ended, setTimeout(patience, undefined, { ref: false })]);
		await kill();
	};
	return { pid: started.pid, ended, end, kill };
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
	try {
		// Windows has no process groups.
		process.kill(process.platform === 'win32' ? pid : -pid, signal);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
	}
}
