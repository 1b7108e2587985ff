import type {
	IConnections,
	IDataObject,
	INode,
	IRun,
	IRunExecutionData,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { credentialsFor, type Harness } from './harness.ts';
import { Workflow, WorkflowExecute } from './n8n.ts';

/** A node of a small workflow, with the names of the nodes that it leads to. */
export interface Step {
	readonly name: string;
	readonly type: 'test.items' | 'n8n-nodes-webex.webexMessages';
	readonly parameters: IDataObject;
	readonly to?: readonly string[];
	readonly more?: Partial<INode>;
}

interface Start {
	readonly executionId: string;
	readonly mode?: WorkflowExecuteMode;
	/** Of an execution that failed, as n8n stored it: "Retry" goes on with it. */
	readonly failed?: IRunExecutionData;
}

/** Runs several nodes in one execution of n8n-core, from the first of them. */
export async function runWorkflow(
	harness: Harness,
	steps: readonly Step[],
	{ executionId, mode = 'trigger', failed }: Start,
): Promise<IRun> {
	const nodes = steps.map(
		({ name, type, parameters, more }, index) =>
			({
				id: `node-${index}`,
				name,
				type,
				typeVersion: 1,
				position: [index * 200, 0],
				parameters,
				credentials: credentialsFor(harness.credential),
				...more,
			}) as INode,
	);
	const connections: IConnections = Object.fromEntries(
		steps.map(({ name, to = [] }) => [
			name,
			{ main: [to.map((node) => ({ node, type: 'main', index: 0 }))] },
		]),
	);
	const workflow = new Workflow({
		id: 'several',
		active: false,
		nodeTypes: harness.nodeTypes,
		settings: { executionOrder: 'v1' },
		nodes,
		connections,
	});
	const additionalData: IWorkflowExecuteAdditionalData = {
		...harness.additionalData('several'),
		executionId,
	};
	const [first] = nodes;
	if (failed) {
		return await new WorkflowExecute(additionalData, mode, failed).processRunExecutionData(
			workflow,
		);
	}
	const execute = new WorkflowExecute(additionalData, mode);
	return await execute.run({ workflow, ...(first && { startNode: first }) });
}

/** What n8n goes on with when somebody retries an execution: without the failure of its last node. */
export function toRetry(run: IRun): IRunExecutionData {
	const data = JSON.parse(JSON.stringify(run.data)) as IRunExecutionData;
	const { resultData } = data;
	delete resultData.error;
	resultData.runData[resultData.lastNodeExecuted ?? '']?.pop();
	return data;
}
