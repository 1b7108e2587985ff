import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { copyOf, type Memory } from '../n8n/static-data.ts';
import { takePlace } from '../shared/place.ts';
import { showHint } from './item.ts';

/** What an operation that remembers something has beside its client and its values. */
export interface NodeMemory {
	/** Somebody tries the workflow in the editor: nothing is remembered then. */
	readonly isTest: boolean;
	/** Ends when the execution is cancelled. */
	readonly signal: AbortSignal | undefined;
	/** What is written counts when the node has succeeded. */
	readonly memory: Memory;
	/** When an execution began that did not come to its end, and had nothing to go on from. In milliseconds. */
	readonly begunBefore: () => number | undefined;
	/** Shown beside the output in the editor. */
	readonly hint: (message: string) => void;
	/** Does the work, or returns nothing while another execution of the same node works. */
	readonly alone: <Item>(work: () => Promise<Item[]>) => Promise<Item[]>;
}

/** After this time, n8n's log says that an execution still works. */
const remarkable = 600_000; // ms

/** Each operation of a node remembers its own. */
export function openNodeMemory(context: IExecuteFunctions, operation: string): NodeMemory {
	const isTest = ['evaluation', 'manual'].includes(context.getMode());
	const hint = (message: string) => showHint(context, message);
	let before: IDataObject | undefined;
	let written: IDataObject | undefined;
	let begunBefore: number | undefined;
	const memory: Memory = {
		read: () => copyOf(written ?? before),
		write: (value) => {
			written = value;
		},
	};
	return {
		isTest,
		signal: context.getExecutionCancelSignal(),
		memory,
		begunBefore: () => begunBefore,
		hint,
		alone: async (work) => {
			if (isTest) return await work();
			const place = await takePlace(context, operation);
			if ('busy' in place) {
				const { busy, since } = place;
				const reason = `execution ${busy} of this workflow still retrieves, or works with what this node returned`;
				hint(`Nothing was retrieved: ${reason}. What is new comes with a later execution.`);
				if (Date.now() > since + remarkable) {
					context.logger.warn(`"${context.getNode().name}" retrieves nothing: ${reason}.`);
				}
				return [];
			}
			if (place.hint) hint(place.hint);
			before = place.value;
			begunBefore = place.begunBefore;
			const items = await work().then(
				(result) => result,
				async (error: unknown) => {
					await place.fail(written);
					throw error;
				},
			);
			if (await place.give(written, items.length)) return items;
			hint(
				'Nothing was returned: this execution was so slow that another one took its place, and returns the same.',
			);
			return [];
		},
	};
}
