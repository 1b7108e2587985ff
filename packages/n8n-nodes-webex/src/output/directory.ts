import { idKey } from '@webex-nodes/client';
import { hasStatus, WebexError } from '@webex-nodes/http';

export type Names = ReadonlyMap<string, string | undefined>;

/** What reading names came to. */
export interface Reading {
	/** By the key of the ID; `undefined` where there is none. */
	readonly names: Names;
	/** What kept the others from being found. */
	readonly failure?: unknown;
}

/** Reads names by their IDs, and ends with the signal. */
type Read = (ids: readonly string[], signal: AbortSignal) => Promise<Reading>;

/** Names by the key of their ID, each for a short time: nobody waits for a new name, and nobody sees an old one for long. */
export interface Directory {
	readonly known: Map<
		string,
		{ readonly until: number; readonly name: Promise<string | undefined> }
	>;
	/** Until when Webex is not asked again, after it gave none. In milliseconds since the epoch. */
	pausedUntil: number;
	/** Until when a refusal is about one room or person, because the account was allowed to read others. The same. */
	allowedUntil: number;
}

export const createDirectory = (): Directory => ({
	known: new Map(),
	pausedUntil: 0,
	allowedUntil: 0,
});

const fresh = 60_000; // ms
const maxNames = 20_000;
/** No look-up takes longer. */
const patience = 30_000; // ms

/** By the IDs as they are given. Never fails: names are a courtesy. */
export async function lookUp(
	directory: Directory,
	given: ReadonlySet<string>,
	read: Read,
): Promise<Names> {
	const { known } = directory;
	const ids = [...given];
	const now = Date.now();
	const keys = new Map(ids.map((id) => [idKey(id), id]));
	const missing = [...keys].filter(([key]) => (known.get(key)?.until ?? 0) <= now);
	if (missing.length > 0 && directory.pausedUntil <= now) {
		const reading = readOnce(
			directory,
			missing.map(([, id]) => id),
			read,
		);
		for (const [key] of missing) {
			const name = reading.then(({ names, isOver }) => {
				if (!isOver && !names.has(key)) known.delete(key);
				return names.get(key);
			});
			known.set(key, { until: now + fresh, name });
		}
	}
	const entries = [...keys].map(([key]) => [key, known.get(key)?.name] as const);
	for (const [oldest] of known) {
		if (known.size <= maxNames) break;
		known.delete(oldest);
	}
	const names = new Map<string, string | undefined>();
	for (const [key, name] of entries) names.set(key, await name);
	return new Map(ids.map((id) => [id, names.get(idKey(id))]));
}

/** Whether it is over: what was not found is not asked for again as long as what was found. */
async function readOnce(
	directory: Directory,
	ids: readonly string[],
	read: Read,
): Promise<{ readonly names: Names; readonly isOver: boolean }> {
	const signal = AbortSignal.timeout(patience);
	const { names, failure } = await read(ids, signal).catch(
		(failure: unknown): Reading => ({ names: new Map(), failure }),
	);
	const now = Date.now();
	if (failure === undefined) {
		directory.allowedUntil = now + fresh;
		return { names, isOver: true };
	}
	if (hasStatus(failure, 403) && now < directory.allowedUntil) return { names, isOver: true };
	// An execution that was cancelled says nothing of Webex.
	if (WebexError.is(failure) || signal.aborted) directory.pausedUntil = now + fresh;
	return { names, isOver: false };
}
