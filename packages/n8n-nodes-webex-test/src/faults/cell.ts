import type { FaultCase } from './cases.ts';
import type { OperationClass } from './classes.ts';
import { noon, type Stage, setStage } from './stage.ts';
import { type SimulatedTime, simulateTime } from './time.ts';

/** What came of an operation that a fault struck. */
export interface Outcome {
	readonly result?: unknown;
	readonly error?: unknown;
	readonly isComplete: boolean;
	/** At Webex, when it was over; `undefined` for what only reads. */
	readonly effects: number | undefined;
	readonly requests: number;
	/** Each wait, in milliseconds. */
	readonly waits: readonly number[];
	/** From its beginning to its end, in milliseconds. */
	readonly duration: number;
	/** How often time had to pass. */
	readonly steps: number;
	/** What was lost, or came twice, when the next run was over. */
	readonly lostOrDoubled: readonly string[];
	readonly secrets: readonly string[];
}

const settled = async (work: Promise<unknown>) =>
	await work.then(
		(result) => ({ result }),
		(error: unknown) => ({ error }),
	);

/** One cell of the table. */
export async function runCell(kind: OperationClass, fault: FaultCase): Promise<Outcome> {
	return await onStage(kind, fault, async (stage, work, time) => {
		const begin = performance.now();
		const before = time.waits.length;
		let steps = 0;
		const running = settled(work.run(new AbortController().signal));
		const ended = await time.until(running, (step) => {
			steps = step;
		});
		const duration = performance.now() - begin;
		const waits = time.waits.slice(before);
		const requests = stage.requests();
		const effects = work.effects?.();
		const isComplete = 'result' in ended && work.isComplete(ended.result);
		stage.heal();
		// Refusals for an hour are over then.
		await time.until(time.serverSleep(2 * 3600_000));
		const lostOrDoubled = (await time.until(work.lostOrDoubled?.() ?? noProblem())) ?? [];
		const { secrets } = stage;
		return {
			...ended,
			isComplete,
			effects,
			requests,
			waits,
			duration,
			steps,
			lostOrDoubled,
			secrets,
		};
	});
}

const noProblem = async (): Promise<readonly string[]> => [];

export interface Cancelled {
	readonly reason: Error;
	readonly ended: { readonly result: unknown } | { readonly error: unknown };
	/** Milliseconds from being cancelled to its end. */
	readonly late: number;
	/** Waits that go on all the same. */
	readonly sleeping: number;
	readonly effects: number | undefined;
}

/** The same, cancelled instead of a step of time. */
export async function cancelCell(
	kind: OperationClass,
	fault: FaultCase,
	at: number,
): Promise<Cancelled> {
	return await onStage(kind, fault, async (_, work, time) => {
		const controller = new AbortController();
		const reason = new Error('cancelled');
		let cancelled = 0;
		const ended = await time.until(settled(work.run(controller.signal)), (step) => {
			if (step !== at) return;
			cancelled = performance.now();
			controller.abort(reason);
		});
		const late = performance.now() - cancelled;
		return { reason, ended, late, sleeping: time.sleeping(), effects: work.effects?.() };
	});
}

async function onStage<Result>(
	kind: OperationClass,
	fault: FaultCase,
	act: (
		stage: Stage,
		work: Awaited<ReturnType<OperationClass['prepare']>>,
		time: SimulatedTime,
	) => Promise<Result>,
): Promise<Result> {
	const time = simulateTime(noon);
	try {
		const stage = await time.until(setStage(time, fault, kind.hasMeetings ?? false));
		const work = await time.until(kind.prepare(stage));
		if (fault.fault) stage.simulator.faults.next({ ...kind.at, ...fault.fault });
		stage.begin();
		return await act(stage, work, time);
	} finally {
		time.end();
	}
}
