import type { FunctionsBase, IDataObject } from 'n8n-workflow';

/** JSON that stays from execution to execution. */
export interface Memory {
	readonly read: () => IDataObject | undefined;
	readonly write: (value: IDataObject) => void;
}

type Context = Pick<FunctionsBase, 'getNode' | 'getWorkflowStaticData'>;

/**
 * What a node keeps with its workflow, under its ID, which stays when the node is renamed. n8n saves it after an
 * execution, and after a workflow was activated or deactivated. It never saves what a webhook writes.
 */
export function memoryOfNode(context: Context, part?: string): Memory {
	const all = context.getWorkflowStaticData('global');
	const name = ['webex', context.getNode().id, part].filter(Boolean).join(' ');
	return {
		read: () => copyOf(all[name] as IDataObject | undefined),
		write: (value) => {
			all[name] = value;
		},
	};
}

/** What a poll keeps: n8n saves it together with the execution that the poll starts. */
export function memoryOfPoll(context: Context): Memory {
	const data = context.getWorkflowStaticData('node');
	return {
		read: () => copyOf(data),
		write: (value) => {
			Object.assign(data, value);
		},
	};
}

/** n8n watches its own objects for changes, also what was written into them. */
export const copyOf = (data: IDataObject | undefined): IDataObject | undefined =>
	data && (JSON.parse(JSON.stringify(data)) as IDataObject);
