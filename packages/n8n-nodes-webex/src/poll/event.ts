import type { Person, RestClient } from '@webex-nodes/client';
import type { Memory } from '../n8n/static-data.ts';
import type { Shape } from '../output/shape.ts';
import type { ChosenScope } from '../retrieval/periods.ts';
import type { ChosenRooms } from '../retrieval/rooms.ts';

/** What a person chose in the node. */
export interface PollValues extends ChosenRooms, ChosenScope, Shape {
	/** Passwords of meetings and recordings. */
	readonly includeSecrets?: boolean | undefined;
	readonly withParticipants?: boolean | undefined;
	readonly options: {
		readonly editHours?: number | undefined;
		readonly fromPeople?: readonly string[] | undefined;
		readonly ignoreOwn?: boolean | undefined;
		readonly lateHours?: number | undefined;
		readonly overlapSeconds?: number | undefined;
		readonly removeMention?: boolean | undefined;
		/** A part of the text, or a pattern. */
		readonly text?: string | undefined;
	};
}

export interface Poll {
	readonly client: RestClient;
	readonly values: PollValues;
	readonly memory: Memory;
	/** A test in the editor: it shows a sample, and nothing may be remembered. */
	readonly isTest: boolean;
	/** When to stop and leave the rest to the next poll, in milliseconds since the epoch. */
	readonly deadline: number;
	/** The account itself. */
	readonly me: () => Promise<Person>;
}

interface Polled {
	readonly items: readonly object[];
	/** Remembers how far it came. */
	readonly keep: () => void;
	/** What a person should know, for n8n's log: a poll that finds nothing shows nothing else. */
	readonly warning?: string | undefined;
}

/** Something that a poll looks for. */
export type PollEvent = (poll: Poll) => Promise<Polled>;
