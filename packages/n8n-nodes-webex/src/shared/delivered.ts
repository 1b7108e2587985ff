import type { IExecuteFunctions, INodeExecutionData, IRunExecutionData } from 'n8n-workflow';
import type { Entry } from './turn.ts';

export type Context = IExecuteFunctions & {
	/** Since n8n 2.41, or a little earlier. */
	readonly onExecutionFinish?: (handler: () => Promise<void>) => void;
	/** Of the execution, as n8n works on it. */
	readonly runExecutionData?: IRunExecutionData;
};

/** Whether n8n has stored the items of an execution with it, and the execution has ended or waits. */
export async function isDelivered(
	context: Context,
	{ execution, node, count }: Entry,
): Promise<boolean> {
	const data = await context.getExecutionDataById(execution).then(
		(found) => found,
		(error: Error) => {
			// Where n8n keeps executions in files, one may be missing.
			context.logger.warn(`Execution ${execution} could not be read: ${error.message}`);
			return undefined;
		},
	);
	// n8n may have been told not to keep it, because it succeeded or because it failed. Where n8n tells the end of an
	// execution, one that did not tell it has died.
	if (!data) return !context.onExecutionFinish;
	if (!hasEnded(data)) return false;
	const runs = data.resultData.runData[node] ?? [];
	return runs.some(({ data: outputs }) => {
		const items = outputs?.['main']?.[0] ?? [];
		return items.length === count && !items.some(isMadeUp);
	});
}

/** n8n tells no end when it could not store it, because the database was away. */
const silence = 600_000; // ms

/** Whether the nodes of this execution have had nothing to do for long. */
export function isIdle({ runExecutionData }: Context): boolean {
	if (!runExecutionData) return false;
	const { resultData, executionData } = runExecutionData;
	if (executionData?.nodeExecutionStack.length !== 0) return false;
	const last = resultData.runData[resultData.lastNodeExecuted ?? '']?.at(-1);
	return last !== undefined && last.startTime + last.executionTime + silence < Date.now();
}

function hasEnded({ waitTill, resultData, executionData }: IRunExecutionData): boolean {
	if (waitTill) return true;
	// n8n writes this one when it finds an execution whose process has died.
	if (resultData.error) return resultData.error.name !== 'WorkflowCrashedError';
	// While it runs, what to do first is still there.
	return executionData?.nodeExecutionStack.length === 0;
}

/** In the place of items that n8n lost, or of all of them when the node failed. */
const isMadeUp = ({ json }: INodeExecutionData) =>
	json['isArtificialRecoveredEventItem'] === true || 'error' in json;
