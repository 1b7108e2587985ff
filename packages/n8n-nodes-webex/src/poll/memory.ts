import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { copyOf, type Memory, memoryOfNode, memoryOfPoll } from '../n8n/static-data.ts';

/** What an event remembers, in n8n's static data of the node. */
export interface PollMemory extends Memory {
	/** Whether this poll made the first entry of its event. */
	readonly hasBegun: () => boolean;
	/** As if it had not begun. */
	readonly forgetBeginning: () => void;
}

interface Entry {
	/** The higher one is the newer one. */
	readonly revision?: number;
	readonly event?: string;
	readonly value?: IDataObject;
}

/** By node of a workflow and event: a cache, because n8n drops what the first poll wrote when it fails. */
const beginnings = new Map<string, Entry>();

/**
 * With durable cursors, n8n keeps the section of the node apart. It drops what a poll wrote that failed, and always
 * what the poll at activation wrote. The section of the workflow is saved when the workflow is activated, so the first
 * entry of an event is written there too. The newest entry counts; another event begins anew.
 */
export function openPollMemory(context: IPollFunctions, event: string): PollMemory {
	const key = `${context.getWorkflow().id} ${context.getNode().id} ${event}`;
	const ofNode = memoryOfPoll(context);
	const ofWorkflow = memoryOfNode(context, 'poll');
	const isTest = context.getMode() === 'manual';
	const before = ofWorkflow.read() ?? {};
	const newest = (): Entry =>
		[ofNode.read() ?? {}, ofWorkflow.read() ?? {}, beginnings.get(key) ?? {}].reduce(
			(one: Entry, other: Entry) => (revisionOf(other) > revisionOf(one) ? other : one),
		);
	const isBeginning = newest().event !== event || newest().value === undefined;
	let hasBegun = false;
	return {
		read: () => {
			const { event: remembered, value } = newest();
			return remembered === event ? copyOf(value) : undefined;
		},
		write: (value) => {
			if (isTest) return;
			const entry = { revision: revisionOf(newest()) + 1, event, value };
			ofNode.write(entry);
			if (!isBeginning) return;
			hasBegun = true;
			ofWorkflow.write(entry);
			beginnings.set(key, entry);
		},
		hasBegun: () => hasBegun,
		forgetBeginning: () => {
			beginnings.delete(key);
			ofWorkflow.write(before);
		},
	};
}

const revisionOf = ({ revision = 0 }: Entry) => revision;
