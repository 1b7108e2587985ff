import { WebexError } from '@webex-nodes/http';

/** Something that reads what others wrote. */
export interface Target {
	/** Inputs to begin with. */
	readonly seeds: readonly string[];
	/** Throws for a defect. */
	readonly read: (text: string) => unknown;
	/** In each run of the tests; 500 when left out. */
	readonly inputs?: number;
	/** Ends what `read` has opened. */
	readonly close?: () => unknown;
}

export class Defect extends Error {}

/** @throws {@link Defect} when a promise about the result of a reader is broken. */
export function promise(isKept: boolean, what: string): void {
	if (!isKept) throw new Defect(what);
}

/** What is said of executions says nothing where none went on. */
export const promiseTried = (executions: number): void =>
	promise(executions > 0, 'no input made an execution go on');

/** What somebody is told: a page or a short sentence, without the inside of a program. */
export function promiseReadable(said: unknown): void {
	const text = typeof said === 'string' ? said : (JSON.stringify(said) ?? '');
	promise(
		!/\bat .*\.[cm]?[jt]s:\d+|Cannot (?:read|convert)|is not (?:a function|iterable|valid JSON)|\[object |undefined/.test(
			text,
		),
		`it answers with the inside of a program: ${text.slice(0, 300)}`,
	);
	promise(
		text.startsWith('<!doctype') || text.length < 1000,
		`it answers ${text.length} characters`,
	);
}

/** In milliseconds of the processor, since this machine may have other work. */
const longest = 5000;
/** In milliseconds, after which nobody waits any longer. */
const endless = 50_000;

/** What is wrong with how a target reads a text; nothing when it keeps its promises. */
export async function defectOf({ read }: Target, text: string): Promise<string | undefined> {
	const begun = process.cpuUsage().user;
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<boolean>((resolve) => {
		timer = setTimeout(resolve, endless, true);
	});
	try {
		const isLate = await Promise.race([Promise.resolve(read(text)).then(() => false), late]);
		if (isLate) return `it has not ended after ${endless} ms`;
	} catch (error) {
		// A sentence for a person is an answer.
		if (!WebexError.is(error))
			return error instanceof Error ? (error.stack ?? error.message) : String(error);
	} finally {
		clearTimeout(timer);
	}
	const polluted = Object.keys(Object.prototype);
	if (polluted.length > 0) return `Object.prototype has ${polluted.join(', ')}`;
	const took = (process.cpuUsage().user - begun) / 1000;
	return took > longest ? `it took ${Math.round(took)} ms` : undefined;
}
