import { type IDataObject, sleep } from 'n8n-workflow';
import { openCursors } from './cursors.ts';
import { NoDataTables } from './data-table.ts';
import { type Context, isDelivered, isIdle } from './delivered.ts';
import { emptyEarlierStore, readEarlierStore } from './earlier-store.ts';
import { takeInProcess } from './in-process.ts';
import { type Attempt, lease, type Turn, takeTurn } from './turn.ts';

/** Where a node stands, while one execution has it to itself. */
export interface Place {
	/** What the last execution left. */
	readonly value: IDataObject | undefined;
	/** When an execution began that did not come to its end, and had nothing to go on from. In milliseconds. */
	readonly begunBefore: number | undefined;
	/** Moves it, for this number of items; `false` when another execution has taken the place meanwhile. */
	readonly give: (value: IDataObject | undefined, count: number) => Promise<boolean>;
	/** What a person should know about it. */
	readonly hint?: string;
	/** Keeps what was written before something failed. */
	readonly fail: (value: IDataObject | undefined) => Promise<void>;
}

export interface Occupied {
	/** The execution that has it. */
	readonly busy: string;
	/** When it began, in milliseconds since the epoch. */
	readonly since: number;
}

/** Ends an entry well before its lease ends. */
const renewal = lease / 4;

const processId = crypto.randomUUID();
let attempts = 0;

/** Attempts of this process whose items the node returned, and whose execution goes on. */
const returned = new Map<string, string>();

export async function takePlace(context: Context, operation: string): Promise<Occupied | Place> {
	const entries = await openCursors(context, operation).then(
		(opened) => opened,
		(error: unknown) => {
			if (error instanceof NoDataTables) return undefined;
			throw error;
		},
	);
	if (!entries) return takeInProcess(context, operation);
	attempts += 1;
	const execution = context.getExecutionId();
	const attempt: Attempt = {
		owner: `${processId} ${attempts}`,
		execution,
		node: context.getNode().name,
		now: () => Date.now(),
		pause: sleep,
		isDelivered: async (entry) => await isDelivered(context, entry),
		isOwn: ({ owner }) => returned.get(owner) === execution,
	};
	const turn = await takeTurn(entries, attempt);
	return 'busy' in turn
		? { busy: turn.busy.execution, since: turn.busy.since }
		: placeOf(context, operation, { turn, attempt });
}

interface Taken {
	readonly turn: Turn;
	readonly attempt: Attempt;
}

function placeOf(context: Context, operation: string, { turn, attempt }: Taken): Place {
	const value =
		turn.value === undefined
			? readEarlierStore(context, operation)
			: (JSON.parse(turn.value) as IDataObject);
	const { owner, execution } = attempt;
	let isHeld = true;
	let hasEnded = false;
	const release = () => {
		isHeld = false;
		returned.delete(owner);
	};
	const end = async () => {
		// n8n may not have stored the items of one that somebody stopped: whoever comes next looks.
		if (context.getExecutionCancelSignal()?.aborted) return release();
		// When the database cannot be reached now, it is tried again.
		hasEnded = true;
		await turn.finish();
		release();
	};
	void keep();
	return {
		value,
		begunBefore: turn.begunBefore,
		give: async (after, count) => {
			if (after === undefined && count === 0) {
				release();
				await turn.leave();
				return true;
			}
			const isGiven = await turn.give(JSON.stringify(after ?? value ?? {}), count).then(
				(result) => result,
				(error: unknown) => {
					// The answer of the database may be lost: the node fails, so its items have to come again.
					release();
					throw error;
				},
			);
			if (isGiven) emptyEarlierStore(context, operation);
			if (isGiven && count > 0) {
				returned.set(owner, execution);
				context.onExecutionFinish?.(end);
			} else release();
			return isGiven;
		},
		fail: async (after) => {
			release();
			// The first error is the one that a person has to read; an entry that stays ends by itself.
			await (after === undefined ? turn.leave() : turn.give(JSON.stringify(after), 0)).catch(warn);
		},
	};

	/** Renews the turn. Ends it when the execution waits: a node is not informed of that. */
	async function keep(): Promise<void> {
		let renewed = Date.now();
		for (;;) {
			await sleep(renewal);
			if (!isHeld) return;
			try {
				if (hasEnded || isIdle(context) || (await turn.isSafe())) await end();
				else if (await turn.renew()) renewed = Date.now();
				else release();
			} catch (error) {
				warn(error);
				// Then the turn has ended by itself.
				if (Date.now() > renewed + lease) release();
			}
		}
	}

	function warn(error: unknown): void {
		context.logger.warn(
			`Where "${context.getNode().name}" stands could not be written: ${(error as Error).message}`,
		);
	}
}
