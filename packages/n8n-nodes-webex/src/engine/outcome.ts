import type { OnKeep } from '@webex-nodes/client';
import type { IBinaryData, IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Authentication } from '../n8n/client.ts';
import { explain } from '../n8n/failures.ts';
import { nodeFailure } from '../n8n/node-failure.ts';
import type { TriggerContext } from '../n8n/transport.ts';
import { brief, fieldsOf, shaped } from '../output/shape.ts';
import type { Field } from './field.ts';
import { WithFiles } from './item.ts';
import type { OperationFacts } from './operation.ts';
import { hideSecrets } from './secrets.ts';

/** What the operations of a node work with. */
export interface Connection<Client> {
	/** `values` are those of the operation, where the client depends on one of them. */
	readonly client: (
		context: IExecuteFunctions,
		values: Readonly<Record<string, unknown>>,
		itemIndex: number,
		/** Is called with what lists keep in memory. */
		onKeep?: OnKeep,
	) => Promise<Client>;
	/** Finds what the values name. `run` stands for the run of the node, which finds each name once. */
	readonly locate?: <Given>(client: Client, values: Given, run: object) => Promise<Given>;
	readonly authentication: (context: IExecuteFunctions) => Authentication;
	/** Items that are worked on at the same time; one after the other when left out. */
	readonly concurrency?: number;
}

/** What the values name is found before the operation sees them; the context stands for the run. */
export async function locateAll<Client, Given>(
	context: IExecuteFunctions,
	{ locate }: Connection<Client>,
	client: Client,
	all: readonly Given[],
): Promise<readonly Given[]> {
	if (!locate) return all;
	return await Promise.all(all.map(async (values) => await locate(client, values, context)));
}

export interface Output {
	readonly json: IDataObject;
	readonly binary?: Record<string, IBinaryData>;
}

/** The items that a result becomes: one, several when it is a list. */
export function outputsOf(
	{
		simplify,
		hidesSecrets = false,
		link,
	}: Pick<OperationFacts<readonly Field[]>, 'hidesSecrets' | 'link' | 'simplify'>,
	values: Readonly<Record<string, unknown>>,
	result: unknown,
	isForModel = false,
): readonly Output[] {
	const mayShowAll = !hidesSecrets || values['includeSecrets'] === true;
	return [result].flat().map((item) => {
		const { json, files } = item instanceof WithFiles ? item : { json: item, files: undefined };
		const shown = mayShowAll ? objectOf(json) : hideSecrets(objectOf(json), link);
		const output = shaped(values, shown, simplify);
		const isChosen = values['simplify'] === false || fieldsOf(values) !== undefined;
		return {
			json: isForModel && !isChosen ? brief(output) : output,
			...(files && { binary: files }),
		};
	});
}

const objectOf = (json: unknown): object => (typeof json === 'object' && json !== null ? json : {});

/** Says from which item they come: one object for all of them, which n8n then also saves once. */
export function paired(outputs: readonly Output[], item: number): INodeExecutionData[] {
	const pairedItem = { item };
	return outputs.map((output) => ({ ...output, pairedItem }));
}

/** Whether an agent called the node as its tool. */
export const isTool = (context: IExecuteFunctions | TriggerContext): boolean =>
	('isToolExecution' in context && context.isToolExecution()) ||
	// Newer agents run it as a node like others.
	context.getNode().type.endsWith('Tool');

/** Throws, or with "Continue on Fail" returns an item that says what happened. */
export function failedItem<Client>(
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
