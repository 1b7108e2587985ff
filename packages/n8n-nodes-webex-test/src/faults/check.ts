import type { FaultCase } from './cases.ts';
import type { Cancelled, Outcome } from './cell.ts';
import type { OperationClass } from './classes.ts';
import { problemsOf, sentenceOf } from './sentences.ts';
import { longestWait } from './stage.ts';

/** What one request may take in all, in milliseconds: its waits, and two attempts without an answer. */
const longestRequest = longestWait + 2 * 300_000;
/** A file may take an hour to be read. */
const longestDownload = 3_600_000 + 60_000;

const sum = (numbers: readonly number[]) => numbers.reduce((whole, part) => whole + part, 0);

/** Whether the operation has to succeed all the same. */
export function isToPass(
	kind: Pick<OperationClass, 'isRepeatable' | 'passes'>,
	fault: FaultCase,
): boolean {
	const passes = kind.passes?.[fault.name] ?? fault.passes;
	return passes === 'all' || (passes === 'repeatable' && kind.isRepeatable);
}

/** Every promise that an outcome breaks. */
export function problemsOfCell(
	kind: OperationClass,
	fault: FaultCase,
	outcome: Outcome,
): readonly string[] {
	const { effects, isComplete, lostOrDoubled, waits, duration, secrets } = outcome;
	const isAnswered = !('error' in outcome);
	const sentence = isAnswered ? undefined : sentenceOf(outcome.error, kind.isLibraryOnly);
	const most = kind.isDownload ? longestDownload : longestRequest;
	const requestsAtOnce = kind.atOnce ?? 1;
	return [
		...(isAnswered === isToPass(kind, fault)
			? []
			: [isAnswered ? 'it should have failed' : 'it should have succeeded']),
		...(isAnswered && !isComplete && !kind.unnoticed?.[fault.name]
			? ['the answer is not complete, and nothing says so']
			: []),
		...(effects !== undefined && effects > 1 ? [`done ${effects} times`] : []),
		...(isAnswered && effects === 0 ? ['it says that it was done, and it was not'] : []),
		...(effects === 1 && sentence && !sentence.mayHaveHappened
			? ['it was done, and the error does not say that it may have been']
			: []),
		...(sentence?.mayHaveHappened && (fault.isRefusal || effects === undefined)
			? ['nothing can have been done, but the error says that it may']
			: []),
		...lostOrDoubled,
		...(sum(waits) > requestsAtOnce * (longestWait + 1000)
			? [`it waited ${sum(waits)} ms in all`]
			: []),
		...(duration > most ? [`it took ${duration} ms`] : []),
		...(sentence ? problemsOf(sentence, secrets) : []),
	];
}

/** Every promise that an operation breaks which was cancelled. */
export function problemsOfCancelled(
	{ isShared = false }: OperationClass,
	{ reason, ended, late, sleeping, effects }: Cancelled,
): readonly string[] {
	const isEnded = 'error' in ended && ended.error === reason;
	const end = 'error' in ended ? ended.error : 'an answer';
	return [
		...(isEnded ? [] : [`it ended with ${end} instead of the reason`]),
		...(late > 0 ? [`it went on for ${late} ms`] : []),
		...(sleeping > 0 && !isShared ? [`${sleeping} waits go on`] : []),
		...(effects !== undefined && effects > 1 ? [`done ${effects} times`] : []),
	];
}
