import { open, readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { UserFacingError } from '../errors.ts';
import { type ProcessOptions, startProcess } from './process.ts';

export interface ProgramOptions extends Omit<ProcessOptions, 'output'> {
	/** For a person, such as "n8n". */
	readonly name: string;
	readonly logFile: string;
	/** Keeps what an earlier process wrote into the log. */
	readonly appendToLog?: boolean;
	/** Is called again and again until the program is ready. */
	readonly isReady: () => Promise<boolean>;
	/** Stops the start. */
	readonly signal?: AbortSignal | undefined;
}

export interface Program {
	/** Of the process, and of the group that it and its helpers are in. */
	readonly pid: number | undefined;
	readonly logFile: string;
	/** Rejects when the program ends without being asked to. */
	readonly crashed: Promise<never>;
	/** Waits for work that needs the program. When it ends meanwhile, rejects with that error, not with the error of the work. */
	readonly during: <Result>(work: Promise<Result>) => Promise<Result>;
	/** Ends it in order. */
	readonly stop: () => Promise<void>;
	/** Ends it as kill -9 does. */
	readonly kill: () => Promise<void>;
}

const startLimit = 180_000; // ms

/** Starts a program whose output goes to a log file, and waits until it is ready. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
	const { name, logFile, appendToLog = false } = options;
	const log = (await open(logFile, appendToLog ? 'a' : 'w')).createWriteStream();
	const { pid, ended, end, kill } = startProcess({ ...options, output: log });
	let stopping = false;
	const endedByItself = ended.then(async (code) => {
		if (stopping) return await new Promise<never>(() => {});
		throw new UserFacingError(
			`${name} ended by itself (exit code ${code}). Its last lines were:\n${await lastLines(logFile)}\nThe whole log is ${logFile}. "npm start -- --reset" starts with empty data.`,
		);
	});
	const logFailed = new Promise<never>((_, reject) => log.once('error', reject));
	const crashed = Promise.race([endedByItself, logFailed]);
	// A caller handles it later; until then it must not end this process as an unhandled rejection.
	crashed.catch(() => {});
	const finish = async (how: () => Promise<void>) => {
		stopping = true;
		await how();
		log.end();
	};
	try {
		await Promise.race([untilReady(options), crashed]);
	} catch (error) {
		await finish(end);
		throw error;
	}
	return {
		pid,
		logFile,
		crashed,
		during: (work) => duringRun(crashed, work),
		stop: () => finish(end),
		kill: () => finish(kill),
	};
}

/** Waits for work; when `crashed` rejects meanwhile, rejects with that error, not with the error of the work. */
export async function duringRun<Result>(
	crashed: Promise<never>,
	work: Promise<Result>,
): Promise<Result> {
	try {
		return await Promise.race([work, crashed]);
	} catch (error) {
		// The work may fail because the program has just ended, which is then the better explanation.
		await Promise.race([crashed, setTimeout(500)]);
		throw error;
	}
}

async function untilReady({ name, isReady, signal }: ProgramOptions): Promise<void> {
	const deadline = Date.now() + startLimit;
	while (Date.now() < deadline) {
		signal?.throwIfAborted();
		if (await isReady()) return;
		await setTimeout(100);
	}
	throw new UserFacingError(
		`${name} did not start within ${startLimit / 1000} seconds: is the machine very busy? Try again.`,
	);
}

async function lastLines(file: string): Promise<string> {
	const text = await readFile(file, 'utf8').catch(() => '');
	return text.trimEnd().split('\n').slice(-8).join('\n');
}
