import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** Where an item carries the key of its delivery from the webhook to the execution. */
const keyField = 'webexDelivery';

/** n8n keeps a hash of each entry, and a delivery has two. */
const options = { mode: 'entries', maxEntries: 1000 } as const;

/** Attempts to write: two processes that write first for a node collide once. */
const maxAttempts = 3;

export const withKey = (json: IDataObject, key: string): IDataObject => ({
	...json,
	[keyField]: key,
});

/**
 * Passes on what the webhook returned, unless another execution did: an event that Webex delivers twice may reach
 * another process of n8n, or come after a restart. n8n stores for the execution, not for the webhook, what was
 * processed.
 */
export async function passOnce(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const passed: INodeExecutionData[] = [];
	for (const { json, ...item } of context.getInputData()) {
		const { [keyField]: key, ...rest } = json;
		const isRepeated = typeof key === 'string' && (await wasPassed(context, key));
		if (!isRepeated) passed.push({ ...item, json: rest });
	}
	return [passed];
}

async function wasPassed(context: IExecuteFunctions, key: string): Promise<boolean> {
	// What a person starts is wanted, and what was tried must not keep an event from the active workflow.
	if (['manual', 'retry'].includes(context.getMode())) return false;
	return await inTurn(`${context.getWorkflow().id} ${context.getNode().id}`, async () => {
		for (let attempt = 1; ; attempt++) {
			try {
				return await wasRecorded(context, key);
			} catch (error) {
				if (attempt < maxAttempts) continue;
				// An event that comes twice is better than one that is lost.
				context.logger.warn(
					`"${context.getNode().name}" does not know whether an event came before: ${(error as Error).message}`,
				);
				return false;
			}
		}
	});
}

/** Records the delivery. n8n runs an execution again whose worker has died: then it is not another one. */
async function wasRecorded(context: IExecuteFunctions, key: string): Promise<boolean> {
	const { helpers } = context;
	const own = `${key} ${context.getExecutionId()}`;
	const { processed } = await helpers.checkProcessedAndRecord([key, own], 'node', options);
	if (!processed.includes(key) || processed.includes(own)) return false;
	await helpers.removeProcessed([own], 'node', options);
	return true;
}

const turns = new Map<string, Promise<unknown>>();

/** One after the other for a node of this process: n8n reads and writes what was processed without a lock. */
async function inTurn<Result>(node: string, work: () => Promise<Result>): Promise<Result> {
	const mine = (turns.get(node) ?? Promise.resolve()).then(work);
	const settled = mine.catch(() => undefined);
	turns.set(node, settled);
	try {
		return await mine;
	} finally {
		if (turns.get(node) === settled) turns.delete(node);
	}
}
