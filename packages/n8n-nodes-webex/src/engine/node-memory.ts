import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { copyOf, type Memory, memoryOfNode } from '../n8n/static-data.ts';
import { showHint } from './item.ts';

/** What an operation that remembers something has beside its client and its values. */
export interface NodeMemory {
	/** Somebody tries the workflow in the editor: n8n forgets what is remembered then. */
	readonly isTest: boolean;
	/** Ends when the execution is cancelled. */
	readonly signal: AbortSignal | undefined;
	/** Writes nothing in a test. */
	readonly memory: Memory;
	/** Shown beside the output in the editor. */
	readonly hint: (message: string) => void;
	/** Does the work, or returns nothing while another execution of the same node does it. */
	readonly alone: <Item>(work: () => Promise<Item[]>) => Promise<Item[]>;
}

/** By node of a workflow: n8n saves at the end of an execution, and the next one may have begun before. */
const latest = new Map<string, { readonly revision: number; readonly value: IDataObject }>();

const working = new Set<string>();

/** Each operation of a node remembers its own. */
export function openNodeMemory(context: IExecuteFunctions, operation: string): NodeMemory {
	const key = `${context.getWorkflow().id} webex ${context.getNode().id} ${operation}`;
	const isTest = context.getMode() === 'manual';
	const hint = (message: string) => showHint(context, message);
	return {
		isTest,
		signal: context.getExecutionCancelSignal(),
		memory: newestMemory(memoryOfNode(context, operation), { key, isTest }),
		hint,
		alone: async (work) => {
			if (isTest) return await work();
			if (working.has(key)) {
				hint(
					'Nothing was retrieved: an earlier execution of this workflow is still working. What is new comes with the next one.',
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

/** What n8n has saved, or what an earlier execution of this process wrote after that. */
function newestMemory(
	saved: Memory,
	{ key, isTest }: { readonly key: string; readonly isTest: boolean },
): Memory {
	const newest = () => {
		const { revision = 0, value } = (saved.read() ?? {}) as {
			revision?: number;
			value?: IDataObject;
		};
		const recent = latest.get(key);
		return recent && recent.revision > revision ? recent : { revision, value };
	};
	return {
		read: () => copyOf(newest().value),
		write: (value) => {
			// n8n would not save it, and the active workflow must not read it.
			if (isTest) return;
			const next = { revision: newest().revision + 1, value };
			saved.write(next);
			latest.set(key, next);
		},
	};
}
