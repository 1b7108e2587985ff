import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { createBound, type Share } from '../n8n/bound.ts';
import type { Field, Values } from './field.ts';
import { openItem } from './item.ts';
import type { Completes, ForEachItem, OperationFacts } from './operation.ts';
import {
	type Connection,
	failedItem,
	isTool,
	locateAll,
	type Output,
	outputsOf,
	paired,
} from './outcome.ts';
import { readValues } from './parameters.ts';
import { createTurns } from './turns.ts';

type EachOperation<Client> = OperationFacts<readonly Field[]> &
	Completes<Client> &
	ForEachItem<Client, readonly Field[]>;

type ItemValues = Values<readonly Field[]>;

/** An item failed before this one was allowed to change anything, and the node fails with it. */
class StoppedByFailure extends Error {}

/**
 * Runs an operation for each item, some of them at a time. The outputs are in the order of the items, whichever was
 * ready first. With "Continue on Fail" each item fails by itself; without, the first failure ends the node, after the
 * items that are under way. No item is begun once the outputs are as many as n8n can hold.
 */
export async function runEach<Client>(
	context: IExecuteFunctions,
	connection: Connection<Client>,
	operation: EachOperation<Client>,
): Promise<INodeExecutionData[]> {
	const end = context.getInputData().length;
	const results: INodeExecutionData[][] = [];
	const beginTurn = createTurns();
	const bound = createBound();
	let next = 0;
	let hasFailed = false;

	async function work(): Promise<void> {
		while (next < end && !hasFailed) await workOnNext();
	}

	async function workOnNext(): Promise<void> {
		const first = next;
		const turn = beginTurn();
		const share = bound.open();
		let taken: readonly ItemValues[] = [];
		let outputs: readonly (readonly Output[])[] = [];
		try {
			bound.check();
			taken = takeItems(context, operation, first, end);
			next += taken.length;
			outputs = await runItems(
				context,
				connection,
				operation,
				taken,
				first,
				share,
				async (names) => {
					await turn.after(names);
					if (hasFailed) throw new StoppedByFailure();
				},
			);
			for (const [index, each] of outputs.entries()) {
				const item = first + index;
				results[item] = paired(each, item);
			}
		} catch (error) {
			if (error instanceof StoppedByFailure) return;
			// An item whose fields cannot be read was not taken yet.
			if (taken.length === 0) next += 1;
			hasFailed = !context.continueOnFail();
			for (let item = first; item < first + Math.max(taken.length, 1); item++) {
				results[item] = [failedItem(context, connection, error, item)];
			}
		} finally {
			share.settle(outputs.flat());
			turn.end();
		}
	}

	const workers = Math.min(connection.concurrency ?? 1, Math.max(end, 1));
	await settleAll(Array.from({ length: workers }, work));
	return results.flat();
}

/** Waits for all, so that nothing goes on after an error was thrown. */
async function settleAll(running: readonly Promise<void>[]): Promise<void> {
	for (const outcome of await Promise.allSettled(running)) {
		if (outcome.status === 'rejected') throw outcome.reason;
	}
}

/** Reads the item and, where one request takes several of them, the items after it that belong to it. */
function takeItems<Client>(
	context: IExecuteFunctions,
	{ fields, batch }: EachOperation<Client>,
	itemIndex: number,
	end: number,
): readonly ItemValues[] {
	const first = readValues(context, fields, itemIndex);
	const taken = [first];
	if (!batch) return taken;
	const weightOf = (values: ItemValues) => batch.weight?.(values) ?? 1;
	const key = batch.key(first);
	let weight = weightOf(first);
	while (itemIndex + taken.length < end) {
		const values = readNext(itemIndex + taken.length);
		if (!values || batch.key(values) !== key) break;
		weight += weightOf(values);
		if (weight > batch.size) break;
		taken.push(values);
	}
	return taken;

	/** An item that cannot be read is read again, and fails by itself, when its turn comes. */
	function readNext(index: number): ItemValues | undefined {
		try {
			return readValues(context, fields, index);
		} catch {
			return undefined;
		}
	}
}

async function runItems<Client>(
	context: IExecuteFunctions,
	connection: Connection<Client>,
	operation: EachOperation<Client>,
	items: readonly ItemValues[],
	itemIndex: number,
	share: Share,
	inTurn: (names: readonly string[]) => Promise<void>,
): Promise<readonly (readonly Output[])[]> {
	const [given] = items;
	if (!given) return [];
	const client = await connection.client(context, given, itemIndex, share.keep);
	const all = await locateAll(context, connection, client, items);
	const [values = given] = all;
	const results = operation.batch
		? await operation.batch.run(client, all)
		: [await operation.run(client, values, openItem(context, itemIndex, share, inTurn))];
	const whole = await Promise.all(
		results.map(
			async (result) =>
				(await operation.complete?.(client, [result].flat() as object[], values)) ?? result,
		),
	);
	return whole.map((result) => outputsOf(operation, values, result, isTool(context)));
}
