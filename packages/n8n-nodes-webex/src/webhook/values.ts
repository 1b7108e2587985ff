/** What the person chose in the node. */
export interface TriggerValues {
	/** Resource and event with a dot in between, such as `messages.created`. */
	readonly event: string;
	readonly filters?: Readonly<Record<string, unknown>>;
	readonly resolve?: boolean;
	readonly simplify: boolean;
	readonly options?: {
		readonly also?: readonly string[];
		readonly downloadFiles?: boolean;
		readonly ignoreOwn?: boolean;
		readonly ofOrganisation?: boolean;
		readonly removeMention?: boolean;
	};
}
