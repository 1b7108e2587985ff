import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import type { Memory } from '../engine/session.ts';

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

/** By node of a workflow and event: a cache, for n8n drops what the first poll wrote when it fails. */
const beginnings = new Map<string, Entry>();

/**
 * With durable cursors, n8n keeps the section of the node apart. It drops what a poll wrote that failed, and always
 * what the poll at activation wrote. The section of the workflow is saved when the workflow is activated, so the first
 * entry of an event is written there too. Whichever is newest counts: another event begins anew.
 */
export function openPollMemory(context: IPollFunctions, event: string): PollMemory {
	const node = context.getNode();
	const key = `${context.getWorkflow().id} ${node.id} ${event}`;
	const name = `webex ${node.id} poll`;
	const ofNode: Entry & IDataObject = context.getWorkflowStaticData('node');
	const ofWorkflow = context.getWorkflowStaticData('global');
	const isTest = context.getMode() === 'manual';
	const before = ofWorkflow[name];
	const entries = (): readonly Entry[] => [
		ofNode,
		(ofWorkflow[name] ?? {}) as Entry,
		beginnings.get(key) ?? {},
	];
	const newest = () =>
		entries().reduce((one, other) => (revisionOf(other) > revisionOf(one) ? other : one));
	const isBeginning = newest().event !== event || newest().value === undefined;
	let hasBegun = false;
	return {
		read: () => {
			const { event: remembered, value } = newest();
			if (remembered !== event || !value) return undefined;
			return JSON.parse(JSON.stringify(value)) as IDataObject;
		},
		write: (value) => {
			if (isTest) return;
			const entry = { revision: revisionOf(newest()) + 1, event, value };
			Object.assign(ofNode, entry);
			if (!isBeginning) return;
			hasBegun = true;
			ofWorkflow[name] = entry;
			beginnings.set(key, entry);
		},
		hasBegun: () => hasBegun,
		forgetBeginning: () => {
			beginnings.delete(key);
			if (before === undefined) delete ofWorkflow[name];
			else ofWorkflow[name] = before;
		},
	};
}

const revisionOf = ({ revision = 0 }: Entry) => revision;
