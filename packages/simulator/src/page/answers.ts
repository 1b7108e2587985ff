/** What the server answers to the page, for both sides. */

export interface RoomSummary {
	readonly id: string;
	readonly title: string;
	readonly type: 'direct' | 'group';
	readonly lastActivity: string;
	/** How many messages it has. */
	readonly messages: number;
}

export interface ShownMember {
	readonly id: string;
	readonly name: string;
	readonly type: 'bot' | 'person';
}

export interface ShownMessage {
	readonly id: string;
	readonly parentId?: string | undefined;
	/** Of its author. */
	readonly name: string;
	readonly text: string;
	/** Rendered by the simulator from Markdown, with everything else escaped. */
	readonly html?: string | undefined;
	readonly created: string;
	/** An Adaptive Card. */
	readonly card?: object | undefined;
	readonly files: readonly { readonly id: string; readonly name: string }[];
}

export interface ShownRoom {
	readonly members: readonly ShownMember[];
	/** Oldest first. */
	readonly messages: readonly ShownMessage[];
}
