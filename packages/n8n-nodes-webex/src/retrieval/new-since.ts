import type { RetrievalCursor } from '@webex-nodes/client';
import type { IDataObject } from 'n8n-workflow';
import { mostWeight, weightOf } from '../n8n/bound.ts';
import type { Memory } from '../n8n/static-data.ts';
import type { Beginning } from './start.ts';

export interface Run {
	readonly memory: Memory;
	readonly isTest: boolean;
	/** When a first run began that was killed, by the clock of this machine, in milliseconds since the epoch. */
	readonly begunBefore?: number | undefined;
	/** How far back the first run looks, in milliseconds. */
	readonly lookBack: number;
	/** Starts anew there, in milliseconds since the epoch, once for each value. */
	readonly resetTo?: number | undefined;
	/** When to stop and leave the rest to the next run, in milliseconds since the epoch. */
	readonly deadline?: number | undefined;
	/** How much a run returns at most; what n8n can hold when left out. */
	readonly limit?: number | undefined;
}

/**
 * n8n keeps what a run returns in memory several times, and saves it with the execution: with a heap of 1 GB, more than
 * this may end n8n, and end it again with the next run.
 */
const most = 10_000;

/** What is retrieved. */
export interface RunSource<Found> {
	/** Its name in the memory, so that no other goes on with its cursor. Messages have none. */
	readonly name?: string;
	/** For a test in the editor: the newest few. */
	readonly sample: () => Promise<readonly Found[]>;
	/** Where the first run starts, by Webex's clock, in milliseconds since the epoch. */
	readonly startOf: (beginning: Beginning) => Promise<number>;
	/** What is returned of one, where it shares something with others. */
	readonly returned?: (one: Found) => unknown;
	readonly retrieve: (where: {
		readonly start: number;
		readonly cursor: RetrievalCursor | undefined;
		readonly limit: number;
	}) => {
		readonly batches: AsyncIterable<readonly Found[]>;
		readonly cursor: () => RetrievalCursor;
		/** It has not come to the end. */
		readonly hasMore: () => boolean;
	};
}

/** What is remembered from run to run. */
interface Remembered {
	/** What was retrieved; absent for messages. */
	readonly of?: string | undefined;
	/** When the first run began, by the clock of this machine: the ones after a failure begin there too. */
	readonly begun?: number | undefined;
	/** The start by Webex's clock. Both in milliseconds since the epoch. */
	readonly since?: number | undefined;
	readonly resetTo?: number | undefined;
	readonly cursor?: RetrievalCursor;
}

interface New<Found> {
	readonly found: Found[];
	/** There may be more: the next run goes on there. */
	readonly isCut: boolean;
	/** Moves the cursor. */
	readonly keep: () => void;
}

/** What is new since the run before; a test gets a sample, and changes nothing. */
export async function newSince<Found>(
	{ memory, isTest, begunBefore, resetTo, deadline, limit = most }: Run,
	source: RunSource<Found>,
): Promise<New<Found>> {
	if (isTest) return { found: [...(await source.sample())], isCut: false, keep: () => {} };
	const write = (value: Remembered) => memory.write(value as unknown as IDataObject);
	const stored = memory.read() as Remembered | undefined;
	const before = stored && stored.of === source.name ? stored : undefined;
	const isReset = resetTo !== undefined && resetTo !== before?.resetTo;
	const earlier = before ? undefined : begunBefore;
	const isNew = !before || isReset;
	const begun = isNew
		? {
				...(source.name !== undefined && { of: source.name }),
				begun: earlier ?? Date.now(),
				since: resetTo,
				resetTo,
			}
		: before;
	// Before the first request: when this run fails, the next one begins there too.
	if (isNew) write(begun);
	const isThisRun = isNew && earlier === undefined;
	const since = begun.since ?? (await source.startOf({ begun: begun.begun ?? 0, isThisRun }));
	if (begun.since === undefined) write({ ...begun, since });
	const { batches, cursor, hasMore } = source.retrieve({
		start: since,
		cursor: isReset ? undefined : before?.cursor,
		limit,
	});
	const { returned = (one) => one } = source;
	const found: Found[] = [];
	let weight = 0;
	for await (const batch of batches) {
		for (const one of batch) {
			weight += weightOf(returned(one));
			found.push(one);
		}
		if (weight >= mostWeight || (deadline !== undefined && Date.now() > deadline)) break;
	}
	const after = { ...begun, since, cursor: cursor() };
	return { found, isCut: hasMore(), keep: () => write(after) };
}
