import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { copyOf, memoryOfNode } from '../n8n/static-data.ts';
import type { Occupied, Place } from './place.ts';

/** By node of a workflow: n8n saves at the end of an execution, and the next one may have begun before. */
const latest = new Map<string, { readonly revision: number; readonly value: IDataObject }>();

const working = new Map<string, Occupied>();

/** For an n8n without data tables: in the static data of the workflow, which is right for one process only. */
export function takeInProcess(context: IExecuteFunctions, operation: string): Occupied | Place {
	const key = `${context.getWorkflow().id} ${context.getNode().id} ${operation}`;
	const busy = working.get(key);
	if (busy) return busy;
	const stored = memoryOfNode(context, operation);
	const newest = () => {
		const saved = (stored.read() ?? {}) as { revision?: number; value?: IDataObject };
		const { revision = 0, value } = saved;
		const recent = latest.get(key);
		return recent && recent.revision > revision ? recent : { revision, value };
	};
	working.set(key, { busy: context.getExecutionId(), since: Date.now() });
	const write = (value: IDataObject | undefined) => {
		working.delete(key);
		if (value === undefined) return;
		const next = { revision: newest().revision + 1, value };
		stored.write(next);
		latest.set(key, next);
	};
	return {
		value: copyOf(newest().value),
		begunBefore: undefined,
		hint: 'This n8n has no data tables, so its processes do not share where this node stands. On one process every message is returned once; in queue mode, use the Webex Scheduled Check Trigger.',
		give: async (value) => {
			write(value);
			return true;
		},
		fail: async (value) => write(value),
	};
}
