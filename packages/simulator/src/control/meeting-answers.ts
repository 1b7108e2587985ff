/** What the control routes of meetings answer, for both sides. */

interface ShownMeeting {
	/** Of the series. */
	readonly id: string;
	readonly title: string;
	readonly meetingNumber: string;
	/** The name. */
	readonly host: string;
	/** ISO 8601. */
	readonly start: string;
}

export interface UpcomingMeeting extends ShownMeeting {
	/** How many people are invited. */
	readonly invitees: number;
}

export interface RunningMeeting extends ShownMeeting {
	readonly instanceId: string;
	/** False while everybody waits for the host. */
	readonly isOpen: boolean;
	readonly isLocked: boolean;
	readonly recording: 'off' | 'on' | 'paused';
	/** Those who are there, or wait in the lobby. */
	readonly participants: readonly {
		readonly id: string;
		/** Absent for guests. */
		readonly personId?: string;
		readonly name: string;
		readonly isHost: boolean;
		readonly waits: boolean;
		/** The breakout session in which the person is. */
		readonly session?: string;
	}[];
}

export interface HeldMeeting extends ShownMeeting {
	readonly instanceId: string;
	/** ISO 8601. */
	readonly end: string;
	/** How many people were there. */
	readonly people: number;
	readonly recordings: number;
	readonly transcripts: number;
	readonly summaries: number;
	/** How much of that has still to appear. */
	readonly pending: number;
}

export interface ControlMeetings {
	/** Who can join. */
	readonly people: readonly { readonly id: string; readonly name: string }[];
	readonly running: readonly RunningMeeting[];
	/** The next one of each series, by its start. */
	readonly upcoming: readonly UpcomingMeeting[];
	/** The last one first. */
	readonly held: readonly HeldMeeting[];
}
