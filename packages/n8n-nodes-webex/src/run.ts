import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type JsonObject,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import { authenticationOf, createClient } from './client.ts';
import { explain } from './failures.ts';
import type { Operation, Resources } from './operation.ts';
import { readValues } from './parameters.ts';

/** Runs the chosen operation for each item: the only place that loops over items and catches what goes wrong. */
export async function run(
	context: IExecuteFunctions,
	resources: Resources,
): Promise<INodeExecutionData[][]> {
	const results: INodeExecutionData[] = [];
	const items = context.getInputData();
	for (let itemIndex = 0; itemIndex < items.length; itemIndex++) {
		try {
			for (const json of await runOnce(context, resources, itemIndex)) {
				results.push({ json, pairedItem: { item: itemIndex } });
			}
		} catch (error) {
			const explained = explain(error, authenticationOf(context));
			const failure = explained
				? new NodeApiError(context.getNode(), { ...explained } as JsonObject, {
						...explained,
						itemIndex,
					})
				: new NodeOperationError(context.getNode(), error as Error, { itemIndex });
			if (!context.continueOnFail()) throw failure;
			const { description } = failure;
			const trackingId = explained?.trackingId;
			results.push({
				// n8n takes an item with just these names for a failed one, and keeps what they hold.
				json: {
					error: failure.message,
					details: { ...(description && { description }), ...(trackingId && { trackingId }) },
				},
				pairedItem: { item: itemIndex },
			});
		}
	}
	return [results];
}

async function runOnce(
	context: IExecuteFunctions,
	resources: Resources,
	itemIndex: number,
): Promise<IDataObject[]> {
	const operation = chosen(context, resources, itemIndex);
	const values = readValues(context, operation.fields, itemIndex);
	const output = await operation.run(await createClient(context), values as never);
	const { simplify } = operation;
	const outputs = (Array.isArray(output) ? output : [output]) as IDataObject[];
	return values['simplify'] && simplify ? outputs.map((item) => simplify(item as never)) : outputs;
}

function chosen(context: IExecuteFunctions, resources: Resources, itemIndex: number): Operation {
	const resource = context.getNodeParameter('resource', itemIndex) as string;
	const name = context.getNodeParameter('operation', itemIndex) as string;
	const operation = resources[resource]?.operations[name];
	if (operation) return operation;
	throw new NodeOperationError(context.getNode(), `This node has no operation "${name}"`, {
		itemIndex,
		description: 'Choose the operation again, or update the package n8n-nodes-webex.',
	});
}
