import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';
import { describeWaits } from '../n8n/waiting.ts';
import type { Field } from './field.ts';
import { showHint } from './item.ts';
import { openNodeMemory } from './node-memory.ts';
import type {
	AsksAndWaits,
	Completes,
	ForAllItems,
	Operation,
	OperationFacts,
	Resources,
} from './operation.ts';
import { type Connection, failedItem, isTool, locateAll, outputsOf, paired } from './outcome.ts';
import { readValues } from './parameters.ts';
import { runEach } from './run-each.ts';

/** Runs the chosen operation. What goes wrong becomes an error, or a failed item, here and in `runEach` only. */
export async function run<Client>(
	context: IExecuteFunctions,
	resources: Resources<Client>,
	connection: Connection<Client>,
): Promise<INodeExecutionData[][]> {
	const items = await runChosen(context, connection, chosenOperation(context, resources));
	const waits = describeWaits(context);
	if (waits) showHint(context, waits);
	return [items];
}

async function runChosen<Client>(
	context: IExecuteFunctions,
	connection: Connection<Client>,
	operation: Operation<Client>,
): Promise<INodeExecutionData[]> {
	if (operation.once) return await runOnce(context, connection, operation);
	if (operation.ask) return await runAsk(context, connection, operation);
	return await runEach(context, connection, operation);
}

type Facts = OperationFacts<readonly Field[]>;

/** Once for all items; not twice at the same time, because both would remember the same. */
async function runOnce<Client>(
	context: IExecuteFunctions,
	connection: Connection<Client>,
	operation: Facts & Completes<Client> & ForAllItems<Client, readonly Field[]>,
): Promise<INodeExecutionData[]> {
	const memory = openNodeMemory(context, String(context.getNodeParameter('operation', 0)));
	try {
		return await memory.alone(async () => {
			const given = context
				.getInputData()
				.map((_, itemIndex) => readValues(context, operation.fields, itemIndex));
			const client = await connection.client(context, given[0] ?? {}, 0);
			const all = await locateAll(context, connection, client, given);
			const [values = {}] = all;
			const { items, keep, hint } = await operation.once(client, all, memory);
			const whole = (await operation.complete?.(client, items, values)) ?? items;
			const outputs = outputsOf(operation, values, whole, isTool(context));
			keep?.();
			if (hint) memory.hint(hint);
			return paired(outputs, 0);
		});
	} catch (error) {
		return [failedItem(context, connection, error, 0)];
	}
}

/** Asks for the first item; n8n waits once, unless the answer is there, and then continues with it. */
async function runAsk<Client>(
	context: IExecuteFunctions,
	connection: Connection<Client>,
	operation: Facts & AsksAndWaits<Client, readonly Field[]>,
): Promise<INodeExecutionData[]> {
	try {
		const given = readValues(context, operation.fields, 0);
		const client = await connection.client(context, given, 0);
		const [values = given] = await locateAll(context, connection, client, [given]);
		const answer = await operation.ask(client, values, context);
		const items = context.getInputData();
		if (items.length > 1) {
			showHint(
				context,
				`It asks and waits once, for the first of ${items.length} items: to do so for each of them, put the node into a loop.`,
			);
		}
		if (!(answer instanceof Date)) {
			return paired(outputsOf(operation, values, answer, isTool(context)), 0);
		}
		await context.putExecutionToWait(answer);
		// n8n continues with these when there is no answer in time.
		return items;
	} catch (error) {
		return [failedItem(context, connection, error, 0)];
	}
}

/** The same for all items: n8n allows no expression there. */
function chosenOperation<Client>(
	context: IExecuteFunctions,
	resources: Resources<Client>,
): Operation<Client> {
	const resource = String(context.getNodeParameter('resource', 0));
	const name = String(context.getNodeParameter('operation', 0));
	const operation = resources[resource]?.operations[name];
	if (operation) return operation;
	throw new NodeOperationError(context.getNode(), `This node has no operation "${name}"`, {
		description: 'Choose the operation again, or update the package n8n-nodes-webex.',
	});
}
