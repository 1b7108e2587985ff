import type { IExecuteFunctions, INodeExecutionData, IRunExecutionData } from 'n8n-workflow';
import type { Entry } from './turn.ts';

/** Whether n8n has stored the items of an execution with it, and the execution has ended or waits. */
export async function isDelivered(
	context: Pick<IExecuteFunctions, 'getExecutionDataById'>,
	{ execution, node, count }: Entry,
): Promise<boolean> {
	const data = await context.getExecutionDataById(execution);
	// It was set not to be kept; n8n keeps one that crashed.
	if (!data) return true;
	if (!hasEnded(data)) return false;
	const runs = data.resultData.runData[node] ?? [];
	return runs.some(({ data: outputs }) => {
		const items = outputs?.['main']?.[0] ?? [];
		return items.length === count && !items.some(isMadeUp);
	});
}

function hasEnded({ waitTill, resultData, executionData }: IRunExecutionData): boolean {
	if (waitTill) return true;
	// n8n writes this one when it finds an execution whose process has died.
	if (resultData.error) return resultData.error.name !== 'WorkflowCrashedError';
	// While it runs, what to do first is still there.
	return executionData?.nodeExecutionStack.length === 0;
}

/** n8n puts this in the place of items that it lost. */
const isMadeUp = ({ json }: INodeExecutionData) => json['isArtificialRecoveredEventItem'] === true;
