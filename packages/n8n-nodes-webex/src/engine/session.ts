import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { showHint } from './item.ts';

/** What an operation that remembers something has beside its client and its values. */
export interface Session {
	/** Somebody tries the workflow in the editor: n8n forgets what is remembered then. */
	readonly isTest: boolean;
	/** Ends when the execution is cancelled. */
	readonly signal: AbortSignal | undefined;
	readonly memory: Memory;
	/** For whoever looks at the execution. */
	readonly hint: (message: string) => void;
	/** Does the work, unless the same node is at it in another execution: then nothing. */
	readonly alone: <Item>(work: () => Promise<Item[]>) => Promise<Item[]>;
}

/** JSON that stays from execution to execution. */
export interface Memory {
	readonly read: () => IDataObject | undefined;
	/** Does nothing in a test. */
	readonly write: (value: IDataObject) => void;
}

/** By node of a workflow: n8n saves at the end of an execution, and the next one may have begun before. */
const latest = new Map<string, { readonly revision: number; readonly value: IDataObject }>();

const working = new Set<string>();

/** Each operation of a node remembers its own. */
export function openSession(context: IExecuteFunctions, operation: string): Session {
	const name = `webex ${context.getNode().id} ${operation}`;
	const key = `${context.getWorkflow().id} ${name}`;
	const isTest = context.getMode() === 'manual';
	const hint = (message: string) => showHint(context, message);
	return {
		isTest,
		signal: context.getExecutionCancelSignal(),
		memory: memoryOf(context, { key, name, isTest }),
		hint,
		alone: async (work) => {
			if (isTest) return await work();
			if (working.has(key)) {
				hint(
					'Nothing was retrieved: an earlier execution of this workflow is still at it. What is new comes with the next one.',
				);
				return [];
			}
			working.add(key);
			try {
				return await work();
			} finally {
				working.delete(key);
			}
		},
	};
}

/** In the workflow's static data by the node's ID, which stays when the node is renamed. */
function memoryOf(
	context: IExecuteFunctions,
	{ key, name, isTest }: { readonly key: string; readonly name: string; readonly isTest: boolean },
): Memory {
	const all = context.getWorkflowStaticData('global');
	const stored = () => {
		const { revision = 0, value } = (all[name] ?? {}) as { revision?: number; value?: IDataObject };
		const recent = latest.get(key);
		return recent && recent.revision > revision ? recent : { revision, value };
	};
	return {
		read: () => {
			const { value } = stored();
			return value && (JSON.parse(JSON.stringify(value)) as IDataObject);
		},
		write: (value) => {
			// n8n would not save it, and the active workflow must not hear of it.
			if (isTest) return;
			const next = { revision: stored().revision + 1, value };
			all[name] = next;
			latest.set(key, next);
		},
	};
}
