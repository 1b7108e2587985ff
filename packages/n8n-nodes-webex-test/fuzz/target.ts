import { WebexError } from '@webex-nodes/http';

/** Something that reads what others wrote. */
export interface Target {
	/** Inputs to begin with. */
	readonly seeds: readonly string[];
	/** Throws for a defect. */
	readonly read: (text: string) => unknown;
}

export class Defect extends Error {}

/** @throws {@link Defect} when a promise about the result of a reader is broken. */
export function promise(isKept: boolean, what: string): void {
	if (!isKept) throw new Defect(what);
}

/** In milliseconds. An input has some hundred characters, and this machine may have other work. */
const longest = 5000;

/** What is wrong with how a target reads a text; nothing when it keeps its promises. */
export async function defectOf({ read }: Target, text: string): Promise<string | undefined> {
	const begun = performance.now();
	try {
		await read(text);
	} catch (error) {
		// A sentence for a person is an answer.
		if (!WebexError.is(error))
			return error instanceof Error ? (error.stack ?? error.message) : String(error);
	}
	const polluted = Object.keys(Object.prototype);
	if (polluted.length > 0) return `Object.prototype has ${polluted.join(', ')}`;
	const took = performance.now() - begun;
	return took > longest ? `it took ${Math.round(took)} ms` : undefined;
}
