import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type JsonObject,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import type { Authentication } from './client.ts';
import { explain } from './failures.ts';
import type { Operation, Resources } from './operation.ts';
import { readValues } from './parameters.ts';

/** What the operations of a node work with. */
export interface Connection<Client> {
	/** `values` are those of the operation, where the client depends on one of them. */
	readonly client: (
		context: IExecuteFunctions,
		values: Readonly<Record<string, unknown>>,
		itemIndex: number,
	) => Promise<Client>;
	readonly authentication: (context: IExecuteFunctions) => Authentication;
	/** The last change to each item. */
	readonly output?: (item: IDataObject, values: Readonly<Record<string, unknown>>) => IDataObject;
}

interface Job<Client> {
	readonly itemIndex: number;
	readonly operation: Operation<Client>;
	readonly values: Readonly<Record<string, unknown>>;
}

/** Runs the chosen operation for each item: the only place that loops over items and catches what goes wrong. */
export async function run<Client>(
	context: IExecuteFunctions,
	resources: Resources<Client>,
	connection: Connection<Client>,
): Promise<INodeExecutionData[][]> {
	const results: INodeExecutionData[] = [];
	const items = context.getInputData();
	for (let itemIndex = 0; itemIndex < items.length; ) {
		let jobs: readonly Job<Client>[] = [];
		try {
			jobs = nextJobs(context, resources, itemIndex, items.length);
			for (const [index, outputs] of (await runJobs(context, connection, jobs)).entries()) {
				const pairedItem = { item: itemIndex + index };
				results.push(...outputs.map((json) => ({ json, pairedItem })));
			}
		} catch (error) {
			for (const { itemIndex: failed } of jobs.length > 0 ? jobs : [{ itemIndex }]) {
				results.push(refusal(context, connection, error, failed));
			}
		}
		itemIndex += Math.max(jobs.length, 1);
	}
	return [results];
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
	const operation = chosen(context, resources, itemIndex);
	return { itemIndex, operation, values: readValues(context, operation.fields, itemIndex) };
}

async function runJobs<Client>(
	context: IExecuteFunctions,
	connection: Connection<Client>,
	jobs: readonly Job<Client>[],
): Promise<readonly (readonly IDataObject[])[]> {
	const [first] = jobs;
	if (!first) return [];
	const { operation, values, itemIndex } = first;
	const client = await connection.client(context, values, itemIndex);
	const outputs = operation.batch
		? await operation.batch.run(client, jobs.map((job) => job.values) as never)
		: [await operation.run(client, values as never)];
	return outputs.map((output) => finish(connection, first, output));
}

function finish<Client>(
	connection: Connection<Client>,
	{ operation, values }: Job<Client>,
	output: unknown,
): readonly IDataObject[] {
	const { simplify } = operation;
	const { output: change = (item: IDataObject) => item } = connection;
	return ((Array.isArray(output) ? output : [output]) as IDataObject[]).map((item) => {
		const changed = change(item, values);
		return values['simplify'] && simplify ? simplify(changed as never) : changed;
	});
}

/** Throws, or gives an item that tells what happened. */
function refusal<Client>(
	context: IExecuteFunctions,
	connection: Connection<Client>,
	error: unknown,
	itemIndex: number,
): INodeExecutionData {
	const explained = explain(error, connection.authentication(context));
	const failure = explained
		? new NodeApiError(context.getNode(), { ...explained } as JsonObject, {
				...explained,
				itemIndex,
			})
		: new NodeOperationError(context.getNode(), error as Error, { itemIndex });
	if (!context.continueOnFail()) throw failure;
	const { description } = failure;
	const trackingId = explained?.trackingId;
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
