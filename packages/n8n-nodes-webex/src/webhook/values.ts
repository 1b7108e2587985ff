import type { TriggerContext } from '../n8n/transport.ts';
import type { Shape } from '../output/shape.ts';

/** What the person chose in the node. */
export interface TriggerValues extends Shape {
	/** Resource and event with a dot in between, such as `messages.created`. */
	readonly event: string;
	readonly filters?: Readonly<Record<string, unknown>> | undefined;
	readonly resolve?: boolean | undefined;
	readonly options?: {
		readonly also?: readonly string[];
		readonly downloadFiles?: boolean | undefined;
		readonly ignoreOwn?: boolean;
		/** Passwords of meetings and recordings. */
		readonly includeSecrets?: boolean;
		readonly ofOrganisation?: boolean;
		readonly removeMention?: boolean | undefined;
	};
}

/** Reads the fields of the node. */
export type ReadTriggerValues = (context: TriggerContext) => TriggerValues;
