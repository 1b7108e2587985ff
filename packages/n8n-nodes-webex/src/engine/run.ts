import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	NodeOperationError,
} from 'n8n-workflow';
import type { Authentication } from '../n8n/client.ts';
import { explain } from '../n8n/failures.ts';
import { nodeFailure } from '../n8n/node-failure.ts';
import { type Output, openItem, showHint, WithFiles } from './item.ts';
import type { AsksAndWaits, ForAllItems, ForEachItem, Operation, Resources } from './operation.ts';
import { readValues } from './parameters.ts';
import { openSession } from './session.ts';
import { createTurns } from './turns.ts';

/** What the operations of a node work with. */
export interface Connection<Client> {
	/** `values` are those of the operation, where the client depends on one of them. */
	readonly client: (
		context: IExecuteFunctions,
		values: Readonly<Record<string, unknown>>,
		itemIndex: number,
	) => Promise<Client>;
	readonly authentication: (context: IExecuteFunctions) => Authentication;
	/** Items that are worked on at the same time; one after the other when left out. */
	readonly concurrency?: number;
	/** The last change to each item. */
	readonly output?: (item: IDataObject, values: Readonly<Record<string, unknown>>) => IDataObject;
}

type Fields = Operation['fields'];

interface Job<Client> {
	readonly itemIndex: number;
	readonly operation: Operation<Client> & ForEachItem<Client, Fields>;
	readonly values: Readonly<Record<string, unknown>>;
}

/** What stood before the item failed, and the node with it. */
class Abandoned extends Error {}

/** Runs the chosen operation for each item: the only place that loops over items and catches what goes wrong. */
export async function run<Client>(
	context: IExecuteFunctions,
	resources: Resources<Client>,
	connection: Connection<Client>,
): Promise<INodeExecutionData[][]> {
	const end = context.getInputData().length;
	const first = chosen(context, resources, 0);
	if (first.once) return [await runOnce(context, connection, first)];
	if (first.ask) return [await runAsk(context, connection, first)];
	const results: INodeExecutionData[][] = [];
	let next = 0;
	let failed = false;
	const begin = createTurns();

	/** Takes what comes next until nothing is left, or something failed. */
	async function work(): Promise<void> {
		while (next < end && !failed) {
			const first = next;
			const turn = begin();
			let jobs: readonly Job<Client>[] = [];
			try {
				jobs = nextJobs(context, resources, first, end);
				next += jobs.length;
				const outcome = await runJobs(context, connection, jobs, async (names) => {
					await turn.after(names);
					if (failed) throw new Abandoned();
				});
				for (const [index, outputs] of outcome.entries()) {
					const item = first + index;
					results[item] = outputs.map((output) => ({ ...output, pairedItem: { item } }));
				}
			} catch (error) {
				if (error instanceof Abandoned) return;
				if (jobs.length === 0) next += 1;
				failed = !context.continueOnFail();
				for (const itemIndex of jobs.length > 0 ? jobs.map((job) => job.itemIndex) : [first]) {
					results[itemIndex] = [refusal(context, connection, error, itemIndex)];
				}
			} finally {
				turn.end();
			}
		}
	}

	const workers = Math.min(connection.concurrency ?? 1, Math.max(end, 1));
	await settleAll(Array.from({ length: workers }, work));
	// In the order of the items, whichever was ready first.
	return [results.flat()];
}

/** For all items together; not twice at the same time, for both would remember the same. */
async function runOnce<Client>(
	context: IExecuteFunctions,
	connection: Connection<Client>,
	operation: Operation<Client> & ForAllItems<Client, Fields>,
): Promise<INodeExecutionData[]> {
	const session = openSession(context, context.getNodeParameter('operation', 0) as string);
	try {
		return await session.alone(async () => {
			const all = context
				.getInputData()
				.map((_, itemIndex) => readValues(context, operation.fields, itemIndex));
			const [values = {}] = all;
			const client = await connection.client(context, values, 0);
			const { items, keep, hint } = await operation.once(client, all as never, session);
			const outputs = finish(connection, operation, values, items);
			keep?.();
			if (hint) session.hint(hint);
			return outputs.map((output) => ({ ...output, pairedItem: { item: 0 } }));
		});
	} catch (error) {
		return [refusal(context, connection, error, 0)];
	}
}

/** For the first item: n8n waits once, and then goes on with what was answered. */
async function runAsk<Client>(
	context: IExecuteFunctions,
	connection: Connection<Client>,
	operation: Operation<Client> & AsksAndWaits<Client, Fields>,
): Promise<INodeExecutionData[]> {
	try {
		const values = readValues(context, operation.fields, 0);
		const client = await connection.client(context, values, 0);
		const until = await operation.ask(client, values as never, context);
		await context.putExecutionToWait(until);
		const items = context.getInputData();
		if (items.length > 1) {
			showHint(
				context,
				`It was asked once, for the first of ${items.length} items: to ask for each of them, put the node into a loop.`,
			);
		}
		// What n8n goes on with when nobody answers in time.
		return items;
	} catch (error) {
		return [refusal(context, connection, error, 0)];
	}
}

/** Waits for all, so that nothing goes on behind an error that was thrown. */
async function settleAll(running: readonly Promise<void>[]): Promise<void> {
	for (const outcome of await Promise.allSettled(running)) {
		if (outcome.status === 'rejected') throw outcome.reason;
	}
}

/** The item and, where its operation takes several at a time, those after it that belong to it. */
function nextJobs<Client>(
	context: IExecuteFunctions,
	resources: Resources<Client>,
	itemIndex: number,
	end: number,
): readonly Job<Client>[] {
	const first = readJob(context, resources, itemIndex);
	const { batch } = first.operation;
	const jobs = [first];
	if (!batch) return jobs;
	const key = batch.key(first.values as never);
	const weightOf = ({ values }: Job<Client>) => batch.weight?.(values as never) ?? 1;
	let weight = weightOf(first);
	while (itemIndex + jobs.length < end) {
		const next = readNext(itemIndex + jobs.length);
		if (!next || next.operation !== first.operation) break;
		if (batch.key(next.values as never) !== key) break;
		weight += weightOf(next);
		if (weight > batch.size) break;
		jobs.push(next);
	}
	return jobs;

	/** An item that cannot be read is read again, and fails by itself, when its turn comes. */
	function readNext(index: number): Job<Client> | undefined {
		try {
			return readJob(context, resources, index);
		} catch {
			return undefined;
		}
	}
}

function readJob<Client>(
	context: IExecuteFunctions,
	resources: Resources<Client>,
	itemIndex: number,
): Job<Client> {
	const operation = chosen(context, resources, itemIndex) as Job<Client>['operation'];
	return { itemIndex, operation, values: readValues(context, operation.fields, itemIndex) };
}

async function runJobs<Client>(
	context: IExecuteFunctions,
	connection: Connection<Client>,
	jobs: readonly Job<Client>[],
	inTurn: (names: readonly string[]) => Promise<void>,
): Promise<readonly (readonly Output[])[]> {
	const [first] = jobs;
	if (!first) return [];
	const { operation, values, itemIndex } = first;
	const client = await connection.client(context, values, itemIndex);
	const outputs = operation.batch
		? await operation.batch.run(client, jobs.map((job) => job.values) as never)
		: [await operation.run(client, values as never, openItem(context, itemIndex, inTurn))];
	return outputs.map((output) => finish(connection, operation, values, output));
}

function finish<Client>(
	connection: Connection<Client>,
	{ simplify }: Operation<Client>,
	values: Readonly<Record<string, unknown>>,
	output: unknown,
): readonly Output[] {
	const { output: change = (item: IDataObject) => item } = connection;
	return ((Array.isArray(output) ? output : [output]) as (IDataObject | WithFiles)[]).map(
		(item) => {
			const { json, files } = item instanceof WithFiles ? item : { json: item, files: undefined };
			const changed = change(json as IDataObject, values);
			return {
				json: values['simplify'] && simplify ? simplify(changed as never) : changed,
				...(files && { binary: files }),
			};
		},
	);
}

/** Throws, or gives an item that tells what happened. */
function refusal<Client>(
	context: IExecuteFunctions,
	connection: Connection<Client>,
	error: unknown,
	itemIndex: number,
): INodeExecutionData {
	const authentication = connection.authentication(context);
	const failure = nodeFailure(context.getNode(), error, authentication, itemIndex);
	if (!context.continueOnFail()) throw failure;
	const { description } = failure;
	const trackingId = explain(error, authentication)?.trackingId;
	return {
		// n8n takes an item with just these names for a failed one, and keeps what they hold.
		json: {
			error: failure.message,
			details: { ...(description && { description }), ...(trackingId && { trackingId }) },
		},
		pairedItem: { item: itemIndex },
	};
}

function chosen<Client>(
	context: IExecuteFunctions,
	resources: Resources<Client>,
	itemIndex: number,
): Operation<Client> {
	const resource = context.getNodeParameter('resource', itemIndex) as string;
	const name = context.getNodeParameter('operation', itemIndex) as string;
	const operation = resources[resource]?.operations[name];
	if (operation) return operation;
	throw new NodeOperationError(context.getNode(), `This node has no operation "${name}"`, {
		itemIndex,
		description: 'Choose the operation again, or update the package n8n-nodes-webex.',
	});
}
