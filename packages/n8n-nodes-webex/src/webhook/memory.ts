import type { IDataObject } from 'n8n-workflow';
import { memoryOfNode } from '../n8n/static-data.ts';
import type { TriggerContext } from '../n8n/transport.ts';
import type { Wanted } from './registration.ts';

/** What the node knows of its webhook. */
export interface Registered {
	readonly webhookId?: string;
	readonly secret?: string;
	/** As it was registered. */
	readonly wanted?: Wanted;
	/** The account itself. */
	readonly personId?: string;
}

/** By node: events may come before n8n has saved what was registered. */
const fresh = new Map<string, Registered>();

/** What the names of all webhooks of a node have in common: those of tests, or those of the active workflow. */
export function markOf(context: TriggerContext): string {
	const isTest = 'getActivationMode' in context && context.getActivationMode() === 'manual';
	const kind = isTest || context.getMode() === 'manual' ? 'test' : 'live';
	const instance = context.getInstanceId().slice(0, 8);
	return `[${instance} ${context.getWorkflow().id} ${context.getNode().id} ${kind}]`;
}

/** Of a node of this n8n, as nobody else has it. */
export const identityOf = (context: TriggerContext): string =>
	`${context.getInstanceId()} ${markOf(context)}`;

export function webhookMemory(context: TriggerContext): {
	readonly read: () => Registered;
	readonly write: (value: Registered) => void;
	/** What is about to be registered. */
	readonly announce: (value: Registered) => void;
	readonly announced: () => Registered | undefined;
} {
	const { read, write } = memoryOfNode(context);
	return {
		read: () => (read() ?? {}) as Registered,
		write: (value) => write({ ...value } as IDataObject),
		announce: (value) => {
			fresh.set(markOf(context), value);
		},
		announced: () => fresh.get(markOf(context)),
	};
}
