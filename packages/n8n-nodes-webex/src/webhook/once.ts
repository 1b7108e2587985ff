import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NoDataTables } from '../shared/data-table.ts';
import { claimDelivery } from '../shared/deliveries.ts';
import type { Received } from './item.ts';
import { noteDelivery } from './seen.ts';

/** Where an item carries what identifies its delivery, from the webhook to the execution. */
const field = 'webexDelivery';

interface Mark extends Received {
	readonly key: string;
	/** The process that the delivery reached. */
	readonly process: string;
}

const thisProcess = crypto.randomUUID();

/** n8n keeps a hash of each entry, and a delivery has two. */
const options = { mode: 'entries', maxEntries: 1000 } as const;

/** Attempts to write: two processes that write first for a node collide once. */
const maxAttempts = 3;

/** What the webhook returns, for the execution that it starts. */
export const marked = (received: Omit<Mark, 'process'>): IDataObject => ({
	[field]: { ...received, process: thisProcess },
});

/**
 * Makes the item of what the webhook returned, unless another execution did: an event that Webex delivers twice may
 * reach another process of n8n, or come after a restart. n8n stores for the execution, not for the webhook, what was
 * processed. Nothing where the item is not wanted.
 */
export async function passOnce(
	context: IExecuteFunctions,
	shown: (received: Received) => Promise<INodeExecutionData | undefined>,
): Promise<INodeExecutionData[][]> {
	const passed: INodeExecutionData[] = [];
	for (const item of context.getInputData()) {
		const mark = item.json[field];
		if (!isMark(mark)) {
			passed.push(item);
			continue;
		}
		// First: when it fails, the event may be taken when it comes again.
		const whole = await shown(mark);
		if (whole && !(await wasPassed(context, mark))) passed.push(whole);
	}
	return [passed];
}

const isMark = (value: unknown): value is Mark =>
	typeof value === 'object' && value !== null && 'key' in value && 'envelope' in value;

async function wasPassed(context: IExecuteFunctions, mark: Mark): Promise<boolean> {
	// What a person starts is wanted, and what was tried must not keep an event from the active workflow.
	if (['manual', 'retry'].includes(context.getMode())) return false;
	for (let attempt = 1; ; attempt++) {
		try {
			return await isRepetition(context, mark);
		} catch (error) {
			if (attempt < maxAttempts) continue;
			// An event that comes twice is better than one that is lost.
			context.logger.warn(
				`"${context.getNode().name}" does not know whether an event came before: ${(error as Error).message}`,
			);
			return false;
		}
	}
}

/**
 * n8n reads and writes its list of what was processed without a lock. That is right where one process receives and
 * executes, one delivery after the other. With workers, the executions agree in a data table.
 */
async function isRepetition(context: IExecuteFunctions, { key, process }: Mark): Promise<boolean> {
	const node = `${context.getWorkflow().id} ${context.getNode().id}`;
	const isListed = async () =>
		!noteDelivery(node, key, context.getExecutionId()) ||
		(await inTurn(node, async () => await wasRecorded(context, key)));
	if (process === thisProcess) return await isListed();
	return await claimDelivery(context, key).then(
		(isFirst) => !isFirst,
		async (error: unknown) => {
			if (error instanceof NoDataTables) return await isListed();
			throw error;
		},
	);
}

/** Records the delivery. An execution that runs a second time is not another one. */
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
