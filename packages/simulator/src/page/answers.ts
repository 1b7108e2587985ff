/** What the server answers to the page, for both sides. */

export interface RoomSummary {
	readonly id: string;
	readonly title: string;
	readonly type: 'direct' | 'group';
	readonly lastActivity: string;
	/** How many messages it has. */
	readonly messages: number;
	/** How many of its cards wait for an answer. */
	readonly waiting: number;
}

export interface ShownMember {
	readonly id: string;
	readonly name: string;
	readonly type: 'bot' | 'person';
}

/** Somebody has pressed a button of a card. */
interface ShownAction {
	readonly name: string;
	readonly created: string;
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
	readonly updated?: string | undefined;
	/** An Adaptive Card. */
	readonly card?: object | undefined;
	/** The card can be submitted, and nobody has done so. */
	readonly isWaiting: boolean;
	/** The last one of the card. */
	readonly action?: ShownAction | undefined;
	readonly files: readonly { readonly id: string; readonly name: string }[];
}

/** The whole room, or only what has changed since a version that the page names. */
export interface ShownRoom {
	/** To be named by the next question. */
	readonly version: string;
	readonly isWhole: boolean;
	/** Absent when they are the same as in the version that was named. */
	readonly members?: readonly ShownMember[];
	/** New and changed ones, oldest first. */
	readonly messages: readonly ShownMessage[];
	/** The IDs of messages that were deleted. */
	readonly deleted: readonly string[];
}
