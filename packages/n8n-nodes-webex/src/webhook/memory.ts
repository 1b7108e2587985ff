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
	/** Newest last. */
	readonly deliveries?: readonly string[];
}

/** By node: events may come before n8n has saved what was registered. */
const fresh = new Map<string, Registered>();

const keyOf = (context: TriggerContext) => {
	const isTest = 'getActivationMode' in context && context.getActivationMode() === 'manual';
	const kind = isTest || context.getMode() === 'manual' ? 'test' : 'live';
	return `${context.getWorkflow().id} ${context.getNode().id} ${kind}`;
};

/** In the workflow's static data by the node's ID, which stays when the node is renamed. */
export function webhookMemory(context: TriggerContext): {
	readonly read: () => Registered;
	readonly write: (value: Registered) => void;
	/** What is about to be registered. */
	readonly announce: (value: Registered) => void;
	readonly announced: () => Registered | undefined;
} {
	const name = `webex ${context.getNode().id}`;
	const data = context.getWorkflowStaticData('global');
	return {
		read: () => JSON.parse(JSON.stringify(data[name] ?? {})) as Registered,
		write: (value) => {
			data[name] = { ...value };
		},
		announce: (value) => {
			fresh.set(keyOf(context), value);
		},
		announced: () => fresh.get(keyOf(context)),
	};
}
